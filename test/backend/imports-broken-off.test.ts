import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openStore } from '../../main/store/open.ts'
import { call, header } from './call-rows.ts'
import { openTestDesk, type TestDesk } from './desk.ts'
import { addSource, loadFile, writeTable } from './imports.ts'
import { leftovers, nothing } from './leftovers.ts'

let desk: TestDesk
let sourceId: number
beforeEach(async () => {
  desk = await openTestDesk()
  sourceId = await addSource(desk.client)
})
afterEach(() => desk.close())

const calls = (...rows: string[]) => writeTable(desk, 'calls.csv', `${[header, ...rows].join('\n')}\n`)
const manyCalls = (rows: number) =>
  calls(...Array.from({ length: rows }, (_, i) => call(i, { telephone: `0116 ${i}` })))

test('progress is told; two imports at once wait for each other', async () => {
  const file = manyCalls(30_000)
  const told: number[] = []
  const onProgress = ({ done }: { done: number }) => told.push(done)
  const { mapping } = await desk.client.imports.inspect({ file, sourceId })
  const both = await Promise.all([
    desk.client.imports.run({ file, sourceId, mapping }, { onProgress }),
    desk.client.imports.run({ file, sourceId, mapping }),
  ])
  expect(both).toMatchObject([{ loaded: 30_000 }, { loaded: 0, duplicate: 30_000 }])
  expect(told.length).toBeGreaterThan(1)
  const listed = await desk.client.imports.issues({ importId: both[1].id })
  expect(listed.total).toBe(100)
  expect((await desk.client.imports.get({ importId: both[1].id })).reasons).toEqual([
    { outcome: 'duplicate', reason: 'Already loaded', count: 30_000 },
  ])
})

test('a cancelled import leaves nothing', async () => {
  const file = manyCalls(60_000)
  const stop = new AbortController()
  const onProgress = ({ done }: { done: number }) => {
    if (done > 0) stop.abort()
  }
  const running = loadFile(desk.client, file, sourceId, {}, { signal: stop.signal, onProgress })
  await expect(running).rejects.toMatchObject({ code: 'cancelled' })
  expect(await leftovers(desk)).toEqual(nothing)
})

test('a file that turns bad far down leaves nothing', async () => {
  const { mapping } = await desk.client.imports.inspect({ file: calls(call(1)), sourceId })
  const many = Array.from({ length: 30_000 }, (_, i) =>
    i < 20_000 ? call(i) : call(i).replace('Street drinking', `Words ${i}`),
  )
  await expect(desk.client.imports.run({ file: calls(...many), sourceId, mapping })).rejects.toMatchObject({
    ...{ code: 'invalid', message: expect.stringContaining('“Type” holds more than 5000') },
  })
  expect(await leftovers(desk)).toEqual(nothing)
})

test('what a killed import left is gone when the bureau is opened again', async () => {
  const path = join(desk.folder, 'Test bureau.bureau')
  const done = await loadFile(desk.client, calls(call(1)), sourceId)
  await loadFile(desk.client, calls(call(2), call(3, { received: 'soon' })), sourceId)
  await desk.client.settings.closeBureau()
  const store = await openStore(path, 'analyst.one', new Date())
  await store.db.updateTable('import').set({ status: 'running' }).where('id', '!=', done.id).execute()
  await store.close()
  await desk.client.settings.openBureau({ path })
  expect((await desk.client.imports.list()).map(({ id }) => id)).toEqual([done.id])
  expect(await leftovers(desk)).toMatchObject({ imports: 1, incidents: 1, issues: 0 })
})

test('a cancel that overtakes the start of its job still cancels it', async () => {
  const { mapping } = await desk.client.imports.inspect({ file: calls(call(1)), sourceId })
  const controller = new AbortController()
  const running = desk.client.imports.run(
    { file: calls(call(1)), sourceId, mapping },
    { signal: controller.signal },
  )
  controller.abort()
  await expect(running).rejects.toMatchObject({ code: 'cancelled' })
  expect(await desk.client.imports.list()).toEqual([])
})
