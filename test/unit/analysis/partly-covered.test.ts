import { expect, test } from 'vitest'
import { partlyCovered } from '../../../main/features/analysis/telling/partly-covered.ts'

const year = { from: '2025-01-01', to: '2025-12-31' }
const source = (name: string, from: string, to: string) => ({
  id: 1,
  name,
  incidents: 300,
  days: { from, to },
})

test('a source that begins or ends within the days compared is told, one with all of them is not', () => {
  const told = partlyCovered({ method: 'xmr', every: 'week' }, year, [
    source('Fire service', '2025-06-01', '2025-12-30'),
    source('Council noise team', '2024-05-01', '2025-08-31'),
    source('101 centre', '2025-01-03', '2025-12-28'),
  ])
  expect(told).toHaveLength(2)
  expect(told[0]).toContain('Fire service (300 incidents) has data from 1 June 2025 to 30 December 2025 only')
  expect(told[1]).toContain('Council noise team')
})

test('areas are compared with the period before; a method of places alone compares no days', () => {
  const late = [source('Fire service', '2025-01-01', '2025-12-31')]
  const areas = { method: 'hot-areas', areaSetId: 1, minCount: 5 } as const
  expect(partlyCovered(areas, year, late)).toEqual([])
  const before = { from: '2024-01-01', to: '2024-12-31' }
  expect(partlyCovered({ ...areas, before }, year, late)).toHaveLength(1)
  const dbscan = { method: 'dbscan', epsMetres: 50, minPoints: 5 } as const
  expect(partlyCovered(dbscan, { from: '2020-01-01', to: '2025-12-31' }, late)).toEqual([])
})
