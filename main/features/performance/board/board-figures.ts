import { counted, decimals, whole } from '#shared/count-words.ts'
import { dayWords } from '#shared/day-words.ts'
import type { BoardFigure } from '#shared/features/performance/board-change.ts'
import type { MeasureInFull } from '#shared/features/performance/measures.ts'
import { amountWords, shareWords } from '#shared/features/performance/service-level-rules.ts'
import type { LevelResult, ServiceLevel } from '#shared/features/performance/service-levels.ts'
import type { Survey, SurveyResult } from '#shared/features/performance/surveys.ts'
import { shortMonth } from '../../packs/words.ts'
import type { BoardCounted, BoardKept, OutcomeTold } from './draft.ts'

/** Every figure of a draft that the next one is compared with. */
export function figuresOf(
  { outcomes, levels }: BoardCounted,
  { measures, surveys }: BoardKept,
): BoardFigure[] {
  return [
    ...levels.agencies.flatMap(agency => agency.levels.map(levelFigure)),
    ...outcomes.map(outcomeFigure),
    ...measures.map(measureFigure),
    ...surveys.flatMap(({ survey, results }) => results.map(result => surveyFigure(survey, result))),
  ]
}

/** The share of calls in which a promise was kept; of two drafts, of different weeks. */
function levelFigure({ level, share }: LevelResult): BoardFigure {
  const head = {
    key: `level ${level.id}`,
    group: 'service-levels' as const,
    better: 'higher' as const,
    label: levelLabel(level),
  }
  const { kept, of } = share
  if (of === 0) return { ...head, text: 'Nothing to measure', value: null, sample: null }
  return { ...head, text: shareWords(share), value: kept / of, sample: { kind: 'share', count: kept, of } }
}

/** Promises of an agency may share a name: what each is about, and how it was promised until when, tells them apart. */
function levelLabel({ agencyName, name, categoryName, target, validUntil }: ServiceLevel): string {
  const promised = `within ${amountWords(target.amount, target.unit)}`
  const until = validUntil ? ` until ${dayWords(validUntil)}` : ''
  return `${agencyName}: ${name} (${categoryName.toLowerCase()}, ${promised}${until})`
}

function outcomeFigure({ number, title, evaluation }: OutcomeTold): BoardFigure {
  const head = { key: `outcome ${number}`, group: 'outcomes' as const, label: `${number} ${title}` }
  if ('unavailable' in evaluation) {
    return { ...head, text: evaluation.unavailable, value: null, sample: null, better: 'lower' }
  }
  const { count, months, perMonth } = evaluation.after
  return {
    ...head,
    text: `${decimals(perMonth, 1)} a month (${whole(count)} in ${counted(months, 'month')})`,
    value: perMonth,
    sample: { kind: 'rate', count, months },
    better: 'lower',
  }
}

const neither = { higher: 'higher', lower: 'lower', neither: null } as const

/** The latest month of a measure with the limits between which its months are ordinary. */
function measureFigure({
  number,
  name,
  points,
  unit,
  decimals: digits,
  direction,
}: MeasureInFull): BoardFigure {
  const head = { key: `measure ${number}`, group: 'measures' as const, label: `${number} ${name}` }
  const latest = points.at(-1)
  const better = neither[direction]
  if (!latest) return { ...head, text: 'No figure yet', value: null, sample: null, better }
  const { month, value, limits } = latest
  return {
    ...head,
    text: `${decimals(value, digits)} ${unit} in ${shortMonth(month)}`,
    value,
    better,
    sample: limits && { kind: 'limits', lower: limits.lower, upper: limits.upper },
  }
}

function surveyFigure({ key, name }: Survey, { question, wave, whole: all }: SurveyResult): BoardFigure {
  const { now } = all!
  const head = {
    key: `survey ${key} ${question.id}`,
    group: 'surveys' as const,
    label: `${name}: ${question.wording}`,
    better: neither[question.direction],
  }
  if (!now) return { ...head, text: 'Withheld: fewer than 30 were asked', value: null, sample: null }
  const percent = (share: number) => decimals(share * 100, 1)
  return {
    ...head,
    text: `${percent(now.share)} % of ${whole(now.asked)} (${percent(now.lower)} to ${percent(now.upper)}), ${wave.name}`,
    value: now.share,
    sample: { kind: 'share', count: now.yes, of: now.asked },
  }
}
