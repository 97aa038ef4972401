import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { MappingSpec } from '#shared/features/imports/contract.ts'
import { plainCsv } from '#shared/features/imports/mapping.ts'
import { namesOfFlags } from '#shared/features/incidents/rules.ts'
import { pointInside } from '../../../main/features/imports/understanding/area-point.ts'
import {
  extentOf,
  isWithin,
  type KnownPlaces,
} from '../../../main/features/imports/understanding/known-places.ts'
import { type Anchor, placeReader } from '../../../main/features/imports/understanding/place.ts'
import { mendedDegrees, mendedMetres } from '../../../main/features/imports/understanding/place-numbers.ts'
import { postcodeColumns } from '../../../main/features/imports/understanding/postcode-columns.ts'
import { isInSea } from '../../../main/features/imports/understanding/sea.ts'

type Ring = [number, number][]
const square = (west: number, south: number, side: number): Ring => [
  [west, south],
  [west + side, south],
  [west + side, south + side],
  [west, south + side],
  [west, south],
]
const county = [[square(440_000, 290_000, 40_000)]]

const postcodes = postcodeColumns()
postcodes.add('LE1 6AB', 458_700, 304_500)
postcodes.add('LE9 9ZZ', 0, 0)
const known: KnownPlaces = {
  postcodes: postcodes.sorted(),
  areas: new Map([['E01013649', [458_650, 304_450]]]),
  extent: extentOf([county]),
}

function placed(
  row: Record<string, string>,
  given: { known?: KnownPlaces | null; anchor?: Anchor; snapped?: boolean } = {},
) {
  const header = Object.keys(row)
  const mapping: MappingSpec = {
    ...{ name: 'test', written: plainCsv, header, dates: { from: 'dd/MM/yyyy' }, codes: {} },
    fields: Object.fromEntries(header.map(name => [name, name])),
    snapped: given.snapped ?? false,
  }
  const at = (column: string | undefined) => header.indexOf(column ?? '')
  const place = placeReader(
    mapping,
    at,
    given.known === undefined ? known : given.known,
  )(Object.values(row), given.anchor ?? null)
  return { ...place, flags: namesOfFlags(place.flags), reasons: place.oddities.map(({ reason }) => reason) }
}

const everyWay = {
  ...{ easting: '458801', northing: '304601', gridReference: 'SK 58802 04602' },
  ...{ latitude: '52.635972', longitude: '-1.132573', postcode: 'LE1 6AB', areaCode: 'E01013649' },
}

test('the most exact way that a row has filled in is taken', () => {
  const centroid = ['centroid of a postcode, street or area']
  expect(placed(everyWay)).toMatchObject({ easting: 458_801, precision: 'exact', flags: [] })
  const none = { easting: '', northing: '' }
  expect(placed({ ...everyWay, ...none })).toMatchObject({ easting: 458_802.5, precision: 'exact' })
  const noReference = { ...everyWay, ...none, gridReference: '' }
  expect(placed(noReference).easting).toBeCloseTo(458_800, -1)
  const noDegrees = { ...noReference, latitude: '', longitude: '' }
  expect(placed(noDegrees)).toMatchObject({ easting: 458_700, precision: 'postcode', flags: centroid })
  expect(placed({ ...noDegrees, postcode: '' })).toMatchObject({
    ...{ easting: 458_650, northing: 304_450, precision: 'area', flags: centroid },
  })
  expect(placed({ ...noDegrees, postcode: '', areaCode: '' })).toMatchObject({
    precision: 'none',
    reasons: ['No place is given: kept without a place'],
  })
})

test('where the exact way leads nowhere the next is taken, and both are told', () => {
  const found = placed({ easting: '0', northing: '0', postcode: 'LE1 6AB' })
  expect(found).toMatchObject({ easting: 458_700, precision: 'postcode' })
  expect(found.flags).toContain('zero or default point')
  expect(found.reasons).toEqual(['Zero or default point: placed by its postcode'])
})

test.each([
  ['LE16AB', 'postcode', []],
  ['le1 6ab', 'postcode', []],
  ['LEI 6AB', 'postcode', ['Postcode misread']],
  ['LE1', 'none', ['Only the first half of a postcode: kept without a place']],
  ['LE1 6ZZ', 'none', ['Not in the postcode file that is loaded: kept without a place']],
  ['LE9 9ZZ', 'none', ['The postcode file has no coordinates']],
  ['ZZ99 3VZ', 'none', ['A stand-in for a postcode']],
  ['next to the pub', 'none', ['Not a postcode: kept without a place']],
])('the postcode %s: %s', (postcode, precision, reasons) => {
  const found = placed({ postcode })
  expect(found.precision).toBe(precision)
  expect(found.reasons).toEqual(reasons.map(reason => expect.stringContaining(reason)))
})

test('without a postcode file, or the boundaries of a code, the reason says what to load', () => {
  const nothing = { postcodes: null, areas: null, extent: null }
  const postcode = placed({ postcode: 'LE1 6AB' }, { known: nothing })
  expect(postcode).toMatchObject({
    precision: 'none',
    reasons: [expect.stringContaining('No postcode file')],
  })
  expect(postcode.oddities[0]?.mend).toContain('Settings')
  const area = placed({ areaCode: 'E01013650' })
  expect(area).toMatchObject({
    precision: 'none',
    reasons: [expect.stringContaining('No area with this code')],
  })
  expect(area.oddities[0]?.mend).toContain('Areas')
})

test('outside the area is judged by the outline of what is loaded, with half a kilometre to spare', () => {
  const at = (easting: number) => placed({ easting: String(easting), northing: '304601' })
  expect(at(480_400).flags).toEqual([])
  expect(at(480_601)).toMatchObject({
    flags: ['outside the area'],
    reasons: ['Outside the area of the bureau: kept, and flagged'],
  })
  expect(placed({ easting: '480601', northing: '304601' }, { known: null }).flags).toEqual([])
})

test('squares without land are the sea', () => {
  expect(placed({ easting: '604601', northing: '458801' }, { known: null })).toMatchObject({
    precision: 'exact',
    flags: ['in the sea of the grid'],
  })
  // Land of every corner: Scilly, Lowestoft, Unst, St Kilda; and water: the Bristol side of Ireland, the North Sea.
  for (const [e, n] of [
    [90_000, 10_000],
    [654_000, 293_000],
    [460_000, 1_210_000],
    [10_000, 900_000],
  ] as const) {
    expect(isInSea(e, n), `${e} ${n}`).toBe(false)
  }
  for (const [e, n] of [
    [50_000, 250_000],
    [600_000, 500_000],
    [50_000, 1_250_000],
    [700_000, 1_300_000],
  ] as const) {
    expect(isInSea(e, n), `${e} ${n}`).toBe(true)
  }
})

test('finer than a centimetre is too exact, trailing noughts are not', () => {
  const flags = (row: Record<string, string>) => placed(row).flags
  const tooExact = ['too exact for its source']
  expect(flags({ easting: '458801.123', northing: '304601.5' })).toEqual(tooExact)
  expect(flags({ easting: '458801.1200', northing: '304601.00' })).toEqual([])
  expect(flags({ latitude: '52.63597212345', longitude: '-1.132573' })).toEqual(tooExact)
  expect(flags({ latitude: '52.6359721', longitude: '-1.132573000' })).toEqual([])
  expect(flags({ latitude: '52.64', longitude: '-1.13' })).toEqual(['digits cut off'])
})

test.each([
  ['458,801', '304,601'],
  ['458801m', '304601 m'],
  ['458 801', '304 601'],
  ['E458801', 'N304601'],
  ['458801,0', '304601,0'],
])('%s and %s are read as metres, and told', (easting, northing) => {
  const found = placed({ easting, northing })
  expect(found).toMatchObject({ easting: 458_801, northing: 304_601, precision: 'exact' })
  expect(found.oddities).toMatchObject([{ mend: 'Write 458801 and 304601.', raw: `${easting} ${northing}` }])
})

test.each([
  ['52,635972', '-1,132573'],
  ['52.635972N', '1.132573W'],
  ['52.635972°', '-1.132573°'],
  [`52° 38' 9.5" N`, `1° 7' 57.26" W`],
])('%s and %s are read as degrees, and told', (latitude, longitude) => {
  const found = placed({ latitude, longitude })
  expect(Math.hypot(found.easting - 458_800, found.northing - 304_600)).toBeLessThan(10)
  expect(found.reasons).toEqual(['Not written as decimal degrees: read as such'])
})

test('no text makes a number that it does not say', () => {
  for (const text of ['', 'n/a', '12', '1,23,456', '458801-9', '45 88 01', '0x10']) {
    const metres = mendedMetres(text)
    expect(Number.isNaN(metres) || String(metres) === text, text).toBe(true)
  }
  fc.assert(
    fc.property(fc.string({ maxLength: 12 }), text => {
      for (const value of [mendedMetres(text), mendedDegrees(text)]) {
        if (!Number.isNaN(value)) expect(text).toMatch(/\d/)
      }
    }),
  )
})

test('degrees among metres, the origin of the grid in degrees, and digits cut off', () => {
  const degrees = placed({ easting: '-1.132573', northing: '52.635972' })
  expect(Math.hypot(degrees.easting - 458_800, degrees.northing - 304_600)).toBeLessThan(10)
  expect(degrees.reasons[0]).toContain('Degrees where metres are expected')
  expect(placed({ latitude: '49.766807', longitude: '-7.557160' })).toMatchObject({
    precision: 'none',
    flags: ['zero or default point'],
  })
  const anchor = { easting: 458_800, northing: 304_600 }
  expect(placed({ easting: '4588', northing: '3046' }, { anchor })).toMatchObject({
    ...{ easting: 458_850, northing: 304_650, precision: 'street', flags: ['digits cut off'] },
  })
})

test('points of a publisher are snapped, its postcodes are not', () => {
  expect(placed(everyWay, { snapped: true }).precision).toBe('snapped')
  expect(placed({ postcode: 'LE1 6AB' }, { snapped: true }).precision).toBe('postcode')
})

test('the point of an area lies inside it, of a ring and of a horseshoe too', () => {
  expect(pointInside(county)).toEqual([460_000, 310_000])
  const ring = [[square(0, 0, 100), square(12, 12, 75)]]
  const [east, north] = pointInside(ring)!
  expect(east < 12 || east > 87 || north < 12 || north > 87).toBe(true)
  const horseshoe: Ring = [
    [0, 0],
    [30, 0],
    [30, 100],
    [20, 100],
    [20, 10],
    [10, 10],
    [10, 100],
    [0, 100],
    [0, 0],
  ]
  const [x, y] = pointInside([[horseshoe]])!
  expect(x < 10 || x > 20 || y < 10).toBe(true)
  expect(
    pointInside([
      [
        [
          [0, 0],
          [1, 1],
          [0, 0],
        ],
      ],
    ]),
  ).toBeNull()
  expect(pointInside([])).toBeNull()
})

test('the extent holds every corner it was made of, and a margin', () => {
  const corner = fc.tuple(fc.integer({ min: 0, max: 700_000 }), fc.integer({ min: 0, max: 1_300_000 }))
  fc.assert(
    fc.property(fc.array(corner, { minLength: 3, maxLength: 40 }), corners => {
      const extent = extentOf([[[corners]]])
      if (extent) for (const [e, n] of corners) expect(isWithin(extent, e, n)).toBe(true)
    }),
  )
  const extent = extentOf([county])!
  expect([isWithin(extent, 439_501, 300_000), isWithin(extent, 439_499, 300_000)]).toEqual([true, false])
  expect(extentOf([])).toBeNull()
})
