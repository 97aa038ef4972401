import { afterEach, beforeEach, expect, test } from 'vitest'
import type { FigureTable } from '#shared/features/analysis/figures.ts'
import {
  addAnalysis,
  listAnalyses,
  readAnalysis,
  readTable,
} from '../../main/features/analysis/analysis.store.ts'
import { encodeIncidentIds } from '../../main/features/incidents/incident-ids.ts'
import { resolveFilter } from '../../main/features/incidents/selection.store.ts'
import type { Store } from '../../main/store/open.ts'
import { now, openTestStore } from './store.ts'

let store: Store
let close: () => Promise<void>
beforeEach(async () => {
  ;({ store, close } = await openTestStore())
})
afterEach(() => close())

const analysis = {
  parameters: { method: 'dbscan', epsMetres: 50, minPoints: 10 } as const,
  filter: { from: '2025-01-01' },
  seed: 1,
  incidents: 12,
  unplaced: 1,
  softwareVersion: '0.0.0',
  madeAt: now.toISOString(),
  madeBy: 'Analyst One',
  statement: 'What it did.',
  choices: [],
  resultSha256: null,
  warnings: ['Beware.'],
}
const freeze = {
  made_at: now.toISOString(),
  reason: 'analysis',
  last_incident_id: 40,
  import_ids_json: '[1]',
  incidents: 13,
}
const hotspot = (rank: number) => ({
  rank,
  label: `Abbey, SK 5880 0460`,
  count: 3,
  expected: { unavailable: 'DBSCAN has no expected count.' },
  z: 2.5,
  q: 0.01,
  areaHectares: 1.25,
  centre: [458_800.1, 304_600.2] as [number, number],
  polygons: [],
})

const table: FigureTable = {
  key: 'cells',
  title: 'Cells',
  note: '',
  rows: 2,
  drawing: { kind: 'none' },
  columns: [
    { key: 'count', title: 'Incidents', kind: 'number', decimals: 0, values: Float64Array.of(3, Number.NaN) },
    { key: 'name', title: 'Name', kind: 'text', values: ['a', 'b'] },
  ],
}

test('an analysis is read back as it was kept, its hotspots by rank and its incidents by identifier', async () => {
  const incidentIds = encodeIncidentIds(Uint32Array.of(7, 9, 40))
  const hotspots = [2, 1].map(rank => ({ ...hotspot(rank), incidentIds }))
  const id = await store.db
    .transaction()
    .execute(trx => addAnalysis(trx, { freeze, analysis, hotspots, tables: [table] }))
  const { columns: _columns, ...head } = table
  expect(await readAnalysis(store.db, id)).toEqual({
    id,
    freezeId: 1,
    ...analysis,
    hotspots: [
      { id: 2, ...hotspot(1) },
      { id: 1, ...hotspot(2) },
    ],
    tables: [head],
  })
  expect(await readTable(store.db, id, 'cells')).toEqual(table)
  await expect(readTable(store.db, id, 'areas')).rejects.toMatchObject({ code: 'not-found' })
  expect(await listAnalyses(store.db)).toEqual([{ id, freezeId: 1, ...analysis, hotspots: 2 }])
  expect(await resolveFilter(store.db, { hotspotId: 1 })).toEqual({ incidentIds: Uint32Array.of(7, 9, 40) })
})

test('the newest analysis is listed first, one without hotspots with none', async () => {
  for (let i = 0; i < 2; i++) await addAnalysis(store.db, { freeze, analysis, hotspots: [], tables: [] })
  expect((await listAnalyses(store.db)).map(({ id, hotspots }) => [id, hotspots])).toEqual([
    [2, 0],
    [1, 0],
  ])
  await expect(readAnalysis(store.db, 3)).rejects.toMatchObject({ code: 'not-found' })
})
