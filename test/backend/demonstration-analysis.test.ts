import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Hotspot } from '#shared/features/analysis/contract.ts'
import { truths } from '../../main/features/settings/demonstration/truths.ts'
import { openTestDesk, type TestDesk } from './desk.ts'

let desk: TestDesk
beforeAll(async () => {
  desk = await openTestDesk({ bureau: null })
  await desk.client.settings.openDemonstration()
})
afterAll(() => desk.close())

const { leisureCentre, displaced, streetDrinking, repeatCaller, emerging, nearRepeats } = truths
const away = ({ centre }: Pick<Hotspot, 'centre'>, at: readonly [number, number]) =>
  Math.hypot(centre[0] - at[0], centre[1] - at[1])

test('the look for what is new finds what was planted there, and nothing else', async () => {
  const scan = (await desk.client.analysis.news())!
  expect(scan).toMatchObject({ lastDay: truths.lastDay, warnings: [] })
  expect(scan.items.map(({ kind }) => kind)).toEqual([
    'emerging-hotspot',
    'near-repeat-chain',
    'repeat-person',
  ])
  const [hotspot, chain, caller] = scan.items
  expect(hotspot).toMatchObject({ count: emerging.calls, expected: 0 })
  expect(hotspot!.q).toBeLessThan(0.001)
  const { rows } = await desk.client.incidents.rows({ filter: { newsItemId: hotspot!.id } })
  expect(rows).toHaveLength(emerging.calls)
  for (const { place } of rows) expect(place).toContain(emerging.name)
  expect(chain).toMatchObject({ count: nearRepeats.calls, title: expect.stringContaining(nearRepeats.words) })
  expect(chain!.q).toBeLessThanOrEqual(0.05)
  expect(caller!.title).toBe(`One caller, ${repeatCaller.place}`)
  expect(JSON.stringify(scan)).not.toContain(repeatCaller.caller)
})

test('a look at the same data again changes nothing', async () => {
  const { items, unchanged } = await desk.client.analysis.lookForNews({})
  expect({ items, unchanged }).toEqual({ items: 3, unchanged: true })
})

test('DBSCAN and Gi* put the leisure centre and the gardens among the first of their year', async () => {
  for (const parameters of [
    { method: 'dbscan' as const, epsMetres: 50, minPoints: 30 },
    { method: 'gi-star' as const, cellMetres: 100, bandMetres: 150, alpha: 0.01, minCount: 5 },
  ]) {
    const { hotspots } = await desk.client.analysis.run({ parameters, filter: truths.baseline })
    for (const { at } of [leisureCentre, streetDrinking]) {
      const rank = hotspots.findIndex(hotspot => away(hotspot, at) < 80)
      expect(rank, parameters.method).toBeGreaterThanOrEqual(0)
      expect(rank, parameters.method).toBeLessThan(5)
    }
    // The ground that was kept free is no hotspot, and what rose later was none yet.
    for (const { at } of [emerging, displaced, nearRepeats]) {
      expect(hotspots.filter(hotspot => away(hotspot, at) < 100)).toEqual([])
    }
  }
})

test('of the last fortnight DBSCAN shows what is new', async () => {
  const { hotspots } = await desk.client.analysis.run({
    parameters: { method: 'dbscan', epsMetres: 60, minPoints: 10 },
    filter: { from: emerging.from, to: truths.lastDay },
  })
  const [there] = hotspots.filter(hotspot => away(hotspot, emerging.at) < emerging.radiusMetres)
  expect(there?.count).toBe(emerging.calls)
})
