import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon'
import { kinks } from '@turf/kinks'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { normalDraw, seededRandom } from '#shared/random.ts'
import { run as giStar } from '../../../main/features/analysis/gi-star.worker.ts'
import { middlesOf, outlineOfCells } from '../../../main/features/analysis/ground/cell-grid.ts'
import { contiguousCells } from '../../../main/features/analysis/ground/contiguous-cells.ts'
import { dissolveHexagons, hexagonGrid } from '../../../main/features/analysis/ground/hexagon-grid.ts'
import { areaHectares } from '../../../main/features/analysis/ground/rings.ts'
import { giStarOfGrid, giStarOfPoints } from '../../../main/features/analysis/where/gi-star.ts'

const generate = (seed: number, n: number, spread: number) => {
  const random = seededRandom(seed)
  const draw = (mean: number) =>
    Float64Array.from({ length: n }, () => Math.round(normalDraw(random, mean, spread) * 10) / 10)
  return [draw(458_800), draw(304_600)] as const
}
const everyCell = (grid: ReturnType<typeof hexagonGrid>) => Uint32Array.from(grid.counts, (_, cell) => cell)
/** Of hexagons 100 m high. */
const hectares = (Math.sqrt(3) / 2) * 1

test('every point is counted in the hexagon whose middle is nearest', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: 0, max: 80 }), (seed, n) => {
      const [x, y] = generate(seed, n, 300)
      const grid = hexagonGrid(x, y, 100, 250)
      const middles = middlesOf(grid, everyCell(grid))
      const counts = new Float64Array(grid.counts.length)
      for (const [point, cell] of grid.cellOfPoint.entries()) {
        counts[cell]! += 1
        const away = (at: number) =>
          Math.hypot(middles.eastings[at]! - x[point]!, middles.northings[at]! - y[point]!)
        const nearest = counts.reduce((least, _, at) => Math.min(least, away(at)), Number.POSITIVE_INFINITY)
        expect(away(cell)).toBeLessThan(nearest + 0.01)
      }
      expect(counts).toEqual(grid.counts)
    }),
  )
})

test('the study area is every hexagon within reach of an occupied one, and no more', () => {
  const sizes = [0, 99, 100, 174, 200, 265].map(
    reach => hexagonGrid(Float64Array.of(0), Float64Array.of(0), 100, reach).counts.length,
  )
  expect(sizes).toEqual([1, 1, 7, 13, 19, 31])
  expect(() => hexagonGrid(Float64Array.of(50), Float64Array.of(50), 10, 50_000)).toThrow('5,000,000 cells')
})

test('Gi* over hexagons equals each hexagon compared with every other', () => {
  fc.assert(
    fc.property(
      fc.integer(),
      fc.integer({ min: 2, max: 100 }),
      fc.constantFrom(50, 100, 150, 200, 450),
      (seed, n, band) => {
        const [x, y] = generate(seed, n, 400)
        const grid = hexagonGrid(x, y, 100, band)
        const { eastings, northings } = middlesOf(grid, everyCell(grid))
        // The middles are told to the millimetre: a band of whole cells is widened by as much.
        const byPairs = giStarOfPoints(eastings, northings, grid.counts, band + 0.01)
        const found = giStarOfGrid(grid, band)
        if ('unavailable' in found || 'unavailable' in byPairs) expect(found).toEqual(byPairs)
        else for (const [i, z] of found.z.entries()) expect(z).toBeCloseTo(byPairs.z[i]!, 9)
      },
    ),
  )
})

test('the outline of hexagons that hang together covers exactly those', () => {
  fc.assert(
    fc.property(fc.integer(), fc.double({ min: 0.2, max: 0.9, noNaN: true }), (seed, share) => {
      const random = seededRandom(seed)
      const whole = hexagonGrid(Float64Array.of(458_800), Float64Array.of(304_600), 100, 420)
      const all = middlesOf(whole, everyCell(whole))
      const kept = all.eastings.map(() => (random() < share ? 1 : 0))
      const x = all.eastings.filter((_, at) => kept[at])
      const y = all.northings.filter((_, at) => kept[at])
      fc.pre(x.length > 0)
      const grid = hexagonGrid(x, y, 100, 0)
      const groups = contiguousCells(grid, () => true)
      expect(groups.reduce((sum, group) => sum + group.members.length, 0)).toBe(x.length)
      for (const group of groups) {
        const polygons = outlineOfCells(grid, group.cells)
        expect(polygons.length).toBe(1)
        expect(areaHectares(polygons)).toBeCloseTo(group.cells.length * hectares, 3)
        for (const ring of polygons[0]!)
          expect(kinks({ type: 'Polygon', coordinates: [ring] }).features).toEqual([])
        const members = new Set(group.members)
        for (let i = 0; i < x.length; i++) {
          const inside = booleanPointInPolygon([x[i]!, y[i]!], {
            type: 'MultiPolygon',
            coordinates: polygons,
          })
          expect(inside).toBe(members.has(i))
        }
      }
    }),
    { numRuns: 40 },
  )
})

test('one hexagon has flat sides north and south, its height apart', () => {
  const [[ring]] = dissolveHexagons([0], [0], 100) as [[[number, number][]]]
  expect(ring).toHaveLength(7)
  const northings = ring.map(([, northing]) => northing)
  expect([Math.min(...northings), Math.max(...northings)]).toEqual([-50, 50])
  expect(
    ring
      .slice(1)
      .filter(([, northing]) => northing === 50)
      .map(([easting]) => easting),
  ).toEqual([-28.868, 28.868])
})

test('Gi* finds a planted spot in hexagons, outlines it, and says the class of each', () => {
  const random = seededRandom(1)
  const scattered = Array.from({ length: 400 }, () => [455_000 + random() * 4000, 302_000 + random() * 4000])
  const planted = Array.from({ length: 60 }, () => [
    normalDraw(random, 456_000, 25),
    normalDraw(random, 303_000, 25),
  ])
  const points = [...scattered, ...planted]
  const { hotspots, tables } = giStar({
    eastings: Float64Array.from(points, ([easting]) => easting!),
    northings: Float64Array.from(points, ([, northing]) => northing!),
    parameters: {
      method: 'gi-star',
      cellMetres: 100,
      bandMetres: 150,
      alpha: 0.05,
      minCount: 5,
      shape: 'hexagon',
    },
  })
  expect(hotspots).toHaveLength(1)
  expect(Math.hypot(hotspots[0]!.centre[0] - 456_000, hotspots[0]!.centre[1] - 303_000)).toBeLessThan(40)
  expect(tables[0]!.drawing).toEqual({
    ...{ kind: 'cells', shape: 'hexagon', cellMetres: 100, value: 'class', scale: 'diverging' },
  })
  const column = (key: string) => tables[0]!.columns.find(one => one.key === key)!.values
  const hot = column('class').filter(name => name === 'hot').length
  expect(hot * hectares).toBeCloseTo(hotspots[0]!.areaHectares, 2)
  expect((column('count') as Float64Array).reduce((sum, count) => sum + count, 0)).toBe(460)
})
