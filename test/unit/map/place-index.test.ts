import fc from 'fast-check'
import { expect, test } from 'vitest'
import { indexPlaces, squaresAcross, stretchesIn } from '../../../renderer/map/place-index.ts'
import { seededRandom } from '../../../shared/random.ts'

const place = fc.record({
  x: fc.double({ min: 0.4, max: 0.6, noNaN: true }),
  y: fc.double({ min: 0.3, max: 0.5, noNaN: true }),
  count: fc.integer({ min: 1, max: 9 }),
})

function columns(places: { x: number; y: number; count: number }[]) {
  return {
    xs: Float64Array.from(places, ({ x }) => x),
    ys: Float64Array.from(places, ({ y }) => y),
    counts: Uint32Array.from(places, ({ count }) => count),
  }
}

test('every square of every level holds the places that lie in it', () => {
  fc.assert(
    fc.property(
      fc.array(place, { minLength: 1, maxLength: 60 }),
      fc.integer({ min: 5, max: 17 }),
      (places, asked) => {
        const index = indexPlaces(columns(places))
        const level = Math.min(asked, index.level)
        const across = squaresAcross(level)
        const all = { west: 0, east: Math.ceil(across), north: 0, south: Math.ceil(across) }
        const expected = new Map<string, number>()
        for (const { x, y, count } of places) {
          const key = `${Math.floor(x * across)} ${Math.floor(y * across)}`
          expected.set(key, (expected.get(key) ?? 0) + count)
        }
        // Square by square where the level is fine: the whole world has too many.
        const wanted =
          level < 9
            ? [all]
            : [...expected.keys()].map(key => {
                const [column, row] = key.split(' ').map(Number) as [number, number]
                return { west: column, east: column, north: row, south: row }
              })
        const found = new Map<string, number>()
        for (const { column, row, from, to } of wanted.flatMap(squares =>
          stretchesIn(index, level, squares),
        )) {
          found.set(`${column} ${row}`, index.sumCount[to]! - index.sumCount[from]!)
        }
        expect(found).toEqual(expected)
      },
    ),
    { numRuns: 200 },
  )
})

test('no places make an index without stretches', () => {
  const index = indexPlaces(columns([]))
  expect(stretchesIn(index, 5, { west: 0, east: 10, north: 0, south: 10 })).toEqual([])
})

test('a hundred thousand places come in the order of the curve, those of one square as they stood', () => {
  const random = seededRandom(3)
  const places = Array.from({ length: 100_000 }, () => ({
    x: 0.49 + Math.floor(random() * 400) / 1e5,
    y: 0.32 + Math.floor(random() * 400) / 1e5,
    count: 1 + Math.floor(random() * 9),
  }))
  const { keys, counts, xs } = indexPlaces(columns(places))
  expect(keys.every((key, at) => at === 0 || key >= keys[at - 1]!)).toBe(true)
  const first = places.filter(({ x, y }) => x === places[0]!.x && y === places[0]!.y)
  const same = indexPlaces(columns(first))
  expect([...same.counts]).toEqual(first.map(({ count }) => count))
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(
    places.reduce((sum, { count }) => sum + count, 0),
  )
  expect(xs.toSorted()).toEqual(Float64Array.from(places, ({ x }) => x).sort())
})
