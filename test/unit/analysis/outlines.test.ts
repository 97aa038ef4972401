import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon'
import { kinks } from '@turf/kinks'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Polygons } from '#shared/features/areas/contract.ts'
import { seededRandom } from '#shared/random.ts'
import { contiguousCells } from '../../../main/features/analysis/ground/contiguous-cells.ts'
import { dissolveCells } from '../../../main/features/analysis/ground/dissolve.ts'
import { outlineAround } from '../../../main/features/analysis/ground/outline.ts'
import { areaHectares } from '../../../main/features/analysis/ground/rings.ts'
import { squareGrid } from '../../../main/features/analysis/ground/square-grid.ts'

const inside = (x: number, y: number, polygons: Polygons) =>
  booleanPointInPolygon([x, y], { type: 'MultiPolygon', coordinates: polygons })
const closed = (polygons: Polygons) =>
  polygons.flat().every(ring => ring.length > 3 && String(ring[0]) === String(ring.at(-1)))

test('one cell, two side by side, and a ring of eight round a hole', () => {
  expect(dissolveCells([4], [3], 100)).toEqual([
    [
      [
        [500, 300],
        [500, 400],
        [400, 400],
        [400, 300],
        [500, 300],
      ],
    ],
  ])
  expect(areaHectares(dissolveCells([4, 5], [3, 3], 100))).toBe(2)
  const ring = dissolveCells([0, 1, 2, 0, 2, 0, 1, 2], [0, 0, 0, 1, 1, 2, 2, 2], 100)
  expect(ring.map(rings => rings.map(points => points.length))).toEqual([[5, 5]])
  expect(areaHectares(ring)).toBe(8)
})

test('cells that meet at a corner keep outline and hole apart', () => {
  // A ring of seven whose gap is closed only by the corner between (2,1) and (1,2).
  const pinched = dissolveCells([0, 1, 2, 0, 2, 0, 1], [0, 0, 0, 1, 1, 2, 2], 100)
  expect(pinched.length).toBe(1)
  expect(pinched[0]!.length).toBe(2)
  expect(areaHectares(pinched)).toBe(7)
  expect(kinks({ type: 'Polygon', coordinates: [pinched[0]![0]!] }).features).toEqual([])
})

test('the outline of any contiguous cells covers exactly those cells', () => {
  fc.assert(
    fc.property(fc.integer(), fc.double({ min: 0.2, max: 0.9, noNaN: true }), (seed, share) => {
      const random = seededRandom(seed)
      const cells = Array.from({ length: 64 }, (_, i) => i).filter(() => random() < share)
      fc.pre(cells.length > 0)
      const x = Float64Array.from(cells, cell => (cell % 8) * 100 + 50)
      const y = Float64Array.from(cells, cell => Math.floor(cell / 8) * 100 + 50)
      const grid = squareGrid(x, y, 100, 0)
      const groups = contiguousCells(grid, () => true)
      expect(groups.reduce((sum, group) => sum + group.members.length, 0)).toBe(cells.length)
      for (const group of groups) {
        const of = (column: Int32Array) => group.cells.map(cell => column[cell]!)
        const polygons = dissolveCells(of(grid.columns), of(grid.rows), 100)
        expect(polygons.length).toBe(1)
        expect(closed(polygons)).toBe(true)
        expect(areaHectares(polygons)).toBe(group.cells.length)
        const members = new Set(group.members)
        for (const [i] of cells.entries()) expect(inside(x[i]!, y[i]!, polygons)).toBe(members.has(i))
      }
    }),
  )
})

test('one place is outlined by a disc of the radius, a street by a band', () => {
  const disc = outlineAround(Float64Array.of(458_800), Float64Array.of(304_600), 30)
  expect(areaHectares(disc) / ((Math.PI * 30 * 30) / 10_000)).toBeCloseTo(1, 1)
  const street = Float64Array.from({ length: 11 }, (_, i) => 458_800 + i * 20)
  const band = outlineAround(street, new Float64Array(11).fill(304_600), 30)
  expect(band.length).toBe(1)
  expect(areaHectares(band)).toBeGreaterThan(1.2)
  expect(areaHectares(band)).toBeLessThan((Math.PI * 900 + 200 * 60) / 10_000)
  expect(outlineAround(new Float64Array(), new Float64Array(), 30)).toEqual([])
})

test('incidents round a park leave the park out of the outline', () => {
  const angles = Float64Array.from({ length: 60 }, (_, i) => (i / 60) * 2 * Math.PI)
  const polygons = outlineAround(
    angles.map(a => 458_800 + 200 * Math.cos(a)),
    angles.map(a => 304_600 + 200 * Math.sin(a)),
    30,
  )
  expect(polygons.map(rings => rings.length)).toEqual([2])
  expect(inside(458_800, 304_600, polygons)).toBe(false)
})

test('every point lies inside its outline, however the points lie', () => {
  fc.assert(
    fc.property(
      fc.integer(),
      fc.integer({ min: 1, max: 60 }),
      fc.constantFrom(0.5, 30, 120),
      fc.constantFrom(1, 100, 2_000, 300_000),
      (seed, n, radius, spread) => {
        const random = seededRandom(seed)
        const draw = (from: number) =>
          Float64Array.from({ length: n }, () => Math.round((from + random() * spread) * 10) / 10)
        const [x, y] = [draw(450_000), draw(300_000)]
        const polygons = outlineAround(x, y, radius)
        expect(closed(polygons)).toBe(true)
        for (let i = 0; i < n; i++) expect(inside(x[i]!, y[i]!, polygons)).toBe(true)
        expect(areaHectares(polygons)).toBeGreaterThan(0)
      },
    ),
    { numRuns: 12 },
  )
})
