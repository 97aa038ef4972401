import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon'
import { expect, test } from 'vitest'
import { type Parameters, parametersSchema } from '#shared/features/analysis/contract.ts'
import { polygonsSchema } from '#shared/features/areas/contract.ts'
import { normalDraw, seededRandom } from '#shared/random.ts'
import { run as dbscan } from '../../../main/features/analysis/dbscan.worker.ts'
import { run as suggest } from '../../../main/features/analysis/defaults.worker.ts'
import { run as giStar } from '../../../main/features/analysis/gi-star.worker.ts'
import { run as kde } from '../../../main/features/analysis/kde.worker.ts'
import type { MethodResult } from '../../../main/features/analysis/telling/hotspots.ts'
import { incidentsAt } from './incidents.ts'

const parameters = {
  dbscan: { method: 'dbscan', epsMetres: 50, minPoints: 10 },
  'gi-star': { method: 'gi-star', cellMetres: 100, bandMetres: 150, alpha: 0.05, minCount: 5 },
  kde: { method: 'kde', cellMetres: 50, bandwidthMetres: 400, quantile: 0.95, minCount: 5 },
} as const satisfies Record<string, Parameters>
const methods = ['dbscan', 'gi-star', 'kde'] as const
type Tested = Extract<Parameters, { method: (typeof methods)[number] }>

function defaultParameters(method: Tested['method'], eastings: Float64Array, northings: Float64Array) {
  const incidents = incidentsAt(eastings, northings)
  const { parameters, reasons } = suggest({
    method,
    incidents,
    period: { from: '2025-01-01', to: '2025-12-31' },
    areaSetId: null,
  })
  return { parameters: parameters as Tested, reasons }
}

function run(chosen: Tested, eastings: Float64Array, northings: Float64Array): MethodResult {
  if (chosen.method === 'dbscan') return dbscan({ eastings, northings, parameters: chosen })
  if (chosen.method === 'gi-star') return giStar({ eastings, northings, parameters: chosen })
  return kde({ eastings, northings, parameters: chosen })
}

/** A town of 5 by 5 km with 600 scattered incidents, and two planted spots of 80 and 40 with a spread of 25 m. */
function town(seed: number) {
  const random = seededRandom(seed)
  const points: [number, number][] = Array.from({ length: 600 }, () => [
    455_000 + random() * 5_000,
    302_000 + random() * 5_000,
  ])
  for (const [count, x, y] of [
    [80, 456_050, 303_050],
    [40, 458_550, 305_450],
  ] as const) {
    for (let i = 0; i < count; i++) points.push([normalDraw(random, x, 25), normalDraw(random, y, 25)])
  }
  const decimetres = (value: number) => Math.round(value * 10) / 10
  return [
    Float64Array.from(points, point => decimetres(point[0])),
    Float64Array.from(points, point => decimetres(point[1])),
  ] as const
}

test.each(methods)(
  '%s finds the two planted spots, the larger first, with outlines round their incidents',
  method => {
    const [x, y] = town(1)
    const { hotspots, statement } = run(parameters[method], x, y)
    const [first, second] = hotspots
    expect(Math.hypot(first!.centre[0] - 456_050, first!.centre[1] - 303_050)).toBeLessThan(60)
    expect(Math.hypot(second!.centre[0] - 458_550, second!.centre[1] - 305_450)).toBeLessThan(60)
    expect(first!.count).toBeGreaterThan(70)
    for (const hotspot of hotspots) {
      expect(hotspot.count).toBe(hotspot.members.length)
      expect(polygonsSchema.safeParse(hotspot.polygons).success).toBe(true)
      expect(hotspot.areaHectares).toBeGreaterThan(0)
      for (const member of hotspot.members) {
        const coordinates = hotspot.polygons
        expect(booleanPointInPolygon([x[member]!, y[member]!], { type: 'MultiPolygon', coordinates })).toBe(
          true,
        )
      }
    }
    expect(hotspots.map(({ count }) => count)).toEqual(
      hotspots.map(({ count }) => count).toSorted((a, b) => b - a),
    )
    expect(statement).toContain('of the 720 incidents')
    expect(run(parameters[method], x, y)).toEqual(run(parameters[method], x, y))
  },
)

test('scattered incidents alone are no hotspot to Gi*, whatever the seed', () => {
  const found = Array.from({ length: 20 }, (_, seed) => {
    const [x, y] = town(seed + 100)
    return run(parameters['gi-star'], x.slice(0, 600), y.slice(0, 600)).hotspots.length
  })
  expect(found).toEqual(new Array(20).fill(0))
})

test('a hotspot of Gi* carries what was expected, its score and its significance', () => {
  const [first] = run(parameters['gi-star'], ...town(1)).hotspots
  expect(first!.expected).toBeLessThan(5)
  expect(first!.z).toBeGreaterThan(5)
  expect(first!.q).toBeLessThan(0.001)
  const [cluster] = run(parameters.dbscan, ...town(1)).hotspots
  expect(cluster!.expected).toHaveProperty('unavailable')
})

test('incidents far away add no hotspot and take none', () => {
  const [x, y] = town(2)
  for (const method of methods) {
    const without = run(parameters[method], x, y).hotspots
    const far = run(
      parameters[method],
      Float64Array.of(...x, 525_100),
      Float64Array.of(...y, 175_300),
    ).hotspots
    const centres = (hotspots: typeof far) => hotspots.slice(0, 2).map(({ centre, count }) => [centre, count])
    if (method === 'kde') expect(far.length).toBe(without.length)
    else expect(centres(far)).toEqual(centres(without))
  }
})

test.each(methods)('%s of nothing, of one incident, and of all at one place', method => {
  const none = new Float64Array()
  const empty = run(parameters[method], none, none)
  expect(empty.hotspots).toEqual([])
  expect(empty.statement).toContain('No hotspot was found among 0 incidents.')
  expect(empty.warnings[0]).toContain('0 incidents in all')
  const one = Float64Array.of(458_800)
  expect(run(parameters[method], one, one).hotspots).toEqual([])
  const same = new Float64Array(60).fill(458_800)
  const { hotspots, warnings } = run(parameters[method], same, same)
  if (method === 'gi-star') {
    expect(hotspots).toEqual([])
    expect(warnings).toEqual([
      'The study area has only 9 cells; with fewer than 30 Gi* can hardly tell a hot cell from an ordinary one.',
    ])
    return
  }
  expect(hotspots.map(({ count, centre }) => [count, centre])).toEqual([[60, [458_800, 458_800]]])
  expect(warnings).toContain('Hotspot 1: all 60 incidents stand at one place.')
})

test('a place that holds half of a hotspot is named', () => {
  const x = Float64Array.of(
    ...new Array<number>(31).fill(458_800),
    ...Array.from({ length: 21 }, (_, i) => 458_801 + i),
  )
  const { warnings } = run(parameters.dbscan, x, new Float64Array(52).fill(304_600))
  expect(warnings).toEqual(['Hotspot 1: 31 of the 52 incidents stand at one place.'])
})

test('hotspots of one place beyond the first five are counted together', () => {
  const at = Array.from({ length: 7 }, (_, i) => new Array<number>(60 - i).fill(458_800 + 1000 * i)).flat()
  const x = Float64Array.from(at)
  const { warnings } = run(parameters.dbscan, x, new Float64Array(x.length).fill(304_600))
  expect(warnings).toHaveLength(6)
  expect(warnings[5]).toBe('In 2 more hotspots one place holds half of the incidents or more.')
})

test('distances below the cell are warned of', () => {
  const [x, y] = town(1)
  expect(run({ ...parameters['gi-star'], bandMetres: 50 }, x, y).warnings[0]).toContain(
    'without its neighbours',
  )
  expect(run({ ...parameters.kde, bandwidthMetres: 40 }, x, y).warnings[0]).toContain('no longer adds up')
})

test.each(methods)(
  'the parameters suggested for %s are valid, have reasons, and find the planted spot',
  method => {
    const [x, y] = town(3)
    const suggested = defaultParameters(method, x, y)
    expect(parametersSchema.parse(suggested.parameters)).toEqual(suggested.parameters)
    for (const { parameter, reason } of suggested.reasons) {
      expect(Object.keys(suggested.parameters)).toContain(parameter)
      expect(reason.length).toBeGreaterThan(20)
    }
    const [first] = run(suggested.parameters, x, y).hotspots
    expect(Math.hypot(first!.centre[0] - 456_050, first!.centre[1] - 303_050)).toBeLessThan(150)
    for (const n of [0, 1, 4]) {
      const few = defaultParameters(method, x.slice(0, n), y.slice(0, n))
      expect(parametersSchema.parse(few.parameters)).toEqual(few.parameters)
    }
  },
)
