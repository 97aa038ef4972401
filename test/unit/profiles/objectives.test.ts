import { expect, test } from 'vitest'
import { countsOf } from '#shared/features/profiles/document.ts'
import { type Objective, objectiveSchema } from '#shared/features/profiles/lists.ts'
import { progressOf, shareOfTheWay, whyNotMeasurable } from '#shared/features/profiles/objective-rules.ts'
import { docOfText, emptyDoc } from '#shared/features/profiles/rich-text.ts'
import { sectionKeys } from '#shared/features/profiles/sections.ts'
import { figureSource } from './figure-source.ts'

const objective: Objective = {
  ...{ list: 'objectives', text: 'Fewer calls', measure: 'calls-a-month', unit: '', baseline: null },
  ...{ target: 10, byDay: '2025-06-30', reached: null, reachedOn: null },
}

test('calls a month need a target and a day; anything else its unit and baseline as well', () => {
  expect(whyNotMeasurable(objective)).toEqual([])
  expect(whyNotMeasurable({ ...objective, target: null, byDay: null })).toEqual(['no target', 'no day'])
  const typed = { ...objective, measure: 'other' as const }
  expect(whyNotMeasurable(typed)).toEqual(['no unit', 'no baseline'])
  expect(whyNotMeasurable({ ...typed, unit: '% of residents', baseline: 0 })).toEqual([])
})

test('progress of calls a month is counted from adoption on', () => {
  expect(progressOf(objective, figureSource())).toMatchObject({
    baseline: 26,
    target: 10,
    now: null,
    share: null,
  })
  const since = {
    ...{ from: '2024-12-18', to: '2025-12-16', count: 48, perMonth: 4, baselinePerMonth: 26 },
    sentence: '',
  }
  const source = figureSource({ baseline: { frozenOn: '2024-12-17' }, since })
  expect(progressOf(objective, source)).toMatchObject({ baseline: 26, now: 4, share: 1 })
  expect(
    progressOf({ ...objective, measure: 'other', unit: 'visits', baseline: 0, reached: 5 }, source),
  ).toMatchObject({ unit: 'visits', now: 5, share: 0.5 })
})

test('the way to a target is a share of it, back is below nothing, and no way is none', () => {
  expect(shareOfTheWay(26, 10, 18)).toBe(0.5)
  expect(shareOfTheWay(26, 10, 30)).toBe(-0.25)
  expect(shareOfTheWay(26, 10, 2)).toBe(1)
  expect(shareOfTheWay(10, 10, 10)).toBeNull()
  expect(shareOfTheWay(10, null, 10)).toBeNull()
})

test('what is there of a document is counted for the gates', () => {
  const sections = sectionKeys.map(key => ({
    ...{ key, version: 1, savedAt: null, savedBy: '' },
    doc: key === 'aim' ? docOfText('Quiet') : emptyDoc,
  }))
  const entries = [
    { id: 1, version: 1, entry: objective },
    { id: 2, version: 1, entry: objectiveSchema.parse({ ...objective, target: null }) },
  ]
  expect(countsOf({ sections, entries })).toMatchObject({
    ...{ written: ['aim'], objectives: 2, measurable: 1, hypotheses: 0, planLines: 0 },
  })
})
