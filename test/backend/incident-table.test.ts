import { readFileSync } from 'node:fs'
import Papa from 'papaparse'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Grouping } from '#shared/features/incidents/contract.ts'
import { dayToMinute } from '../../main/features/incidents/local-time.ts'
import { openTestDesk, type TestDesk } from './desk.ts'
import { addIncidents, generateCalls, type MadeIncident } from './incidents-fixture.ts'

let desk: TestDesk
beforeEach(async () => {
  desk = await openTestDesk()
})
afterEach(() => desk.close())

const at = (day: string, hours = 0) => dayToMinute(day) + hours * 60
const here = { easting: 458_800.25, northing: 304_600 }
const few: MadeIncident[] = [
  { category: 'Noise', from: at('2025-03-03', 22), ...here, channel: '101', place: 'Canal Lane' },
  { category: 'Noise', from: at('2025-03-04', 1), ...here, channel: 'Web form', outcome: '=cmd|x' },
  { category: 'Something else', from: at('2025-04-30', 22), channel: '101', reference: '+44 116 254 1000' },
  { category: 'Something else', from: at('2025-05-02'), reference: '-12.5', place: 'He said "no", twice' },
  { source: 'police-uk', category: 'Noise', from: at('2025-05-01'), timePrecision: 'month', ...here },
]

test.each<[Grouping, string[], number]>([
  [
    'category',
    ['Noise, 101 call centre 2', 'Something else, 101 call centre 2', 'Noise, data.police.uk 1'],
    0,
  ],
  ['source', ['101 call centre 4', 'data.police.uk 1'], 0],
  ['channel', ['101 2', 'Not known 2', 'Web form 1'], 0],
  ['month', ['2025-03 2', '2025-04 1', '2025-05 2'], 0],
  ['place', ['Canal Lane, SK 5880 0460 3'], 2],
])('by %s, and each group leads to exactly its incidents', async (by, expected, none) => {
  await addIncidents(desk, few)
  const { incidents } = desk.client
  const { total, groups, inNone, rows } = await incidents.groups({ filter: {}, by })
  expect(rows.map(({ name, count }) => `${name} ${count}`)).toEqual(expected)
  expect({ total, groups, inNone }).toEqual({ total: 5, groups: expected.length, inNone: none })
  for (const { count, filter } of rows) {
    expect((await incidents.summary({ filter })).total).toBe(count)
  }
})

test('by standard code, those without one counted apart', async () => {
  await addIncidents(desk, few)
  const { inNone, rows } = await desk.client.incidents.groups({ filter: {}, by: 'code' })
  expect(inNone).toBe(2)
  expect(rows).toMatchObject([{ count: 3, filter: { codes: ['nsir2011:nuisance'] } }])
})

test('a month never leads beyond the period of the filter', async () => {
  await addIncidents(desk, few)
  const filter = { from: '2025-03-04', to: '2025-05-01' }
  const { rows } = await desk.client.incidents.groups({ filter, by: 'month' })
  expect(rows.map(row => [row.filter.from, row.filter.to, row.count])).toEqual([
    ['2025-03-04', '2025-03-31', 1],
    ['2025-04-01', '2025-04-30', 1],
    ['2025-05-01', '2025-05-01', 1],
  ])
})

test('nothing is no group', async () => {
  expect(await desk.client.incidents.groups({ filter: {}, by: 'place' })).toEqual({
    ...{ total: 0, groups: 0, inNone: 0, rows: [] },
  })
  await expect(desk.client.incidents.groups({ filter: {}, by: 'caller' as 'place' })).rejects.toMatchObject({
    code: 'invalid',
  })
})

async function exported(input: Parameters<typeof desk.client.incidents.exportRows>[0]) {
  const { file, fileName, rows } = await desk.client.incidents.exportRows(input)
  const text = readFileSync(desk.backend.files.outgoing(file).path, 'utf8')
  return { text, fileName, rows, read: Papa.parse<Record<string, string>>(text.slice(1), { header: true }) }
}

test('rows are exported as they are shown, and no cell runs as a formula', async () => {
  await addIncidents(desk, few)
  const { text, fileName, rows, read } = await exported({ filter: { sourceIds: [1] } })
  expect(rows).toBe(4)
  expect(fileName).toBe('Incidents - 2025-06-16 - OFFICIAL-SENSITIVE - 101 call centre.csv')
  expect(text.startsWith('\ufeffWhen,Time known to,Category')).toBe(true)
  const table = read.data.slice(0, 4)
  expect(table.map(row => row.Reference)).toEqual(['-12.5', '+44 116 254 1000', '', ''])
  expect(table.map(row => row.Outcome)).toEqual(['', '', "'=cmd|x", ''])
  expect(table[0]!.Place).toBe('He said "no", twice')
  expect(table[3]).toMatchObject({ When: '2025-03-03 22:00', Easting: '458800.25', Channel: '101' })
  const { rows: audit } = await desk.client.access.audit({})
  expect(audit[0]).toMatchObject({ procedure: 'incidents.exportRows', kind: 'disclosure' })
})

test('an export of many pages is in one order and complete; of nothing it is the header', async () => {
  await addIncidents(desk, generateCalls({ seed: 3, clusters: 25 }))
  const { rows, read } = await exported({ filter: {}, sort: { key: 'when', descending: false } })
  expect(rows).toBe(2500)
  const written = read.data.slice(0, rows).map(row => row.When!)
  expect(written).toEqual(written.toSorted())
  const none = await exported({ filter: { text: 'nowhere at all' } })
  expect(none.rows).toBe(0)
  expect(none.text.split('\r\n')).toHaveLength(2)
  expect(none.fileName).toBe('Incidents - 2025-06-16 - OFFICIAL-SENSITIVE.csv')
})

test('an export that is cancelled leaves no file', async () => {
  await addIncidents(desk, generateCalls({ seed: 3, clusters: 40 }))
  const controller = new AbortController()
  const asked = desk.client.incidents.exportRows(
    { filter: {} },
    { signal: controller.signal, onProgress: ({ done }) => done > 0 && controller.abort() },
  )
  controller.abort()
  await expect(asked).rejects.toMatchObject({ code: 'cancelled' })
})
