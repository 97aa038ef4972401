import { expect, test } from 'vitest'
import { nameIn, placeWritten } from '../../../renderer/features/profiles/nominations/nominated-place.ts'

test('a place is written as a reference or in metres; a name that was chosen is still asked for by itself', () => {
  expect(placeWritten('SK 58900 06000')).toEqual({ easting: 458_900, northing: 306_000 })
  expect(placeWritten('458900, 306000')).toEqual({ easting: 458_900, northing: 306_000 })
  expect(placeWritten('Northgate')).toBeNull()
  expect(placeWritten('999999, 306000')).toBeNull()
  expect(placeWritten('458900, 9999999')).toBeNull()
  expect(nameIn('Northgate (Neighbourhoods (2024))')).toBe('Northgate')
  expect(nameIn(' northg')).toBe('northg')
})
