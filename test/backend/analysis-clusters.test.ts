import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Parameters } from '#shared/features/analysis/contract.ts'
import { openTestDesk, type TestDesk } from './desk.ts'
import { addIncidents, generateCalls } from './incidents-fixture.ts'

let desk: TestDesk
beforeEach(async () => {
  desk = await openTestDesk()
  await addIncidents(desk, calls)
})
afterEach(() => desk.close())

const dbscan: Parameters = { method: 'dbscan', epsMetres: 50, minPoints: 10 }
const hdbscan: Parameters = { method: 'hdbscan', minPoints: 10 }
const nearestNeighbour: Parameters = {
  ...{ method: 'nearest-neighbour', probability: 0.05, minPoints: 10 },
  ...{ levels: 3, deviations: 2 },
}
const calls = generateCalls({ seed: 7, clusters: 4 })
const planted = [0, 1, 2, 3].map(i => 455_000 + 1500 * i)

test.each([dbscan, hdbscan, nearestNeighbour])(
  '$method finds the planted clusters, keeps its tables, and runs again to the same bytes',
  async parameters => {
    const { analysis } = desk.client
    const result = await analysis.run({ parameters, filter: {} })
    const found = result.hotspots.slice(0, 4).map(({ centre }) => centre[0])
    expect(found.map(easting => planted.find(at => Math.abs(at - easting) < 100)).toSorted()).toEqual(planted)
    for (const { id, count } of result.hotspots) {
      expect((await desk.client.incidents.summary({ filter: { hotspotId: id } })).total).toBe(count)
    }
    expect(result.tables.map(({ key }) => key)).toEqual(['clusters', 'ellipses'])
    for (const { key, rows } of result.tables) {
      const table = await analysis.table({ analysisId: result.id, key })
      expect(table.rows).toBe(rows)
      expect(rows).toBeGreaterThanOrEqual(result.hotspots.length)
    }
    expect(result.choices.length).toBeGreaterThan(0)
    const again = await analysis.rerun({ analysisId: result.id })
    expect(again).toMatchObject({ identical: true, was: again.resultSha256 })
  },
)

test.each(['hdbscan', 'nearest-neighbour'] as const)(
  'what is suggested for %s can be run as it is, and its reasons are kept with the result',
  async method => {
    const { parameters, reasons } = await desk.client.analysis.defaults({ method, filter: {} })
    expect(reasons.map(({ parameter }) => parameter).toSorted()).toEqual(
      Object.keys(parameters)
        .filter(key => key !== 'method')
        .toSorted(),
    )
    const { hotspots, choices } = await desk.client.analysis.run({ parameters, filter: {} })
    expect(hotspots.length).toBeGreaterThan(0)
    for (const reason of reasons) expect(choices).toContainEqual(reason)
  },
)

test('parameters out of bounds are refused', async () => {
  const run = (parameters: Parameters) => desk.client.analysis.run({ parameters, filter: {} })
  await expect(run({ method: 'hdbscan', minPoints: 1 })).rejects.toMatchObject({ code: 'invalid' })
  const twoAndAHalf = { ...nearestNeighbour, deviations: 2.5 } as unknown as Parameters
  await expect(run(twoAndAHalf)).rejects.toMatchObject({ code: 'invalid' })
  await expect(run({ ...nearestNeighbour, probability: 0 } as Parameters)).rejects.toMatchObject({
    code: 'invalid',
  })
})

test('a table is exported with every row of it, and the register says so', async () => {
  const { analysis, access } = desk.client
  const { id } = await analysis.run({ parameters: dbscan, filter: {} })
  const table = await analysis.table({ analysisId: id, key: 'clusters' })
  const { file, fileName, rows } = await analysis.exportTable({ analysisId: id, key: 'clusters' })
  expect(rows).toBe(table.rows)
  expect(fileName).toBe(`Analysis ${id} - ${table.title} - 2025-06-16 - OFFICIAL-SENSITIVE.csv`)
  const lines = readFileSync(desk.backend.files.outgoing(file).path, 'utf8').trimEnd().split('\r\n')
  expect(lines).toHaveLength(1 + rows)
  expect((await access.audit({})).rows[0]).toMatchObject({
    ...{ procedure: 'analysis.exportTable', kind: 'disclosure', subject: `analysisId ${id}` },
  })
  await expect(analysis.exportTable({ analysisId: id, key: 'no such' })).rejects.toMatchObject({
    ...{ code: 'not-found', next: expect.any(String) },
  })
})
