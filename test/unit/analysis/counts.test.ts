import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { seededRandom } from '#shared/random.ts'
import { eTest } from '../../../main/features/analysis/statistics/e-test.ts'
import { zOfConfidence } from '../../../main/features/analysis/statistics/normal-quantile.ts'
import {
  poissonAtLeast,
  poissonAtMost,
  poissonInterval,
  poissonMass,
} from '../../../main/features/analysis/statistics/poisson.ts'
import { percentChange, poissonZ } from '../../../main/features/analysis/statistics/poisson-z.ts'
import { rateRatio } from '../../../main/features/analysis/statistics/rate-ratio.ts'
import {
  incompleteBeta,
  incompleteGamma,
  logGamma,
} from '../../../main/features/analysis/statistics/special-functions.ts'
import { wilsonInterval } from '../../../main/features/analysis/statistics/wilson.ts'

/** Relative to SciPy 1.17, whose values these are; p of the tests come from the definitions, summed by SciPy. */
function near(value: unknown, expected: number, tolerance = 1e-11) {
  expect(Math.abs((value as number) - expected)).toBeLessThanOrEqual(tolerance * Math.abs(expected) + 1e-300)
}

describe('special functions', () => {
  test('logarithm of gamma', () => {
    for (const [x, expected] of [
      [0.1, 2.252712651734206],
      [0.5, 0.5723649429247],
      [2.5, 0.2846828704729192],
      [10, 12.801827480081469],
      [14.9, 24.924132002217277],
      [100.3, 360.5147057290581],
      [1e6, 12815504.569147611],
    ] as const) {
      near(logGamma(x), expected, 1e-14 * Math.max(1, 1 / expected))
    }
    expect(logGamma(1)).toBeCloseTo(0, 14)
  })

  test('incomplete gamma', () => {
    for (const [a, x, lower, upper] of [
      [0.5, 0.1, 0.34527915398142317, 0.6547208460185768],
      [1, 1, 0.6321205588285577, 0.36787944117144245],
      [3.7, 2.2, 0.22976730879644322, 0.7702326912035568],
      [10, 20, 0.9950045876916924, 0.0049954123083075785],
      [100, 90, 0.15822098918643007, 0.84177901081357],
      [100, 130, 0.9972495916326934, 0.002750408367306518],
      [1e4, 1.01e4, 0.8413487504471796, 0.15865124955282037],
      [1e6, 999_000, 0.15865521357430365, 0.8413447864256963],
      [5, 60, 1, 5.060046065842555e-21],
    ] as const) {
      near(incompleteGamma(a, x).lower, lower)
      near(incompleteGamma(a, x).upper, upper)
    }
    expect(incompleteGamma(3, 0)).toEqual({ lower: 0, upper: 1 })
  })

  test('incomplete beta', () => {
    for (const [x, a, b, lower, upper] of [
      [0.3, 2, 5, 0.579825, 0.420175],
      [0.5, 0.5, 0.5, 0.5, 0.5],
      [0.9, 20, 3, 0.6200409384119034, 0.3799590615880965],
      [0.5, 1000, 1010, 0.588269827543728, 0.41173017245627247],
      [0.01, 5, 200, 0.05540973034281645, 0.9445902696571836],
      [0.999, 40, 2, 0.9992010191652443, 0.0007989808347557159],
      [0.5, 100_000, 99_000, 0.012490752290066465, 0.9875092477099333],
    ] as const) {
      near(incompleteBeta(x, a, b).lower, lower, 1e-10)
      near(incompleteBeta(x, a, b).upper, upper, 1e-10)
    }
    expect(incompleteBeta(0, 2, 3).lower).toBe(0)
    expect(incompleteBeta(1, 2, 3).lower).toBe(1)
  })

  test('z of a confidence', () => {
    near(zOfConfidence(0.8), 1.2815515655446004)
    near(zOfConfidence(0.9), 1.6448536269514722)
    near(zOfConfidence(0.95), 1.959963984540054)
    near(zOfConfidence(0.999), 3.2905267314919255)
  })
})

describe('Poisson counts', () => {
  test('mass and both tails, each with the count itself', () => {
    for (const [count, mean, mass, atMost, atLeast] of [
      [0, 3, 0.049787068367863944, 0.04978706836786395, 1],
      [13, 10.1438161, 0.07602109119380185, 0.8537544205983838, 0.22226667059541783],
      [4, 26, 9.728046115367798e-8, 1.141115034417944e-7, 0.9999999831689577],
      [1000, 900, 5.926953285414436e-5, 0.9995093672671425, 0.0005499022657117818],
      [31, 52, 0.0004986190018005393, 0.001166232759591676, 0.9993323862422089],
    ] as const) {
      near(poissonMass(count, mean), mass)
      near(poissonAtMost(count, mean), atMost)
      near(poissonAtLeast(count, mean), atLeast)
    }
    expect(poissonAtLeast(0, 0)).toBe(1)
    expect(poissonAtLeast(1, 0)).toBe(0)
    expect(poissonAtMost(0, 0)).toBe(1)
    expect(poissonMass(0, 0)).toBe(1)
  })

  test("Garwood's interval", () => {
    for (const [count, lower, upper] of [
      [0, 0, 3.6888794541139354],
      [1, 0.025317807984289876, 5.571643390938898],
      [2.5, 0.41560580674333125, 8.006382137314663],
      [5, 1.6234863901184207, 11.66833207932267],
      [26, 16.98406321559634, 38.096024083124995],
      [100, 81.36399125092314, 121.62679379242638],
      [10_000, 9804.952467260184, 10197.951624661473],
    ] as const) {
      const interval = poissonInterval(count)
      near(interval.lower, lower)
      near(interval.upper, upper)
    }
  })

  test('the tails at the bounds are the level, whatever the count and confidence', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 3000 }),
        fc.constantFrom(0.8, 0.95, 0.999),
        (count, confidence) => {
          const { lower, upper } = poissonInterval(count, confidence)
          near(poissonAtLeast(count, lower), (1 - confidence) / 2, 1e-9)
          near(poissonAtMost(count, upper), (1 - confidence) / 2, 1e-9)
        },
      ),
      { seed: 1, numRuns: 60 },
    )
  })
})

describe('two counts', () => {
  test('rate ratio with its exact interval and test', () => {
    for (const [a, ea, b, eb, ratio, lower, upper, p] of [
      [31, 1, 52, 1, 0.5961538461538461, 0.36932400177288877, 0.9477398041116226, 0.027534178012294533],
      [4, 1, 26, 1, 0.15384615384615385, 0.0390187882604287, 0.44345624685436874, 5.9476122260093696e-5],
      [0, 1, 7, 1, 0, 0, 0.6938139800964523, 0.015625],
      [12, 3, 5, 2, 1.6, 0.5246972627818774, 5.797320745786846, 0.527862402491351],
      [200, 365, 150, 366, 1.3369863013698629, 1.0764869575551894, 1.6634409342940155, 0.008087165206207787],
    ] as const) {
      const found = rateRatio({ count: a, exposure: ea }, { count: b, exposure: eb })
      near(found.ratio, ratio)
      near(found.lower, lower, 1e-10)
      near(found.upper, upper, 1e-10)
      near(found.p, p, 1e-10)
    }
  })

  test('a ratio to nothing says so and still has a lower bound; of nothing there is none', () => {
    const toNothing = rateRatio({ count: 7, exposure: 1 }, { count: 0, exposure: 1 })
    expect(toNothing.ratio).toHaveProperty('unavailable')
    expect(toNothing.upper).toHaveProperty('unavailable')
    near(toNothing.lower, 1 / 0.6938139800964523, 1e-10)
    near(toNothing.p, 0.015625)
    const nothing = rateRatio({ count: 0, exposure: 1 }, { count: 0, exposure: 3 })
    expect(nothing).toMatchObject({ p: 1, ratio: { unavailable: expect.any(String) } })
  })

  test('p is below 0.05 exactly where the interval leaves out 1', () => {
    for (let a = 0; a < 30; a++) {
      for (let b = 1; b < 30; b++) {
        const { lower, upper, p } = rateRatio({ count: a, exposure: 2 }, { count: b, exposure: 3 })
        expect(p < 0.05).toBe((lower as number) > 1 || (upper as number) < 1)
      }
    }
  })

  test('E-test', () => {
    for (const [a, ea, b, eb, p] of [
      [6, 1, 2, 1, 0.1748748209437075],
      [3, 1, 0, 1, 0.08837900945483518],
      [31, 1, 52, 1, 0.021078173525471217],
      [12, 3, 5, 2, 0.35922520250701284],
      [26, 1, 4, 1, 2.6805343345626753e-5],
      [200, 1, 150, 1, 0.00749787420111786],
      // More than a double sum over both counts could bear.
      [1_000_000, 1, 1_003_000, 1, 0.0340287267701],
    ] as const) {
      // SciPy leaves out tails of 1e-10.
      expect(eTest({ count: a, exposure: ea }, { count: b, exposure: eb })).toBeCloseTo(p, 9)
      expect(eTest({ count: b, exposure: eb }, { count: a, exposure: ea })).toBeCloseTo(p, 9)
    }
    expect(eTest({ count: 0, exposure: 1 }, { count: 0, exposure: 1 })).toBe(1)
    expect(eTest({ count: 4, exposure: 2 }, { count: 2, exposure: 1 })).toBe(1)
  })

  test('E-test equals the double sum of its definition', () => {
    const random = seededRandom(3)
    for (let trial = 0; trial < 60; trial++) {
      const [k1, k2] = [Math.floor(random() * 15), Math.floor(random() * 15)]
      const [e1, e2] = [1 + Math.floor(random() * 4), 1 + Math.floor(random() * 4)]
      const found = eTest({ count: k1, exposure: e1 }, { count: k2, exposure: e2 })
      near(found, doubleSum(k1, e1, k2, e2), 1e-9)
    }
  })

  test('Poisson Z and the change in per cent', () => {
    expect(poissonZ(26, 4)).toBeCloseTo(-6.198039, 6)
    expect((percentChange(26, 4) as number).toFixed(1)).toBe('-84.6')
    expect(percentChange(0, 4)).toEqual({ unavailable: expect.stringContaining('n/a') })
  })
})

function doubleSum(k1: number, e1: number, k2: number, e2: number): number {
  const rate = (k1 + k2) / (e1 + e2)
  const square = (x1: number, x2: number) =>
    x1 + x2 === 0 ? 0 : (x1 * e2 - x2 * e1) ** 2 / (x1 * e2 * e2 + x2 * e1 * e1)
  if (square(k1, k2) === 0) return 1
  let p = 0
  for (let x1 = 0; x1 < 150; x1++) {
    for (let x2 = 0; x2 < 150; x2++) {
      // A hair below, as the division of this check rounds.
      if (square(x1, x2) >= square(k1, k2) * (1 - 1e-12)) {
        p += poissonMass(x1, e1 * rate) * poissonMass(x2, e2 * rate)
      }
    }
  }
  return p
}

test("Wilson's interval of a proportion", () => {
  for (const [count, of, lower, upper] of [
    [1280, 1600, 0.7796921151935611, 0.8188707880910872],
    [0, 10, 0, 0.27753279986288926],
    [4, 6, 0.299993315138392, 0.9032285888942195],
    [10, 10, 0.7224672001371109, 1],
    [50, 200, 0.19508168006817497, 0.31434098312045833],
  ] as const) {
    const interval = wilsonInterval(count, of)
    near(interval.lower, lower)
    near(interval.upper, upper)
  }
  expect(wilsonInterval(0, 0)).toEqual({ lower: 0, upper: 1 })
})
