import { expect, test } from 'vitest'
import type { BoardFigure } from '#shared/features/performance/board-change.ts'
import { changesBetween } from '../../../main/features/performance/board/changes.ts'

const figure = (over: Partial<BoardFigure>): BoardFigure => ({
  ...{ key: 'one', group: 'outcomes', label: 'One', text: 'text', value: 1, sample: null, better: 'lower' },
  ...over,
})
const rate = (count: number, months: number) =>
  figure({ value: count / months, sample: { kind: 'rate', count, months } })
const share = (count: number, of: number) =>
  figure({ value: count / of, better: 'higher', sample: { kind: 'share', count, of } })
const only = (before: BoardFigure, now: BoardFigure) => changesBetween([before], [now])[0]!

test('a share is called better only beyond its interval, and told in counts where it is small', () => {
  expect(only(share(48, 80), share(56, 70))).toMatchObject({
    change: '+20.0 percentage points (95 % interval +5.2 to +33.4).',
    verdict: 'better',
  })
  expect(only(share(56, 70), share(48, 80)).verdict).toBe('worse')
  expect(only(share(50, 100), share(53, 100)).verdict).toBe('chance')
  expect(only(share(4, 6), share(6, 7)).change).toBe('From 4 of 6 to 6 of 7: too few for a percentage.')
})

test('a rate since a fixed day is compared by what came since the last draft alone', () => {
  const grown = only(rate(44, 11), rate(48, 12))
  expect(grown.change).toMatch(/^4 in the 1 month since, against 4\.0 a month before: 1\.00 times the rate/)
  expect(grown.verdict).toBe('chance')
  expect(only(rate(44, 11), rate(74, 12)).verdict).toBe('worse')
  expect(only(rate(260, 10), rate(264, 12)).verdict).toBe('better')
  expect(only(rate(44, 11), rate(44, 11)).verdict).toBe('same')
  expect(only(rate(44, 11), rate(40, 12)).verdict).toBe('unknown')
})

test('a monthly figure changes only beyond its own limits', () => {
  const at = (value: number) => figure({ value, sample: { kind: 'limits', lower: 14.4, upper: 37.6 } })
  expect(only(at(26), at(31)).verdict).toBe('chance')
  expect(only(at(26), at(40)).verdict).toBe('worse')
  expect(only(at(26), at(10))).toMatchObject({
    verdict: 'better',
    change: '-16.0 (control limits 14.4 to 37.6).',
  })
})

test('what is new and what is gone is said; what could not be measured is not called a change', () => {
  const changes = changesBetween(
    [figure({ key: 'gone' }), figure({ key: 'blind', value: null })],
    [figure({ key: 'blind', value: 3 }), figure({ key: 'new' })],
  )
  expect(changes.map(({ key, verdict }) => [key, verdict])).toEqual([
    ['blind', 'unknown'],
    ['new', 'new'],
    ['gone', 'gone'],
  ])
  expect(only(figure({ value: 3 }), figure({ value: 5 }))).toMatchObject({ verdict: 'worse' })
})
