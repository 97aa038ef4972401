import { expect, test } from 'vitest'
import { changeSentence } from '../../../main/features/profiles/before-after.ts'

const month = (count: number) => ({ count, months: 1 })

test('the change in words: counts first, and never a percentage on a few or from zero', () => {
  expect(changeSentence({ count: 312, months: 12 }, { count: 12, months: 3 })).toBe(
    '312 incidents in 12 months before, 12 in 3 months since: 26.0 a month, then 4.0. ' +
      'Down 84.6 % (0.15 times the rate, 95 % interval 0.08 to 0.27); more than chance would do (E-test p < 0.001).',
  )
  expect(changeSentence(month(6), month(2))).toBe(
    '6 incidents in 1 month before, 2 in 1 month since: 6.0 a month, then 2.0. ' +
      'Down, on too few for a percentage (0.33 times the rate, 95 % interval 0.03 to 1.86); ' +
      'no more than chance could do (E-test p = 0.175).',
  )
  expect(changeSentence(month(0), month(7))).toContain('n/a from zero')
  expect(changeSentence(month(0), month(7))).not.toContain('%')
  expect(changeSentence(month(0), month(0))).toContain('Nothing to compare')
  expect(changeSentence(month(1), month(1))).toContain('No change')
})
