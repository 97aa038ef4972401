import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon'
import { expect, test } from 'vitest'
import { type Parameters, parametersSchema } from '#shared/features/analysis/contract.ts'
import { type FigureTable, figureTableSchema } from '#shared/features/analysis/figures.ts'
import { polygonsSchema } from '#shared/features/areas/contract.ts'
import { normalDraw, seededRandom } from '#shared/random.ts'
import { run as dbscan } from '../../../main/features/analysis/dbscan.worker.ts'
import { run as suggest } from '../../../main/features/analysis/defaults.worker.ts'
import { run as hdbscan } from '../../../main/features/analysis/hdbscan.worker.ts'
import { run as nearestNeighbour } from '../../../main/features/analysis/nearest-neighbour.worker.ts'
import type { MethodResult } from '../../../main/features/analysis/telling/hotspots.ts'
import { incidentsAt } from './incidents.ts'

const parameters = {
  dbscan: { method: 'dbscan', epsMetres: 50, minPoints: 10 },
  hdbscan: { method: 'hdbscan', minPoints: 8 },
  'nearest-neighbour': {
    ...{ method: 'nearest-neighbour', probability: 0.05, minPoints: 10 },
    ...{ levels: 3, deviations: 2 },
  },
} as const satisfies Record<string, Parameters>
const methods = ['dbscan', 'hdbscan', 'nearest-neighbour'] as const
type Tested = Extract<Parameters, { method: (typeof methods)[number] }>

function run(chosen: Tested, eastings: Float64Array, northings: Float64Array): MethodResult {
  if (chosen.method === 'dbscan') return dbscan({ eastings, northings, parameters: chosen })
  if (chosen.method === 'hdbscan') return hdbscan({ eastings, northings, parameters: chosen })
  return nearestNeighbour({ eastings, northings, parameters: chosen })
}

const planted = [
  [80, 456_050, 303_050],
  [40, 458_550, 305_450],
] as const

/** A town of 5 by 5 km with 600 scattered incidents, and two planted spots of 80 and 40 with a spread of 25 m. */
function town(seed: number) {
  const random = seededRandom(seed)
  const points: [number, number][] = Array.from({ length: 600 }, () => [
    455_000 + random() * 5_000,
    302_000 + random() * 5_000,
  ])
  for (const [count, x, y] of planted) {
    for (let i = 0; i < count; i++) points.push([normalDraw(random, x, 25), normalDraw(random, y, 25)])
  }
  return columns(points.map(([x, y]) => [Math.round(x * 10) / 10, Math.round(y * 10) / 10]))
}

function columns(points: [number, number][]) {
  return [Float64Array.from(points, p => p[0]), Float64Array.from(points, p => p[1])] as const
}

const tableOf = ({ tables }: MethodResult, key: string) => tables.find(table => table.key === key)!
function figures({ columns }: FigureTable, key: string): number[] {
  const column = columns.find(one => one.key === key)
  return column?.kind === 'number' ? [...column.values] : []
}

test.each(methods)('%s finds the two planted spots first, with outlines and tables of figures', method => {
  for (const seed of [1, 2, 3]) {
    const [x, y] = town(seed)
    const result = run(parameters[method], x, y)
    const { hotspots, tables, statement } = result
    // HDBSCAN* keeps what was still linked when a crowd came to stand alone, some scatter included.
    const off = method === 'hdbscan' ? 250 : 60
    for (const [at, [count, easting, northing]] of planted.entries()) {
      const { centre } = hotspots[at]!
      expect(Math.hypot(centre[0] - easting, centre[1] - northing)).toBeLessThan(off)
      expect(hotspots[at]!.count).toBeGreaterThan(count * 0.85)
    }
    for (const hotspot of hotspots) {
      expect(hotspot.count).toBe(hotspot.members.length)
      expect(polygonsSchema.safeParse(hotspot.polygons).success).toBe(true)
      expect(hotspot.areaHectares).toBeGreaterThan(0)
      const coordinates = hotspot.polygons
      const inside = hotspot.members.filter(member =>
        booleanPointInPolygon([x[member]!, y[member]!], { type: 'MultiPolygon', coordinates }),
      ).length
      // An ellipse of two standard deviations leaves a fiftieth of a normal cloud outside.
      if (method === 'nearest-neighbour') expect(inside).toBeGreaterThan(0.85 * hotspot.count)
      else expect(inside).toBe(hotspot.count)
    }
    expect(statement).toContain('of the 720 incidents')
    for (const table of tables) {
      expect(figureTableSchema.safeParse(table).success).toBe(true)
      for (const { values } of table.columns) expect(values.length).toBe(table.rows)
      for (const column of table.columns) {
        if (column.kind === 'number' && column.values.some(Number.isNaN)) {
          expect(column.missing).toBeDefined()
        }
      }
    }
    const clusters = tableOf(result, 'clusters')
    expect(figures(clusters, 'incidents').slice(0, hotspots.length)).toEqual(hotspots.map(h => h.count))
    const ellipses = tableOf(result, 'ellipses')
    const [majors, minors] = [figures(ellipses, 'majorMetres'), figures(ellipses, 'minorMetres')]
    for (const [at, major] of majors.entries()) expect(major).toBeGreaterThanOrEqual(minors[at]!)
    expect(Math.abs(figures(ellipses, 'easting')[0]! - hotspots[0]!.centre[0])).toBeLessThan(0.1)
    expect(run(parameters[method], x, y)).toEqual(result)
  }
})

test('HDBSCAN* ranks by stability, and warns of crowds that hardly stand out', () => {
  const result = run(parameters.hdbscan, ...town(1))
  const stabilities = figures(tableOf(result, 'clusters'), 'stability')
  expect(stabilities).toEqual(stabilities.toSorted((a, b) => b - a))
  const lasts = figures(tableOf(result, 'clusters'), 'timesDenser')
  expect(lasts.slice(0, 2).every(times => times > 5)).toBe(true)
  const faint = lasts.filter(times => times < 2).length
  expect(faint).toBeGreaterThan(0)
  expect(result.warnings.at(-1)).toContain(`${faint} of the ${result.hotspots.length} hotspots`)
})

test('the ellipses of DBSCAN reach one standard deviation, by hand', () => {
  const x = Float64Array.of(0, 8, 4, 4, 4)
  const y = Float64Array.of(2, 2, 0, 4, 2)
  const ellipses = tableOf(run({ ...parameters.dbscan, epsMetres: 20, minPoints: 3 }, x, y), 'ellipses')
  expect(figures(ellipses, 'majorMetres')[0]).toBeCloseTo(Math.sqrt((2 * 32) / 3), 9)
  expect(figures(ellipses, 'minorMetres')[0]).toBeCloseTo(Math.sqrt((2 * 8) / 3), 9)
  expect(figures(ellipses, 'bearingDegrees')).toEqual([90])
})

/** Nine crowds of twelve in three groups of three, far from each other, between four far corners. */
function nineCrowds() {
  const points: [number, number][] = [
    [0, 0],
    [20_000, 0],
    [0, 20_000],
    [20_000, 20_000],
  ]
  for (const [gx, gy] of [
    [3000, 3000],
    [15_000, 4000],
    [8000, 15_000],
  ] as const) {
    for (const [cx, cy] of [
      [0, 0],
      [1300, 0],
      [0, 1300],
    ] as const) {
      for (let i = 0; i < 12; i++) points.push([gx + cx + (i % 4) * 30, gy + cy + Math.floor(i / 4) * 20])
    }
  }
  return columns(points)
}

test('clusters of clusters have their level, what they are part of, and all its incidents', () => {
  const chosen = { ...parameters['nearest-neighbour'], minPoints: 12, levels: 2 }
  const result = run(chosen, ...nineCrowds())
  expect(result.hotspots).toHaveLength(9)
  const clusters = tableOf(result, 'clusters')
  expect(figures(clusters, 'level')).toEqual([...Array(9).fill(1), 2, 2, 2])
  expect(figures(clusters, 'incidents')).toEqual([...Array(9).fill(12), 36, 36, 36])
  expect(figures(clusters, 'parts')).toEqual([...Array(9).fill(Number.NaN), 3, 3, 3])
  const partOf = figures(clusters, 'partOf')
  expect(partOf.slice(0, 9).toSorted()).toEqual([10, 10, 10, 11, 11, 11, 12, 12, 12])
  expect(partOf.slice(9)).toEqual([Number.NaN, Number.NaN, Number.NaN])
  const [eastings, northings] = ['easting', 'northing'].map(key =>
    figures(tableOf(result, 'ellipses'), key),
  ) as [number[], number[]]
  for (let row = 0; row < 9; row++) {
    const around = partOf[row]! - 1
    expect(Math.hypot(eastings[row]! - eastings[around]!, northings[row]! - northings[around]!)).toBeLessThan(
      1300,
    )
  }
  expect(result.statement).toContain('Level 2: 3 clusters of clusters')
  expect(result.choices[0]!.reason).toContain('400.00 square kilometres')
  expect(result.choices.filter(({ parameter }) => parameter === 'threshold')).toHaveLength(2)
})

test.each(methods)('%s of nothing, of one incident, and of all at one place', method => {
  const none = new Float64Array()
  const empty = run(parameters[method], none, none)
  expect(empty.hotspots).toEqual([])
  expect(empty.statement).toContain('No hotspot was found among 0 incidents.')
  expect(empty.warnings[0]).toContain('0 incidents in all')
  for (const { rows } of empty.tables) expect(rows).toBe(0)
  const one = Float64Array.of(458_800)
  expect(run(parameters[method], one, one).hotspots).toEqual([])
  const same = new Float64Array(60).fill(458_800)
  const { hotspots, warnings, tables } = run(parameters[method], same, same)
  for (const table of tables) expect(figureTableSchema.safeParse(table).success).toBe(true)
  if (method === 'hdbscan') {
    expect(hotspots).toEqual([])
    expect(warnings[0]).toContain('never part into two crowds of 8 or more')
    return
  }
  expect(hotspots.map(({ count, centre }) => [count, centre])).toEqual([[60, [458_800, 458_800]]])
  expect(hotspots[0]!.areaHectares).toBeGreaterThan(0)
  expect(warnings).toContain('Hotspot 1: all 60 incidents stand at one place.')
  if (method === 'nearest-neighbour') expect(warnings.at(-1)).toContain('no area to compare them with')
})

test.each(methods)('%s names a place that holds half of a hotspot', method => {
  const [x, y] = town(1)
  const [easting, northing] = [456_800, 304_800]
  const withPlace = [
    Float64Array.of(...x, ...new Array<number>(150).fill(easting)),
    Float64Array.of(...y, ...new Array<number>(150).fill(northing)),
  ] as const
  const { hotspots, warnings } = run(parameters[method], ...withPlace)
  const rank = hotspots.findIndex(({ centre }) => Math.hypot(centre[0] - easting, centre[1] - northing) < 100)
  expect(rank).toBe(0)
  expect(warnings.some(warning => warning.startsWith('Hotspot 1:') && warning.includes('at one place'))).toBe(
    true,
  )
})

test.each(methods)(
  'incidents along a street are outlined by %s with ground that all of them lie in',
  method => {
    const street = Array.from({ length: 60 }, (_, i): [number, number] => [457_000 + i, 304_000 + i * 0.5])
    const other = Array.from({ length: 60 }, (_, i): [number, number] => [458_500 + (i % 8) * 9, 303_000 + i])
    const far: [number, number][] = [
      [455_000, 302_000],
      [460_000, 307_000],
      [455_000, 307_000],
    ]
    const [x, y] = columns([...street, ...other, ...far])
    const { hotspots } = run(parameters[method], x, y)
    const along = hotspots.find(({ centre }) => Math.abs(centre[0] - 457_029.5) < 20)!
    expect(along.count).toBe(60)
    const coordinates = along.polygons
    for (const member of along.members) {
      expect(booleanPointInPolygon([x[member]!, y[member]!], { type: 'MultiPolygon', coordinates })).toBe(
        true,
      )
    }
  },
)

test.each(methods)(
  'what is suggested for %s is valid, has its reasons, and finds the planted spots',
  method => {
    const [x, y] = town(4)
    const suggestedFor = (n: number) =>
      suggest({
        method,
        incidents: incidentsAt(x.slice(0, n), y.slice(0, n)),
        period: { from: '2025-01-01', to: '2025-12-31' },
        areaSetId: null,
      })
    const suggested = suggestedFor(x.length)
    expect(parametersSchema.parse(suggested.parameters)).toEqual(suggested.parameters)
    for (const { parameter, reason } of suggested.reasons) {
      expect(Object.keys(suggested.parameters)).toContain(parameter)
      expect(reason.length).toBeGreaterThan(20)
    }
    const [first] = run(suggested.parameters as Tested, x, y).hotspots
    expect(Math.hypot(first!.centre[0] - 456_050, first!.centre[1] - 303_050)).toBeLessThan(60)
    for (const n of [0, 1, 4]) {
      const few = suggestedFor(n).parameters
      expect(parametersSchema.parse(few)).toEqual(few)
      expect(run(few as Tested, x.slice(0, n), y.slice(0, n)).hotspots).toEqual([])
    }
  },
)
