import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Drawing, FigureTable } from '#shared/features/analysis/figures.ts'
import { filterInWords } from '../../../renderer/client/filter-words.ts'
import { clipRing, type Ring } from '../../../renderer/features/analysis/clip-ring.ts'
import { figureLayerOf } from '../../../renderer/features/analysis/figure-layer.ts'
import { leadsTo } from '../../../renderer/features/analysis/leads-to.ts'

const square = { kind: 'cells', shape: 'square', cellMetres: 100, value: 'z', scale: 'diverging' } as const
const cells = tableOf(square, { easting: [450, 550], northing: [250, 250], count: [3, 7], z: [-1, 2.5] })

test('a cell leads to the incidents it counted, its south and west edge among them', () => {
  const ring = leadsTo(cells, 0, { from: '2025-01-01' })!.polygon!
  expect(leadsTo(cells, 0, { from: '2025-01-01' })!.from).toBe('2025-01-01')
  for (const [point, inside] of [
    [[400, 200], true],
    [[499.99, 299.99], true],
    [[450, 250], true],
    [[500, 250], false],
    [[450, 300], false],
    [[399.99, 250], false],
  ] as [Ring[number], boolean][]) {
    expect([point, holds(ring, point)]).toEqual([point, inside])
  }
})

test('a hexagon is as high as its cell, and its corners lie west and east', () => {
  const hexagons = tableOf({ ...square, shape: 'hexagon' }, { easting: [0], northing: [0], z: [1] })
  const ring = leadsTo(hexagons, 0, {})!.polygon!
  expect(Math.max(...ring.map(([, y]) => y))).toBeCloseTo(50)
  expect(Math.max(...ring.map(([x]) => x))).toBeCloseTo(100 / Math.sqrt(3))
})

test('within a drawn area a cell leads only to what lies in both', () => {
  const polygon: Ring = [
    [350, 150],
    [450, 150],
    [450, 400],
    [350, 400],
  ]
  const ring = leadsTo(cells, 0, { polygon })!.polygon!
  expect(holds(ring, [420, 250])).toBe(true)
  expect(holds(ring, [480, 250])).toBe(false)
  expect(holds(ring, [380, 250])).toBe(false)
  expect(leadsTo(cells, 1, { polygon })).toBeNull()
})

test('a clipped ring holds exactly the points that both rings hold, also where it is cut into pieces', () => {
  const comb: Ring = [
    [0, 0],
    [90, 0],
    [90, 80],
    [60, 80],
    [60, 20],
    [30, 20],
    [30, 80],
    [0, 80],
  ]
  const within = fc.integer({ min: -10, max: 110 })
  fc.assert(
    fc.property(within, within, within, within, (x, y, west, south) => {
      const cell: Ring = [
        [west, south],
        [west + 45, south],
        [west + 45, south + 45],
        [west, south + 45],
      ]
      // Never on an edge, which belongs to one of two rings that share it.
      const point: Ring[number] = [x + 0.5, y + 0.5]
      expect(holds(clipRing(comb, cell), point)).toBe(holds(comb, point) && holds(cell, point))
      expect(holds(clipRing(comb.toReversed(), cell.toReversed()), point)).toBe(
        holds(comb, point) && holds(cell, point),
      )
    }),
    { seed: 4, numRuns: 2000 },
  )
})

test('an area leads to itself, unless the filter is about areas of another set', () => {
  const areas = tableOf(
    { kind: 'areas', areaSetId: 2, value: 'rate', scale: 'sequential' },
    { areaId: [7, 9] },
  )
  expect(leadsTo(areas, 1, { text: 'noise' })).toEqual({ text: 'noise', areaIds: [9] })
  expect(leadsTo(areas, 1, { areaIds: [7, 9] })).toEqual({ areaIds: [9] })
  expect(leadsTo(areas, 1, { areaIds: [1, 2] })).toBeNull()
})

test('a place leads to what is at it or around it, and to its time where it has one', () => {
  const places = tableOf({ kind: 'symbols', value: 'count' }, { easting: [1], northing: [2] })
  expect(leadsTo(places, 0, {})).toEqual({ circle: { easting: 1, northing: 2, radiusMetres: 0 } })
  const cylinders = tableOf(
    { kind: 'symbols', value: 'count' },
    { easting: [1], northing: [2], radiusMetres: [300] },
    { from: ['2025-03-01'], to: ['2025-03-09'] },
  )
  expect(leadsTo(cylinders, 0, { to: '2025-03-05' })).toEqual({
    from: '2025-03-01',
    to: '2025-03-05',
    circle: { easting: 1, northing: 2, radiusMetres: 300 },
  })
})

test('a period leads to its days and never beyond those of the filter', () => {
  const months = tableOf(
    { kind: 'periods', value: 'count' },
    {},
    { from: ['2025-01-01', '2025-02-01'], to: ['2025-01-31', '2025-02-28'] },
  )
  const filter = { from: '2025-01-10', to: '2025-02-10' }
  expect(leadsTo(months, 0, filter)).toEqual({ from: '2025-01-10', to: '2025-01-31' })
  expect(leadsTo(months, 1, filter)).toEqual({ from: '2025-02-01', to: '2025-02-10' })
})

test('an hour of the week leads to itself, a row without a place to none', () => {
  const week = tableOf({ kind: 'week', value: 'count' }, { count: new Array(168).fill(1) })
  expect(leadsTo(week, 25, {})).toEqual({ weekHours: [25] })
  expect(leadsTo(week, 25, { weekHours: [1, 2] })).toBeNull()
  expect(leadsTo(tableOf({ kind: 'none' }, { count: [1] }), 0, {})).toBeNull()
})

test('the map is given the values with the incidents behind them, and words as classes', () => {
  const layer = figureLayerOf(cells, [], () => {})!
  expect(layer).toMatchObject({
    scale: 'diverging',
    values: Float64Array.of(-1, 2.5),
    shapes: { kind: 'cells' },
  })
  expect(layer.counts).toEqual(Float64Array.of(3, 7))
  const classes = tableOf(
    { ...square, value: 'class', scale: 'classes' },
    { easting: [1, 2, 3], northing: [1, 2, 3] },
    { class: ['former', 'none', 'new'] },
  )
  expect(figureLayerOf(classes, [], () => {})).toMatchObject({
    classNames: ['new', 'intensifying', 'persistent', 'diminishing', 'sporadic', 'former'],
    values: Float64Array.of(5, Number.NaN, 0),
    counts: null,
  })
  const scored = tableOf(
    { ...square, value: 'class', scale: 'diverging' },
    { easting: [1, 2, 3], northing: [1, 2, 3] },
    { class: ['hot', 'as expected', 'cold'] },
  )
  expect(figureLayerOf(scored, [], () => {})).toMatchObject({
    scale: 'diverging',
    values: Float64Array.of(4, 2, 0),
  })
  expect(figureLayerOf(tableOf({ kind: 'none' }, {}), [], () => {})).toBeNull()
})

test('a filter is told in words, with names where they are few and known', () => {
  const names = { sources: new Map([[1, '101 centre']]), categories: new Map(), codes: new Map() }
  expect(filterInWords({}, names)).toBe('All incidents')
  expect(
    filterInWords(
      { from: '2025-03-01', to: '2025-03-31', sourceIds: [1], categoryIds: [4], weekHours: [1] },
      names,
    ),
  ).toBe('1 Mar 2025 to 31 Mar 2025; 101 centre; 1 category; Mon 01:00–02:00')
})

function tableOf(
  drawing: Drawing,
  numbers: Record<string, number[]>,
  texts: Record<string, string[]> = {},
): FigureTable {
  const columns = [
    ...Object.entries(numbers).map(([key, values]) => ({
      ...{ key, title: key, kind: 'number' as const, decimals: 0 },
      values: Float64Array.from(values),
    })),
    ...Object.entries(texts).map(([key, values]) => ({ key, title: key, kind: 'text' as const, values })),
  ]
  return { key: 'made', title: 'Made', note: '', rows: columns[0]?.values.length ?? 0, drawing, columns }
}

/** Even-odd, as a filter's polygon is read. */
function holds(ring: Ring, [x, y]: Ring[number]): boolean {
  let inside = false
  for (const [at, [x1, y1]] of ring.entries()) {
    const [x2, y2] = ring[(at + 1) % ring.length]!
    if (y1 > y !== y2 > y && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)) inside = !inside
  }
  return inside
}
