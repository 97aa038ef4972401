import { wholeOf } from '#shared/features/performance/survey-rules.ts'
import type { Estimate, SurveyQuestion, SurveyRow } from '#shared/features/performance/surveys.ts'
import { benjaminiHochberg } from '../../analysis/statistics/benjamini-hochberg.ts'
import { wilsonInterval } from '../../analysis/statistics/wilson.ts'
import { compareShares } from '../statistics/compare-shares.ts'
import { suppress } from './suppress.ts'
import { resultNotes, resultSentence } from './survey-words.ts'

/** Counted answers as they were entered; an empty code for the whole. */
export type Counted = { areaCode: string; areaName: string; yes: number; asked: number }
type Published = { whole: Estimate | null; areas: Map<string, Estimate | null> }
const alpha = 0.05

/** What may be shown of a question in a wave: by area, null where it is withheld. */
export function publish(answers: readonly Counted[]): Published {
  const areas = answers.filter(({ areaCode }) => areaCode !== '')
  const whole = wholeOf(answers)
  if (!whole || whole.fault !== null)
    return { whole: null, areas: new Map(areas.map(({ areaCode }) => [areaCode, null])) }
  const { shown, wholeShown } = suppress(
    areas.map(({ yes, asked }) => ({ yes, of: asked })),
    whole,
  )
  return {
    whole: wholeShown ? estimate(whole.yes, whole.of) : null,
    areas: new Map(
      areas.map(({ areaCode, yes, asked }, at) => [areaCode, shown[at] ? estimate(yes, asked) : null]),
    ),
  }
}

function estimate(yes: number, asked: number): Estimate {
  return { yes, asked, share: yes / asked, ...wilsonInterval(yes, asked) }
}

type Area = { id: number; code: string; name: string }

/**
 * A question in one wave, with its areas and the change since another wave: of the whole by the two-proportion test, of
 * the areas by the same with the false discovery rate held at 5 % over all of them (Benjamini and Hochberg).
 */
export function surveyResult(
  question: Pick<SurveyQuestion, 'counted' | 'direction'>,
  areas: readonly Area[],
  now: { name: string; answers: readonly Counted[] },
  before: { name: string; answers: readonly Counted[] } | null,
): { whole: SurveyRow | null; areas: SurveyRow[]; sentence: string; notes: string[] } {
  const [published, earlier] = [publish(now.answers), before && publish(before.answers)]
  const known = new Map(areas.map(area => [area.code, area]))
  const codes = [...new Set([...published.areas.keys(), ...(earlier?.areas.keys() ?? [])])].sort()
  const nameOf = (code: string) =>
    known.get(code)?.name ??
    [...now.answers, ...(before?.answers ?? [])].find(({ areaCode }) => areaCode === code)?.areaName ??
    code
  const rows = codes.map(code =>
    rowOf(
      { areaCode: code, areaName: nameOf(code), areaId: known.get(code)?.id ?? null },
      published.areas.get(code) ?? null,
      earlier?.areas.get(code) ?? null,
    ),
  )
  const tested = rows.flatMap(({ change }) => (change ? [change] : []))
  const q = benjaminiHochberg(Float64Array.from(tested, ({ p }) => p))
  for (const [at, change] of tested.entries()) Object.assign(change, { q: q[at]!, isReal: q[at]! <= alpha })
  const hasAnswers = now.answers.length > 0
  const whole = hasAnswers
    ? rowOf({ areaCode: '', areaName: 'Everybody', areaId: null }, published.whole, earlier?.whole ?? null)
    : null
  const fault = wholeOf(now.answers)?.fault ?? null
  return {
    whole,
    areas: rows,
    sentence: resultSentence(
      question,
      { whole, areas: rows },
      { now: now.name, before: before?.name ?? null },
    ),
    notes: resultNotes({
      whole,
      areas: rows,
      tested: tested.length,
      fault,
      isSum: !now.answers.some(({ areaCode }) => areaCode === ''),
    }),
  }
}

type Named = Pick<SurveyRow, 'areaCode' | 'areaName' | 'areaId'>

function rowOf(named: Named, now: Estimate | null, before: Estimate | null): SurveyRow {
  if (!now || !before) return { ...named, now, before, change: null }
  const change = compareShares({ count: before.yes, of: before.asked }, { count: now.yes, of: now.asked })
  return { ...named, now, before, change: { ...change, q: null, isReal: change.p <= alpha } }
}
