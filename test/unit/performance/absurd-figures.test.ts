import { expect, test } from 'vitest'
import { whyNotFigure } from '../../../shared/features/performance/measure-rules.ts'
import { numberOfCell } from '../../../shared/features/performance/read-cells.ts'
import { whyNotAnswers } from '../../../shared/features/performance/survey-rules.ts'

const figure = (value: number, base: number | null = null, month = '2025-01') =>
  whyNotFigure('rate', { month, value, base }, '2025-11')

test('a figure that is no number any more is not taken, nor one from before anybody counted', () => {
  const endless = numberOfCell('9'.repeat(400))!
  expect(figure(endless)).toBe('No figure is so great.')
  expect(figure(1, endless)).toBe('No figure is so great.')
  expect(figure(Number.NaN)).toBe('No figure is so great.')
  expect(figure(1, null, '0001-01')).toMatch(/before any figure/)
  expect(figure(4.2, 371_400)).toBeNull()
})

test('no survey asked more than there are people', () => {
  expect(whyNotAnswers({ yes: 1, asked: 9e15 })).toBe('Nobody can have asked so many.')
  expect(whyNotAnswers({ yes: 1, asked: 900 })).toBeNull()
})
