import fc from 'fast-check'
import { expect, test } from 'vitest'
import { indexPlaces } from '../../../renderer/map/place-index.ts'
import { symbolsInView } from '../../../renderer/map/symbols.ts'

const view = {
  worldPixels: 256 * 2 ** 10,
  left: 130_000,
  top: 86_000,
  width: 1000,
  height: 700,
  visible: { left: 0, top: 0, right: 1000, bottom: 700 },
}

/** Places at pixels of the view. */
function placed(points: { x: number; y: number; count: number }[]) {
  return indexPlaces({
    xs: Float64Array.from(points, ({ x }) => (x + view.left) / view.worldPixels),
    ys: Float64Array.from(points, ({ y }) => (y + view.top) / view.worldPixels),
    counts: Uint32Array.from(points, ({ count }) => count),
  })
}

const point = fc.record({
  x: fc.double({ min: 1, max: 998, noNaN: true }),
  y: fc.double({ min: 1, max: 698, noNaN: true }),
  count: fc.integer({ min: 1, max: 500 }),
})

test('a few places are drawn each for itself, the largest first', () => {
  const { symbols, grouped } = symbolsInView(
    placed([
      { x: 10, y: 10, count: 1 },
      { x: 12, y: 10, count: 7 },
      { x: -50, y: 10, count: 9 },
    ]),
    view,
  )
  expect(grouped).toBe(false)
  expect(symbols.map(symbol => symbol.count)).toEqual([7, 1])
})

test('many places are drawn together and their counts add up', () => {
  fc.assert(
    fc.property(fc.array(point, { minLength: 1201, maxLength: 1500, size: 'max' }), points => {
      const { symbols, grouped } = symbolsInView(placed(points), view)
      expect(grouped).toBe(true)
      const drawn = symbols.reduce((sum, symbol) => sum + symbol.count, 0)
      expect(drawn).toBe(points.reduce((sum, { count }) => sum + count, 0))
      expect(symbols.reduce((sum, symbol) => sum + symbol.places, 0)).toBe(points.length)
    }),
    { numRuns: 20 },
  )
})

test('moving the map by a few pixels regroups nothing', () => {
  const points = Array.from({ length: 1500 }, (_, index) => ({
    x: 300 + ((index * 37) % 400),
    y: 200 + ((index * 53) % 300),
    count: 1,
  }))
  const columns = placed(points)
  const counts = (left: number) =>
    symbolsInView(columns, { ...view, left }).symbols.map(symbol => symbol.count)
  expect(counts(view.left + 7)).toEqual(counts(view.left))
})
