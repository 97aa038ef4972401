import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeXlsx } from 'hucre'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openTestDesk, type TestDesk } from './desk.ts'

let desk: TestDesk
beforeEach(async () => {
  desk = await openTestDesk()
  desk.setNow('2025-06-30T10:00:00.000Z')
})
afterEach(() => desk.close())

const columns = { reference: 0, unit: 1, risk: 3, lastOn: 4, dueOn: 5, doneOn: 6 }
const csv = `Ref,Team,Name of tenant,Risk,Last,Due,Done
V-1,Northgate,Secret person,high,01/03/2025,01/06/2025,
V-2,Northgate,Secret person,very high,,15/06/2025,
V-3,Harbour,Secret person,low,01/02/2025,01/05/2025,20/06/2025
V-4,Harbour,Secret person,odd,,,
V-1,Harbour,Secret person,low,,,
V-5,Harbour,Secret person,low,31/02/2025,,
,Harbour,Secret person,low,,,
V-6,Harbour,Secret person,low,,,01/07/2025
`
function file(name: string, content: string | Uint8Array) {
  const path = join(desk.folder, name)
  writeFileSync(path, content)
  return path
}
const load = (content: string | Uint8Array = csv, name = 'visits.csv') =>
  desk.client.tasking.loadWorkList({ file: file(name, content), name: 'Visits due', columns })

test('a list is taken by the columns a person names, its faults are told, and nobody’s name is kept', async () => {
  const shown = await desk.client.tasking.inspectWorkList({ file: file('visits.csv', csv) })
  expect(shown).toMatchObject({
    count: 8,
    header: ['Ref', 'Team', 'Name of tenant', 'Risk', 'Last', 'Due', 'Done'],
  })
  const { list, faults } = await load()
  expect(list).toMatchObject({ name: 'Visits due', rows: 3, done: 1, overdue: 2, version: 1 })
  expect(faults).toEqual([
    { line: 5, reason: expect.stringContaining('“odd” is no risk') },
    { line: 6, reason: 'Its reference V-1 stands in line 2 already.' },
    { line: 7, reason: expect.stringContaining('is no day') },
    { line: 8, reason: 'It has no reference.' },
    { line: 9, reason: expect.stringContaining('still to come') },
  ])
  const { rows } = await desk.client.tasking.workList({ workListId: list.id })
  expect(JSON.stringify(rows)).not.toContain('Secret')
})

test('a workbook is read as a table is; what is none is refused', async () => {
  const rows = [
    ['Ref', 'Team', 'Name', 'Risk', 'Last', 'Due', 'Done'],
    ['V-9', 'Northgate', 'x', 3, new Date('2025-03-01T00:00:00Z'), '1/6/2025', null],
  ]
  const { list } = await load(await writeXlsx({ sheets: [{ name: 'Visits', rows }] }), 'visits.xlsx')
  const read = await desk.client.tasking.workList({ workListId: list.id })
  expect(read.rows).toMatchObject([
    { reference: 'V-9', risk: '3', lastOn: '2025-03-01', dueOn: '2025-06-01' },
  ])
  for (const broken of [new Uint8Array([0x50, 0x4b, 3, 4, 5]), 'one column\n1\n', '']) {
    await expect(load(broken, 'broken.csv')).rejects.toMatchObject({
      code: 'invalid',
      next: expect.any(String),
    })
  }
  await expect(load('Ref,Team,Name,Risk\n,a,b,c\n')).rejects.toMatchObject({
    next: expect.stringContaining('Line 2'),
  })
  const nameless = { file: file('visits.csv', csv), name: 'Visits', columns: { unit: 1 } }
  await expect(desk.client.tasking.loadWorkList(nameless)).rejects.toMatchObject({
    message: expect.stringContaining('reference'),
  })
})

test('the order follows the bureau’s weights; two who weigh at once are told', async () => {
  const { tasking } = desk.client
  const { id: workListId } = (await load()).list
  const order = async () => (await tasking.workList({ workListId })).rows.map(({ reference }) => reference)
  expect(await order()).toEqual(['V-2', 'V-1', 'V-3'])
  const weights = { risk: 0, days: 0, overdue: 5 }
  await tasking.weighWorkList({ workListId, version: 1, weights })
  expect(await order()).toEqual(['V-1', 'V-2', 'V-3'])
  await expect(tasking.weighWorkList({ workListId, version: 1, weights })).rejects.toMatchObject({
    code: 'conflict',
  })
})

test('a row is marked with the day and who; the forecast counts it', async () => {
  const { tasking } = desk.client
  const { id: workListId } = (await load()).list
  const before = await tasking.workList({ workListId, on: '2025-10-31', lookBackDays: 60 })
  expect(before.forecast).toMatchObject({ due: 2, done: 1, inflow: 2, days: 60, on: '2025-10-31' })
  expect(before.forecast.clears.expected).toBeNull()
  const [first] = before.rows
  const marked = await tasking.markWork({ rowId: first!.id, doneOn: '2025-06-28' })
  expect(marked).toMatchObject({ doneOn: '2025-06-28', doneBy: 'analyst.one' })
  expect((await tasking.workList({ workListId })).forecast).toMatchObject({ due: 1, done: 2 })
  expect(await tasking.markWork({ rowId: first!.id, doneOn: null })).toMatchObject({
    doneOn: null,
    doneBy: '',
  })
  await expect(tasking.markWork({ rowId: first!.id, doneOn: '2025-07-01' })).rejects.toMatchObject({
    code: 'invalid',
  })
  for (const missing of [
    tasking.markWork({ rowId: 99, doneOn: null }),
    tasking.workList({ workListId: 99 }),
    tasking.weighWorkList({ workListId: 99, version: 1, weights: { risk: 1, days: 1, overdue: 1 } }),
  ]) {
    await expect(missing).rejects.toMatchObject({ code: 'not-found' })
  }
})
