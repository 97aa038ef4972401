import { expect, test } from 'vitest'
import type { Polygons } from '#shared/features/areas/contract.ts'
import { seededRandom } from '#shared/random.ts'
import { areaAt, indexAreas } from '../../../../main/features/areas/membership.ts'
import { anchorMetres, anchorOf } from '../../../../main/features/packs/audience/anchors.ts'
import { movedMap, squaresTouched } from '../../../../main/features/packs/audience/moved-map.ts'

const ring = (...corners: [number, number][]): Polygons => [[[...corners, corners[0]!]]]
/** A city of two areas whose boundary runs aslant through the squares, and wards that cut it again. */
const areas = [
  ring([450_000, 300_000], [451_230, 300_000], [450_770, 302_000], [450_000, 302_000]),
  ring([451_230, 300_000], [452_000, 300_000], [452_000, 302_000], [450_770, 302_000]),
]
const wards = [
  ring([450_000, 300_000], [452_000, 300_000], [452_000, 301_130], [450_000, 301_070]),
  ring([450_000, 301_070], [452_000, 301_130], [452_000, 302_000], [450_000, 302_000]),
]
const sets = [indexAreas(areas), indexAreas(wards)]
const homeOf = (easting: number, northing: number) => sets.map(set => areaAt(set, easting, northing)).join()

test('a place goes to one anchor, in its own areas and near, whatever else is in the pack', () => {
  const random = seededRandom(3)
  const anchorBySquare = new Map<string, string>()
  let drawn = 0
  for (let i = 0; i < 4000; i++) {
    const [easting, northing] = [449_900 + random() * 2200, 299_900 + random() * 2200]
    const anchor = anchorOf({ easting, northing }, sets)
    if (!anchor) continue
    drawn++
    expect(homeOf(anchor.easting, anchor.northing)).toBe(homeOf(easting, northing))
    expect(Math.max(Math.abs(anchor.easting - easting), Math.abs(anchor.northing - northing))).toBeLessThan(
      anchorMetres * 1.5,
    )
    const square = `${Math.floor(easting / 200)} ${Math.floor(northing / 200)} ${homeOf(easting, northing)}`
    const known = anchorBySquare.get(square)
    const words = `${anchor.easting} ${anchor.northing}`
    if (known) expect(words).toBe(known)
    anchorBySquare.set(square, words)
  }
  expect(drawn).toBeGreaterThan(3900)
  // Many places share an anchor: what stands on the map is none of them.
  expect(anchorBySquare.size).toBeLessThan(drawn / 10)
})

const map = (places: [number, number, number][]) => ({
  title: 'Calls',
  outlines: [],
  places: places.map(([easting, northing, count]) => ({ easting, northing, count })),
  alternative: 'The most calls came from 12 High Street.',
})
const outside = { areaSets: sets, leastIncidents: 3, leastPlaces: 2, squares: true }

test('a point with too few calls or places is not drawn, and sizes are steps', () => {
  const { places, moved, alternative } = movedMap(
    map([
      [450_010, 300_010, 8],
      [450_030, 300_040, 9],
      // One place alone, however busy, and two places with two calls.
      [450_450, 300_450, 40],
      [450_810, 300_810, 1],
      [450_830, 300_810, 1],
    ]),
    outside,
  )
  expect(places).toEqual([{ easting: 450_100, northing: 300_100, count: 10 }])
  expect(moved).toMatch(/200 m square.*at least 3 calls from 2 places.*not drawn/)
  expect(alternative).toBe('Calls with calls drawn at 1 point.')
})

test('the order in which places come does not show', () => {
  const random = seededRandom(5)
  const some = Array.from({ length: 60 }, (): [number, number, number] => [
    450_000 + random() * 2000,
    300_000 + random() * 2000,
    1 + Math.floor(random() * 4),
  ])
  expect(movedMap(map(some.toReversed()), outside)).toEqual(movedMap(map(some), outside))
})

test('a hotspot is drawn as the squares that it touches, on the grid', () => {
  const hotspot = ring([450_190, 300_150], [450_215, 300_150], [450_215, 300_180], [450_190, 300_180])
  const squares = squaresTouched(hotspot)
  expect(squares.flat(2).every(metres => metres.every(one => one % 200 === 0))).toBe(true)
  const index = indexAreas([squares])
  expect([450_001, 450_399].map(easting => areaAt(index, easting, 300_100))).toEqual([0, 0])
  expect([449_999, 450_401].map(easting => areaAt(index, easting, 300_100))).toEqual([-1, -1])
  const drawn = movedMap(
    { ...map([]), around: hotspot, outlines: [{ name: 'Hotspot', polygons: hotspot, as: 'hotspot' }] },
    outside,
  )
  expect(JSON.stringify(drawn)).not.toMatch(/450190|450215|300150|300180/)
})
