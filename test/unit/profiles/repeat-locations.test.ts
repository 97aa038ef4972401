import { expect, test } from 'vitest'
import { placePrecisions } from '#shared/features/incidents/rules.ts'
import { seededRandom, shuffledIndices } from '#shared/random.ts'
import { repeatLocations } from '../../../main/features/profiles/repeat-locations.ts'

const code = (precision: (typeof placePrecisions)[number]) => placePrecisions.indexOf(precision)
const x = Float64Array.of(100, 200, 100, 300, 200, 100, 308)
const y = Float64Array.of(10, 20, 10, 30, 20, 10, 30)
const exact = new Uint8Array(7).fill(code('exact'))
const places = (...input: Parameters<typeof repeatLocations>) => {
  const found = repeatLocations(...input)
  if (found.kind === 'refused') throw new Error(found.reason)
  return found
}

test('places are ranked by count, with their share of all incidents added up', () => {
  const found = places(x, y, exact)
  expect(
    found.places.map(({ easting, count, cumulativeShare }) => [easting, count, cumulativeShare]),
  ).toEqual([
    [100, 3, 3 / 7],
    [200, 2, 5 / 7],
  ])
  expect([...found.places[0]!.members]).toEqual([0, 2, 5])
})

test('places within a chosen distance are one', () => {
  const found = places(x, y, exact, 8)
  expect(found.places.map(({ easting, count }) => [easting, count])).toEqual([
    [100, 3],
    [200, 2],
    [304, 2],
  ])
  expect(places(x, y, exact, 7.9).places.length).toBe(2)
})

test('snapped points are refused with the reason, and left out beside exact ones', () => {
  expect(repeatLocations(x, y, new Uint8Array(7).fill(code('snapped')))).toEqual({
    kind: 'refused',
    reason:
      'Repeat locations cannot be told apart: these incidents are placed at points their publisher snapped them to; one point stands for eight or more addresses.',
  })
  expect(repeatLocations(x, y, new Uint8Array(7).fill(code('none')))).toMatchObject({ kind: 'refused' })
  const mixed = exact.slice()
  mixed[0] = code('snapped')
  mixed[1] = code('postcode')
  expect(places(x, y, mixed)).toMatchObject({ incidents: 5, left: 2, places: [{ easting: 100, count: 2 }] })
})

test('nothing, one incident, and all at one place', () => {
  const none = new Float64Array()
  expect(places(none, none, [])).toEqual({ kind: 'places', places: [], incidents: 0, left: 0 })
  expect(places(x.slice(0, 1), y.slice(0, 1), exact).places).toEqual([])
  const same = new Float64Array(50).fill(458_800.1)
  const [place] = places(same, same, new Uint8Array(50)).places
  expect(place).toMatchObject({ easting: 458_800.1, count: 50, cumulativeShare: 1 })
})

test('the order of the incidents changes nothing', () => {
  const order = shuffledIndices(seededRandom(5), 7)
  const again = places(
    Float64Array.from(order, i => x[i]!),
    Float64Array.from(order, i => y[i]!),
    exact,
  )
  const plain = (found: ReturnType<typeof places>) =>
    found.places.map(({ members, ...rest }) => [rest, members.length])
  expect(plain(again)).toEqual(plain(places(x, y, exact)))
})
