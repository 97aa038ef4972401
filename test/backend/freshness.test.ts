import { afterEach, beforeEach, expect, test } from 'vitest'
import { openTestDesk, type TestDesk } from './desk.ts'
import { addSource, loadFile, writeTable } from './imports.ts'

let desk: TestDesk
beforeEach(async () => {
  desk = await openTestDesk()
})
afterEach(() => desk.close())

const board = async () => (await desk.client.imports.freshness())[0]!

/** A file of calls of a day, so many of them without a place. */
function calls(day: number, count: number, unplaced: number) {
  const rows = Array.from({ length: count }, (_, at) => {
    const place = at < unplaced ? ',' : '458801,304602'
    return `C${day}-${at},${String(day).padStart(2, '0')}/06/2025 22:30,Noise,${place}`
  })
  return writeTable(desk, `calls-${day}.csv`, `Ref,Received,Type,Easting,Northing\n${rows.join('\n')}\n`)
}

test('a source that has sent nothing is new, not late', async () => {
  await addSource(desk.client)
  expect(await board()).toMatchObject({
    ...{ sourceKey: 'police', late: false, lastIncidentOn: null, imports: [], worsened: [] },
    byFile: { kind: 'unknown', reason: 'nothing has come yet' },
    byIncident: { kind: 'unknown', reason: 'nothing has come yet' },
  })
})

test('each import is told with its counts; undone ones are not, and lateness goes by days', async () => {
  const sourceId = await addSource(desk.client)
  await loadFile(desk.client, calls(14, 12, 3), sourceId)
  const { id } = await loadFile(desk.client, calls(15, 4, 4), sourceId)
  await desk.client.imports.undo({ importId: id })
  expect(await board()).toMatchObject({
    ...{ incidents: 12, unplaced: 3, uncoded: 12, lastIncident: '2025-06-14 22:30' },
    lastIncidentOn: '2025-06-14',
    imports: [
      { importId: 1, fileName: 'calls-14.csv', by: 'analyst.one', read: 12, loaded: 12, unplaced: 3 },
    ],
    byFile: { kind: 'due', dueOn: '2025-06-30', lateDays: 0 },
  })
  desk.setNow('2025-06-30T22:00:00.000Z')
  expect(await board()).toMatchObject({ late: false, byFile: { lateDays: 0 } })
  desk.setNow('2025-06-30T23:30:00.000Z')
  expect(await board()).toMatchObject({ late: true, byFile: { lateDays: 1 } })
})

test('a date in the future does not make a source look fresh', async () => {
  const sourceId = await addSource(desk.client)
  await loadFile(desk.client, calls(14, 2, 0), sourceId)
  await loadFile(desk.client, calls(28, 2, 0), sourceId)
  expect(await board()).toMatchObject({ incidents: 4, lastIncident: '2025-06-14 22:30' })
})

test('a share that has risen is told', async () => {
  const sourceId = await addSource(desk.client)
  for (const [at, unplaced] of [2, 3, 2, 3, 20].entries()) {
    desk.setNow(`2025-06-${11 + at}T09:00:00.000Z`)
    await loadFile(desk.client, calls(10 + at, 40, unplaced), sourceId)
  }
  const { worsened, imports, byIncident } = await board()
  expect(imports.map(each => each.unplaced)).toEqual([2, 3, 2, 3, 20])
  const risen = {
    since: '2025-06-15',
    recent: { part: 20, whole: 40, imports: 1 },
    before: { part: 10, whole: 160, imports: 4 },
  }
  // A row that names no place is noted as well as counted.
  expect(worsened).toMatchObject([
    { count: 'unplaced', ...risen },
    { count: 'flagged', ...risen },
  ])
  expect(byIncident).toEqual({ kind: 'due', dueOn: '2025-06-29', lateDays: 0 })
})
