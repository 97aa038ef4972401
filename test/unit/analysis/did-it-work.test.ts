import { describe, expect, test } from 'vitest'
import { seededRandom } from '#shared/random.ts'
import { compareCounts } from '../../../main/features/analysis/change/compare-counts.ts'
import {
  type Compared,
  displacementDifference,
  displacementQuotient,
} from '../../../main/features/analysis/change/displacement.ts'
import { changeSentence } from '../../../main/features/analysis/change/sentence.ts'
import { probability } from '../../../main/features/analysis/telling/words.ts'

describe('weighted displacement difference', () => {
  test('as Wheeler and Ratcliffe reckon it, without buffers', () => {
    const found = displacementDifference(
      { treated: { before: 20, after: 10 }, control: { before: 20, after: 20 } },
      0.9,
    )
    expect(found.difference).toBe(-10)
    expect(found.standardError).toBeCloseTo(8.3666, 6)
    expect(found.z).toBeCloseTo(-1.195229, 6)
    expect(found.lower).toBeCloseTo(-23.761833, 6)
    expect(found.upper).toBeCloseTo(3.761833, 6)
  })

  test('with buffers', () => {
    const found = displacementDifference({
      control: { before: 308, after: 318 },
      treated: { before: 207, after: 110 },
      buffers: { ofControl: { before: 150, after: 140 }, ofTreated: { before: 178, after: 157 } },
    })
    expect(found.difference).toBe(-118)
    expect(found.standardError).toBeCloseTo(39.598, 3)
    expect(found.z).toBeCloseTo(-2.98, 2)
    expect([Math.round(found.lower), Math.round(found.upper)]).toEqual([-196, -40])
    expect(found.p).toBeCloseTo(0.00288, 4)
  })

  test('treated and control changed over turn the sign; nothing anywhere has no test', () => {
    const random = seededRandom(1)
    const draw = () => ({ before: Math.floor(random() * 90), after: 1 + Math.floor(random() * 90) })
    for (let trial = 0; trial < 50; trial++) {
      const compared: Compared = { treated: draw(), control: draw() }
      const turned = displacementDifference({ treated: compared.control, control: compared.treated })
      const found = displacementDifference(compared)
      expect(turned.difference + found.difference).toBe(0)
      expect(turned.p).toBe(found.p)
    }
    const none = { before: 0, after: 0 }
    expect(displacementDifference({ treated: none, control: none })).toMatchObject({
      difference: 0,
      z: { unavailable: expect.any(String) },
    })
  })
})

describe('weighted displacement quotient', () => {
  const treated = { before: 207, after: 110 }
  const buffer = { before: 178, after: 157 }
  test('as Bowers and Johnson reckon it', () => {
    expect(displacementQuotient(treated, { before: 308, after: 318 }, buffer)).toBeCloseTo(0.2581857, 7)
  })

  test('a control of zero leaves it undefined, and so does no gain; it says which', () => {
    expect(displacementQuotient(treated, { before: 0, after: 3 }, buffer)).toEqual({
      unavailable: expect.stringContaining('none before'),
    })
    expect(displacementQuotient(treated, { before: 3, after: 0 }, buffer)).toEqual({
      unavailable: expect.stringContaining('none after'),
    })
    expect(displacementQuotient({ before: 5, after: 5 }, { before: 5, after: 5 }, buffer)).toEqual({
      unavailable: expect.stringContaining('no gain'),
    })
  })
})

describe('a change in one sentence', () => {
  const month = (count: number) => ({ count, exposure: 1 })
  test.each([
    [
      31,
      52,
      '31 calls against 52; fewer than chance would explain, p = 0.02 (-40.4 %, 95 % interval -63.1 % to -5.2 %).',
    ],
    [
      52,
      31,
      '52 calls against 31; more than chance would explain, p = 0.02 (+67.7 %, 95 % interval +5.5 % to +170.8 %).',
    ],
    [4, 26, '4 calls against 26; fewer than chance would explain, p < 0.001.'],
    [
      33,
      30,
      '33 calls against 30; no more of a difference than chance would explain, p = 0.71 (+10.0 %, 95 % interval -35.0 % to +86.7 %).',
    ],
    [1, 1, '1 call against 1; no difference.'],
    [0, 0, '0 calls against 0; there is nothing to compare.'],
    [7, 0, '7 calls against 0; more than chance would explain, p = 0.005.'],
  ])('%i against %i', (now, before, sentence) => {
    expect(changeSentence({ now: month(now), before: month(before) })).toBe(sentence)
  })

  test('over times of unlike length the rates are compared, and the times are told', () => {
    const told = changeSentence({
      now: { count: 28, exposure: 28 },
      before: { count: 31, exposure: 31 },
      noun: 'report',
    })
    expect(told).toContain('28 reports in 28 days against 31 in 31 days; no difference')
    expect(compareCounts({ count: 28, exposure: 28 }, { count: 31, exposure: 31 })).toMatchObject({
      percent: 0,
      p: 1,
      z: { unavailable: expect.any(String) },
    })
  })

  test('nothing is a percentage of zero', () => {
    const { percent, percentLower, percentUpper } = compareCounts(month(7), month(0))
    for (const figure of [percent, percentLower, percentUpper]) expect(figure).toHaveProperty('unavailable')
  })
})

test('probabilities are told so that the side of 0.05 shows', () => {
  expect([0.0004, 0.0042, 0.0212, 0.0496, 0.0504, 0.7].map(probability)).toEqual([
    'p < 0.001',
    'p = 0.004',
    'p = 0.02',
    'p = 0.0496',
    'p = 0.0504',
    'p = 0.70',
  ])
})
