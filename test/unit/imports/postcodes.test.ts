import { expect, test } from 'vitest'
import {
  layoutOfPostcodes,
  postcodeColumns,
} from '../../../main/features/imports/understanding/postcode-columns.ts'
import {
  isOutwardOnly,
  misreadPostcode,
  positionOf,
  postcodeKey,
} from '../../../main/features/imports/understanding/postcodes.ts'

test.each([
  ['LE1 6AB', 'LE1 6AB'],
  ['le16ab', 'LE1 6AB'],
  [' LE1  6AB ', 'LE1 6AB'],
  ['LE1-6AB', 'LE1 6AB'],
  ['B1 1AA', 'B1  1AA'],
  ['CV10 0RY', 'CV100RY'],
  ['EC1A1BB', 'EC1A1BB'],
  ['LE1', null],
  ['LE1 6A', null],
  ['LEI 6AB', null],
  ['unknown', null],
])('%s is filed under %s', (text, key) => {
  expect(postcodeKey(text)).toBe(key)
})

function filed(...postcodes: string[]) {
  const columns = postcodeColumns()
  postcodes.forEach((postcode, i) => {
    columns.add(postcodeKey(postcode)!, 400_000 + i, 300_000 + i)
  })
  return columns.sorted()
}

test('every postcode is found again wherever it stood in the file, and no other', () => {
  const all = Array.from({ length: 3000 }, (_, i) => `LE${i % 20} ${i % 9}${letter(i / 9)}${letter(i)}`)
  const unlike = [...new Set(all)]
  const file = filed(...unlike)
  expect(file.length).toBe(unlike.length)
  for (const [i, postcode] of unlike.entries()) {
    expect(file.eastings[positionOf(file, postcodeKey(postcode)!)], postcode).toBe(400_000 + i)
  }
  for (const other of ['AA1 1AA', 'LE20 1AA', 'ZE9 9ZZ'])
    expect(positionOf(file, postcodeKey(other)!)).toBe(-1)
  expect(positionOf(filed(), 'LE1 6AB')).toBe(-1)
})

function letter(i: number) {
  return 'ABDEFGHJLNPQRSTUWXYZ'[Math.floor(i) % 20]
}

test('of two lines for one postcode the later is kept', () => {
  const file = filed('LE1 6AB', 'LE2 1AA', 'LE1 6AB')
  expect(file.length).toBe(2)
  expect(file.eastings[positionOf(file, 'LE1 6AB')]).toBe(400_002)
})

test('a misread postcode is the one of the file that it can only be', () => {
  const file = filed('LE1 6AB', 'LE10 1AA', 'B1 1AB')
  expect(misreadPostcode(file, 'LEI 6AB')).toBe('LE1 6AB')
  expect(misreadPostcode(file, 'LE1O 1AA')).toBe('LE101AA')
  expect(misreadPostcode(file, 'LE2 6AB')).toBeNull()
  expect(misreadPostcode(file, 'unknown')).toBeNull()
  const two = filed('SO1 1AA', 'S01 1AA'.replace('S0', 'S9'), 'SO1 1AB')
  expect(misreadPostcode(two, 'S01 1AA')).toBe('SO1 1AA')
  expect(misreadPostcode(filed('LE5 1AA', 'LES 1AA'.replace('S', '5'), 'LE1 5AA'), 'LE5I 1AA')).toBeNull()
})

test('half a postcode is known for what it is', () => {
  for (const half of ['LE1', 'le 10', 'EC1A', 'LE1 6']) expect(isOutwardOnly(half), half).toBe(true)
  for (const none of ['LE', '1', 'Leicester']) expect(isOutwardOnly(none), none).toBe(false)
})

test('the layout is found from the first line: Code-Point Open without names, or names', () => {
  const own = { postcode: 0, quality: 1, easting: 2, northing: 3 }
  expect(layoutOfPostcodes(['B79 0PJ', '10', '429742', '308990', 'E92000001'])).toEqual({
    ...own,
    hasHeader: false,
  })
  expect(
    layoutOfPostcodes(['Postcode', 'Positional_quality_indicator', 'Eastings', 'Northings', 'Country_code']),
  ).toEqual({ ...own, hasHeader: true })
  expect(layoutOfPostcodes(['postcode', 'easting', 'northing'])).toEqual({
    ...{ postcode: 0, quality: -1, easting: 1, northing: 2, hasHeader: true },
  })
  expect(layoutOfPostcodes(['LE1 6AB', '458801', '304601'])).toMatchObject({ easting: 1, quality: -1 })
  expect(layoutOfPostcodes(['PC', 'PQ', 'EA', 'NO', 'CY'])).toMatchObject({ ...own, hasHeader: true })
  expect(layoutOfPostcodes(['Ref', 'Date'])).toBeNull()
  expect(layoutOfPostcodes(['LE1 6AB', 'somewhere'])).toBeNull()
})
