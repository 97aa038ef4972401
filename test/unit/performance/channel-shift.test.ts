import { expect, test } from 'vitest'
import { periodInWords, wholeMonths } from '#shared/features/performance/period-rules.ts'
import { themeOfCode, themes } from '#shared/features/performance/themes.ts'
import { seededRandom } from '#shared/random.ts'
import { nameOfCode, schemes } from '../../../main/features/imports/categories/schemes.ts'
import { dayToMinute } from '../../../main/features/incidents/local-time.ts'
import { reportingOf, whyNotReported } from '../../../main/features/performance/channel-shift/reporting.ts'
import { shiftSentence } from '../../../main/features/performance/channel-shift/sentence.ts'
import { testShift } from '../../../main/features/performance/channel-shift/test-shift.ts'
import { fisherExact } from '../../../main/features/performance/statistics/fisher-exact.ts'

test('Fisher’s exact test gives the published values', () => {
  // R's fisher.test: the tea tasting (3 1 / 1 3), the convictions of twins (2 15 / 10 3), and both ends.
  expect(fisherExact(3, 1, 1, 3)).toBeCloseTo(0.485714286, 9)
  expect(fisherExact(2, 15, 10, 3)).toBeCloseTo(0.0005367241, 10)
  expect(fisherExact(0, 5, 5, 0)).toBeCloseTo(2 / 252, 12)
  expect(fisherExact(0, 0, 4, 7)).toBe(1)
})

test('Fisher’s exact test equals summing every table by factorials, whichever way the table is turned', () => {
  const random = seededRandom(11)
  const factorials = [1]
  for (let i = 1; i < 80; i++) factorials.push(factorials[i - 1]! * i)
  const mass = (a: number, b: number, c: number, d: number) => {
    const f = (n: number) => factorials[n]!
    return (f(a + b) / f(a + b + c + d)) * (f(c + d) / f(a)) * (f(a + c) / f(b)) * (f(b + d) / f(c) / f(d))
  }
  for (let round = 0; round < 300; round++) {
    const [a, b, c, d] = Array.from({ length: 4 }, () => Math.floor(random() * 16)) as [
      number,
      number,
      number,
      number,
    ]
    const observed = mass(a, b, c, d)
    let expected = 0
    for (let x = 0; x <= Math.min(a + b, a + c); x++) {
      const table = [x, a + b - x, a + c - x, d - a + x] as const
      if (table.some(count => count < 0)) continue
      const one = mass(...table)
      if (one <= observed * (1 + 1e-7)) expected += one
    }
    const p = fisherExact(a, b, c, d)
    expect(p).toBeCloseTo(Math.min(1, expected), 9)
    expect(fisherExact(b, a, d, c)).toBeCloseTo(p, 9)
    expect(fisherExact(a, c, b, d)).toBeCloseTo(p, 9)
  }
})

const calls = (now: number[], before: number[]) => ({
  now: Uint32Array.from(now),
  before: Uint32Array.from(before),
})
const month = { now: 31, before: 31 }
const names = ['101 centre', 'Police']

test('the reference example is a shift and no fall, with the board’s four percentages', () => {
  const [all, drink] = testShift([calls([576, 374], [450, 425]), calls([112, 12], [30, 92])], month)
  const percents = [...all!.cells, ...drink!.cells].map(({ percent }) => Math.round(percent as number))
  expect(percents).toEqual([28, -12, 273, -87])
  expect([all!.verdict, drink!.verdict]).toEqual(['shift', 'shift'])
  expect([drink!.gained, drink!.lost]).toEqual([[0], [1]])
  const sentence = shiftSentence({
    calls: calls([112, 12], [30, 92]),
    tested: drink!,
    channels: names,
    exposure: month,
  })
  expect(sentence).toContain('101 centre took 112 of 124 against 30 of 122')
  expect(sentence).toMatch(/A shift from Police to 101 centre, not a fall\.$/)
})

test.each([
  ['fall', [200, 100], [400, 200]],
  ['rise', [400, 200], [200, 100]],
  ['shift', [100, 200], [200, 100]],
  ['fall-and-shift', [20, 150], [200, 150]],
  ['rise-and-shift', [200, 150], [20, 150]],
  ['none', [105, 98], [100, 100]],
  ['too-few', [0, 4], [5, 0]],
] as const)('%s is told from both tests', (verdict, now, before) => {
  const [theme] = testShift([calls([...now], [...before])], month)
  expect(theme!.verdict).toBe(verdict)
})

test('of zero there is no percentage, of few only the counts, and more days do not make a rise', () => {
  const [zero] = testShift([calls([12, 9], [0, 40])], month)
  expect(zero!.cells[0]!.percent).toEqual({ unavailable: expect.stringContaining('n/a') })
  expect(zero!.cells[1]!.percent).toEqual({ unavailable: expect.stringContaining('two counts') })
  const [longer] = testShift([calls([620, 310], [560, 280])], { now: 31, before: 28 })
  expect(longer!.verdict).toBe('none')
  expect(longer!.cells[0]!.percent).toBeCloseTo(0, 9)
})

test('the order of channels and a channel nobody calls change nothing', () => {
  const random = seededRandom(5)
  for (let round = 0; round < 40; round++) {
    const draw = () => Array.from({ length: 3 }, () => Math.floor(random() * 60))
    const [now, before] = [draw(), draw()]
    const [one] = testShift([calls(now, before)], month)
    const [turned] = testShift([calls([...now.toReversed(), 0], [...before.toReversed(), 0])], month)
    expect(turned!.verdict).toBe(one!.verdict)
    expect(turned!.shareQ).toBeCloseTo(one!.shareQ, 9)
    expect(turned!.cells.slice(0, 3).reverse()).toEqual(one!.cells)
  }
})

test('where nothing moved and nothing fell, hardly anything is called a shift or a fall', () => {
  const random = seededRandom(3)
  const draw = (mean: number) => {
    const gap = () => -Math.log(1 - random())
    let count = 0
    for (let at = gap(); at < mean; at += gap()) count++
    return count
  }
  let called = 0
  for (let round = 0; round < 120; round++) {
    const themesDrawn = Array.from({ length: 5 }, () =>
      calls([draw(60), draw(30), draw(8)], [draw(60), draw(30), draw(8)]),
    )
    const told = testShift(themesDrawn, month)
    if (told.some(({ verdict }) => verdict !== 'none' && verdict !== 'too-few')) called++
  }
  // Two families of tests at 5 % each.
  expect(called / 120).toBeLessThan(0.15)
})

test('a source that fell silent is left out with its days, a quiet one is not', () => {
  const period = { from: '2025-01-01', to: '2025-01-31' }
  const days = Array.from({ length: 90 }, (_, day) => day)
  const [busy, silent, quiet] = [1, 2, 3]
  const rows = days.flatMap(day => [
    ...Array.from({ length: 8 }, () => ({ source: busy, day })),
    ...(day >= 10 && day <= 20 ? [] : Array.from({ length: 8 }, () => ({ source: silent, day }))),
    ...(day % 5 === 0 ? [{ source: quiet, day }] : []),
  ])
  const minutes = Int32Array.from(rows, ({ day }) => dayToMinute('2025-01-01') + day * 1440 + 600)
  const found = reportingOf(
    {
      length: rows.length,
      sources: Uint16Array.from(rows, ({ source }) => source),
      fromMinutes: minutes,
      toMinutes: minutes.map(minute => minute + 1),
    },
    [period],
  )
  const why = (source: number) =>
    whyNotReported('The source', period, found.get(source)!.days[0]!, found.get(source)!.perDay)
  expect(why(busy)).toBeNull()
  expect(why(quiet)).toBeNull()
  expect(why(silent)).toContain('11 days of the 31')
  expect(why(silent)).toContain('11 January 2025 to 21 January 2025')
})

test('every code of the shipped lists but crimes is in exactly one theme', () => {
  const listed = themes.flatMap(({ codes }) => codes)
  expect(new Set(listed).size).toBe(listed.length)
  expect(listed.filter(code => nameOfCode(code) === null)).toEqual([])
  const missing = schemes.flatMap(({ key, codes }) =>
    codes.map(({ code }) => `${key}:${code}`).filter(code => themeOfCode(code) === null),
  )
  expect(missing.every(code => code.startsWith('police-uk:'))).toBe(true)
})

test('periods are said in months where they are months', () => {
  expect(periodInWords({ from: '2025-01-01', to: '2025-01-31' })).toBe('January 2025')
  expect(periodInWords({ from: '2024-12-01', to: '2025-02-28' })).toBe('December 2024 to February 2025')
  expect(periodInWords({ from: '2025-01-01', to: '2025-03-31' })).toBe('January to March 2025')
  expect(periodInWords({ from: '2025-01-02', to: '2025-01-31' })).toBe('2 January 2025 to 31 January 2025')
  expect(wholeMonths({ from: '2024-12-01', to: '2025-01-30' })).toEqual([])
})
