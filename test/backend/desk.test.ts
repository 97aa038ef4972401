import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { openTestDesk, type TestDesk } from './desk.ts'

let desk: TestDesk
afterEach(() => desk.close())

test('a new bureau has its creator as manager and passes its own checks', async () => {
  desk = await openTestDesk()
  const { bureau } = await desk.client.settings.desk()
  expect(bureau?.person.role).toBe('manager')
  expect(await desk.client.settings.checkIntegrity()).toMatchObject({ sound: true, findings: [] })
})

test('a bureau is opened again with what was saved, and an alteration leaves a record', async () => {
  desk = await openTestDesk()
  await desk.client.settings.saveAgency({ key: 'council', name: 'City council' })
  await desk.client.settings.closeBureau()
  await desk.client.settings.openBureau({ path: join(desk.folder, 'Test bureau.bureau') })
  expect(await desk.client.settings.agencies()).toMatchObject([{ key: 'council', name: 'City council' }])
  const audit = await desk.client.access.audit({})
  expect(audit.rows).toMatchObject([
    { procedure: 'settings.saveAgency', kind: 'alteration', login: 'analyst.one' },
  ])
})

test('the day of a bureau is the day it is in London', async () => {
  desk = await openTestDesk()
  expect((await desk.client.settings.desk()).bureau!.today).toBe('2025-06-16')
  desk.setNow('2025-06-16T23:30:00.000Z')
  expect((await desk.client.settings.desk()).bureau!.today).toBe('2025-06-17')
})

test('a call that fails leaves neither a change nor a record', async () => {
  desk = await openTestDesk()
  await desk.client.settings.saveAgency({ key: 'council', name: 'City council' })
  await expect(desk.client.settings.saveAgency({ key: 'council', name: 'Other' })).rejects.toMatchObject({
    code: 'conflict',
  })
  expect((await desk.client.access.audit({})).total).toBe(1)
})

test('only one process writes a bureau at a time, and the second is told who holds it', async () => {
  desk = await openTestDesk()
  const second = await openTestDesk({ folder: desk.folder, login: 'analyst.two', bureau: null })
  const opening = second.client.settings.openBureau({ path: join(desk.folder, 'Test bureau.bureau') })
  await expect(opening).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('analyst.one'),
  })
  await desk.client.settings.closeBureau()
  const summary = await second.client.settings.openBureau({ path: join(desk.folder, 'Test bureau.bureau') })
  // Somebody the bureau does not know may look at next to nothing.
  expect(summary.person.role).toBe('partner')
  await expect(second.client.settings.agencies()).resolves.toEqual([])
  await expect(second.client.access.people()).rejects.toMatchObject({ code: 'forbidden' })
  await expect(second.client.settings.saveAgency({ key: 'x', name: 'X' })).rejects.toMatchObject({
    code: 'forbidden',
  })
  await second.close()
})

test('what is no bureau is refused with a reason, and nothing is written to it', async () => {
  desk = await openTestDesk({ bureau: null })
  const path = join(desk.folder, 'not one.bureau')
  writeFileSync(path, 'hello')
  await expect(desk.client.settings.openBureau({ path })).rejects.toMatchObject({ code: 'invalid' })
  await expect(desk.client.settings.openBureau({ path: desk.folder })).rejects.toMatchObject({
    code: 'invalid',
  })
  await expect(desk.client.settings.openBureau({ path: `${path}.gone` })).rejects.toMatchObject({
    code: 'not-found',
  })
  await expect(desk.client.access.people()).rejects.toMatchObject({ code: 'conflict' })
})

test('a name nobody declared is an ordinary not-found, and bad input names its field', async () => {
  desk = await openTestDesk()
  const loose = desk.client as unknown as Record<string, Record<string, (input: unknown) => Promise<unknown>>>
  for (const [feature, verb] of [
    ['settings', 'nothing'],
    ['constructor', 'name'],
    ['settings', 'toString'],
    ['settings', 'changed'],
  ]) {
    await expect(loose[feature!]![verb!]!(undefined)).rejects.toMatchObject({ code: 'not-found' })
  }
  await expect(desk.client.settings.saveAgency({ key: 'No Blanks', name: 'X' })).rejects.toMatchObject({
    code: 'invalid',
    message: expect.stringContaining('key'),
  })
})

test('the last manager cannot become something else', async () => {
  desk = await openTestDesk()
  const [me] = await desk.client.access.people()
  await expect(desk.client.access.savePerson({ ...me!, role: 'analyst' })).rejects.toMatchObject({
    code: 'conflict',
  })
  await expect(desk.client.access.savePerson({ ...me!, version: 9 })).rejects.toMatchObject({
    code: 'conflict',
  })
})

test('a partner cannot speak for an agency the bureau does not have', async () => {
  desk = await openTestDesk()
  const person = { login: 'p.one', name: 'P One', role: 'partner' as const, agencyId: 99 }
  await expect(desk.client.access.savePerson(person)).rejects.toMatchObject({
    code: 'invalid',
    message: expect.stringContaining('agency'),
  })
  expect(await desk.client.access.people()).toHaveLength(1)
})
