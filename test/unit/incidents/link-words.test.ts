import fc from 'fast-check'
import { expect, test } from 'vitest'
import { codesAgree } from '../../../main/features/incidents/link-category.ts'
import { compareTold } from '../../../main/features/incidents/link-compare.ts'
import { linkScore } from '../../../main/features/incidents/link-score.ts'
import { type Compared, placeWordsShared } from '../../../main/features/incidents/link-words.ts'

const reach = { radiusMetres: 150, withinMinutes: 60 }
const call: Compared = {
  ...{ easting: 450_000, northing: 300_000, placePrecision: 0 },
  ...{ fromMinute: 1000, toMinute: 1000, timePrecision: 0 },
  ...{ code: 'nsir2007:noise', place: null, caller: null, phone: null },
}
const reasons = (other: Partial<Compared>, one: Partial<Compared> = {}) =>
  compareTold({ ...call, ...one }, { ...call, ...other }, reach).reasons

test('a suggestion is explained in words', () => {
  expect(reasons({ easting: 450_040, fromMinute: 1012, code: 'asb101:noisy-neighbours' })).toEqual([
    '40 m apart',
    '12 minutes',
    'both Noise',
  ])
  expect(reasons({ fromMinute: 1001, code: null })).toEqual([
    'at the same point',
    '1 minute',
    'categories cannot be compared',
  ])
  expect(reasons({ placePrecision: 3, fromMinute: 0, toMinute: 1439, timePrecision: 2 })).toEqual([
    'at the same point, placed by a street',
    'the same day',
    'both Noise',
  ])
  expect(reasons({ toMinute: 1300, timePrecision: 1 })[1]).toBe('within an interval of 5 hours')
  const person = { place: '12 High St', caller: 'a', phone: 'b' }
  expect(reasons(person, { place: 'HIGH STREET', caller: 'a', phone: 'c' }).slice(3)).toEqual([
    'the same words of place',
    'the same caller',
  ])
  expect(reasons(person, person).at(-1)).toBe('the same telephone')
})

test('what is never compared has no score, and what contradicts has none', () => {
  const score = (other: Partial<Compared>) => compareTold(call, { ...call, ...other }, reach).score
  expect(score({})).toBe(1)
  expect(score({ placePrecision: 5, phone: 'b' })).toBe(0)
  expect(score({ easting: Number.NaN })).toBe(0)
  expect(score({ timePrecision: 3 })).toBe(0)
  expect(score({ code: 'nsir2007:littering' })).toBe(0)
  expect(score({ easting: 450_151 })).toBe(0)
})

test.each([
  ['On or near High Street', '12 high st, Leicester', 1],
  ['12 Church Road', '14 Mill Road', 0],
  ['Leicester Market Hall', 'Leicester Clock Tower', 0],
  [null, 'High Street', 0],
  ['Road', 'Road', 0],
  ['16 Fennel Terrace, Larkspur Hill', '28 Mercer Avenue, Larkspur Hill', 0],
])('%s and %s share %d of their words', (one, other, share) => {
  expect(placeWordsShared(one, other)).toBe(share)
})

test.each([
  ['nsir2007:noise', 'nsir2007:noise', 1],
  ['nsir2007:noise', 'asb101:noisy-neighbours', 1],
  ['nsir2007:rowdy', 'asb101:rowdy', 1],
  ['nsir2007:begging', 'nsir2007:street-drinking', 0.9],
  ['nsir2011:nuisance', 'nsir2007:trespass', 0.9],
  ['asb101:intimidation', 'nsir2007:trespass', 0],
  ['asb101:rowdy', 'asb101:rubbish', 0],
  ['asb101:vandalism', 'police-uk:criminal-damage-and-arson', 0.6],
  [null, 'asb101:rowdy', 0.6],
])('%s and %s agree by %d', (one, other, factor) => {
  expect(codesAgree(one, other).factor).toBe(factor)
  expect(codesAgree(other, one)).toEqual(codesAgree(one, other))
})

test('a score lies between 0 and 1, and words and persons only raise it', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true })
  fc.assert(
    fc.property(share, share, share, (base, words, person) => {
      const score = linkScore(base, words, person)
      expect(score).toBeGreaterThanOrEqual(Math.min(base, 1) - 1e-12)
      expect(score).toBeLessThanOrEqual(1)
      if (base === 0) expect(score).toBe(0)
    }),
  )
})

test('comparing is the same both ways round', () => {
  const told = fc.record({
    easting: fc.integer({ min: 450_000, max: 450_300 }),
    northing: fc.constant(300_000),
    placePrecision: fc.integer({ min: 0, max: 5 }),
    fromMinute: fc.integer({ min: 0, max: 3000 }),
    toMinute: fc.integer({ min: 3000, max: 6000 }),
    timePrecision: fc.integer({ min: 0, max: 3 }),
    code: fc.constantFrom(null, 'nsir2007:noise', 'nsir2011:nuisance', 'asb101:rowdy'),
    place: fc.constantFrom(null, '1 High Street', 'High Street Market'),
    caller: fc.constantFrom(null, 'a', 'b'),
    phone: fc.constantFrom(null, 'c', 'd'),
  })
  fc.assert(
    fc.property(told, told, (one, other) => {
      const [there, back] = [compareTold(one, other, reach), compareTold(other, one, reach)]
      expect(back.score).toBeCloseTo(there.score, 12)
      expect(back.reasons.length).toBe(there.reasons.length)
    }),
  )
})
