import { dayWords } from '#shared/day-words.ts'
import type { AudienceKind } from '#shared/features/packs/audience.ts'
import { outcomeWords } from '#shared/features/performance/outcome-rules.ts'
import type { Evaluation, Monitoring } from '#shared/features/profiles/evaluation.ts'
import type { BoardOnPaper, OutcomeTold } from '../../../performance/board/draft.ts'
import { verdictOf } from '../../../performance/board/verdict.ts'
import type { Block, Chart, Section, Sum } from '../../model/document.ts'
import { counted, longDay, oneDecimal, shortMonth, whole } from '../../words.ts'
import { isAtTheTable } from '../parts/audience.ts'
import { countOf, derived, heading, note } from '../parts/blocks.ts'
import { placeLabel } from '../parts/label.ts'
import { tableOf, telling } from './parts.ts'

const [atBefore, atAfter] = ['before', 'since'] as const
/** What is worked out from an outcome could be worked back to these. */
export const outcomeKeys = (number: string) => [keyOf(number, atBefore), keyOf(number, atAfter)]

const keyOf = (number: string, what: string) => `profile=${number} ${what}`

/** Adopted profiles: baseline, now, interval, displacement and the verdict in words. */
export function outcomesSection({ draft }: BoardOnPaper, audience: AudienceKind): Section {
  const outcomes = draft.counted.outcomes.toSorted((a, b) => rankOf(a) - rankOf(b))
  return {
    ...{ key: 'outcomes', title: 'Outcomes of adopted profiles' },
    blocks: [
      tableOf(
        'Adopted profiles at a glance',
        [
          ['Profile', 'name', 2.2],
          ['Adopted', 'day', 1],
          ['Before, a month', 'number', 1],
          ['Since, a month', 'number', 1],
          ['Change', 'number', 1],
          ['Verdict', 'text', 1.5],
        ],
        outcomes.map(glanceRow),
        { empty: 'No profile has been adopted.', note: verdictNote },
      ),
      ...outcomes.flatMap(outcome => outcomeBlocks(outcome, isAtTheTable(audience))),
    ],
  }
}

/** What changed comes before what did not. */
const rankOf = (outcome: OutcomeTold) => order.indexOf(verdictOf(outcome))
const order = ['rose', 'moved', 'worked', 'fell', 'as-elsewhere', 'no-change', 'too-soon']

const verdictNote =
  'A change is called one where chance explains it in fewer than 5 of 100 cases (E-test of the monthly rates); “more than elsewhere” where the weighted displacement difference against the comparison area says so as well.'

function glanceRow(outcome: OutcomeTold) {
  const { number, title, adoptedOn, evaluation } = outcome
  const head = [`${number} ${title}`, dayWords(adoptedOn)]
  const words = outcomeWords[verdictOf(outcome)].label
  if ('unavailable' in evaluation) return [...head, 'n/a', 'n/a', 'n/a', words]
  const { before, after } = evaluation
  const from = [keyOf(number, atBefore), keyOf(number, atAfter)]
  return [
    ...head,
    derived(oneDecimal(before.perMonth), [from[0]!], before.perMonth),
    derived(oneDecimal(after.perMonth), [from[1]!], after.perMonth),
    derived(percentWords(evaluation), from),
    words,
  ]
}

/** Fewer than ten on either side say no percentage. */
function percentWords({ before, after, percent }: Evaluation): string {
  const isSmall = Math.min(before.count, after.count) < 10
  if (isSmall || typeof percent !== 'number') return `${whole(before.count)} → ${whole(after.count)}`
  return `${percent > 0 ? '+' : ''}${oneDecimal(percent)} %`
}

function outcomeBlocks(outcome: OutcomeTold, mayKnowPoints: boolean): Block[] {
  const { number, title, areaLabel, adoptedOn, closedOn, evaluation, monitoring } = outcome
  const { label, meaning } = outcomeWords[verdictOf(outcome)]
  const closed = closedOn ? `, closed ${longDay(closedOn)}` : ''
  const head = [
    heading(`${number} ${title}`),
    note(`${placeLabel(areaLabel, mayKnowPoints)}; adopted ${longDay(adoptedOn)}${closed}.`),
  ]
  if ('unavailable' in evaluation) return [...head, note(evaluation.unavailable)]
  const from = [keyOf(number, atBefore), keyOf(number, atAfter)]
  const [first = '', ...others] = evaluation.sentences
  const paired = evaluation.paired?.counts.flatMap((_, at) => pairKeys(number, at)) ?? []
  return [
    ...head,
    { kind: 'finding', runs: [telling(first, from)] },
    { kind: 'figures', figures: tiles(evaluation, from) },
    ...('unavailable' in monitoring ? [note(monitoring.unavailable)] : [chartBlock(outcome, monitoring)]),
    ...others.map((sentence): Block => ({ kind: 'text', runs: [telling(sentence, paired)] })),
    ...pairedTable(number, evaluation),
    { kind: 'text', runs: [{ text: `${label}. `, bold: true }, { text: meaning }] },
    ...(evaluation.caveats.length > 0 ? [note(evaluation.caveats.join(' '))] : []),
  ]
}

function tiles(evaluation: Evaluation, from: readonly string[]) {
  const { before, after, ratioLower, ratioUpper } = evaluation
  const interval =
    typeof ratioLower === 'number' && typeof ratioUpper === 'number'
      ? `${ratioLower.toFixed(2)} to ${ratioUpper.toFixed(2)} ×`
      : 'n/a'
  const inMonths = (months: number) => `calls in ${counted(months, 'whole month')}`
  return [
    { label: 'Before', figure: countOf(before.count, from[0]!), note: inMonths(before.months) },
    { label: 'Since', figure: countOf(after.count, from[1]!), note: inMonths(after.months) },
    { label: 'Change', figure: derived(percentWords(evaluation), from), note: 'of the monthly rate' },
    { label: '95 % interval', figure: derived(interval, from), note: 'times the rate before' },
  ]
}

/** The calls month by month with the range that the baseline leads one to expect. */
function chartBlock(
  { number, title, adoptedOn }: OutcomeTold,
  { months, expected, sentence }: Monitoring,
): Block {
  const known = 'unavailable' in expected ? null : expected
  const level = (value: number) =>
    months.map(() => derived(oneDecimal(value), [keyOf(number, atBefore)], value))
  const chart: Chart = {
    title: `${title}: calls month by month`,
    kind: 'lines',
    categories: months.map(({ month }) => shortMonth(month)),
    series: [
      {
        name: 'Calls',
        as: 'line',
        values: months.map(({ month, count: value }) => countOf(value, monthKey(number, month))),
      },
      ...(known
        ? [
            { name: 'Mean before', as: 'dashed-line' as const, values: level(known.mean) },
            { name: 'Upper limit', as: 'dashed-line' as const, values: level(known.upper) },
            { name: 'Lower limit', as: 'dashed-line' as const, values: level(known.lower) },
          ]
        : []),
    ],
    unit: 'calls a month',
    marks: [{ at: shortMonth(adoptedOn.slice(0, 7)), words: 'adopted' }],
    signals: months.flatMap(({ signal }, at) => (signal === '' ? [] : [{ at, words: signal }])),
    alternative: sentence,
  }
  return { kind: 'chart', chart }
}

const monthKey = (number: string, month: string) => keyOf(number, `month=${month}`)
const pairKeys = (number: string, at: number) => [
  keyOf(number, `ground=${at} before`),
  keyOf(number, `ground=${at} after`),
]

function pairedTable(number: string, { paired }: Evaluation): Block[] {
  if (!paired || paired.counts.length < 2) return []
  return [
    tableOf(
      'Did it only move? The same months before and after',
      [
        ['Ground', 'name', 2.4],
        ['Before', 'number'],
        ['After', 'number'],
      ],
      paired.counts.map(({ label, before, after }, at) => {
        const [one, other] = pairKeys(number, at) as [string, string]
        return [label, countOf(before, one), countOf(after, other)]
      }),
      { empty: 'Nothing was compared.', note: paired.note },
    ),
  ]
}

/** Its months since adoption, in order. */
export function afterMonths({ number, monitoring }: OutcomeTold): { key: string; count: number }[] {
  if ('unavailable' in monitoring) return []
  return monitoring.months
    .filter(({ part }) => part === 'after')
    .map(({ month, count }) => ({ key: monthKey(number, month), count }))
}

/** What of an outcome adds up: its months to what was before, and to what came since. */
export function outcomeSums({ draft }: BoardOnPaper): Sum[] {
  return draft.counted.outcomes.flatMap(({ number, evaluation, monitoring }) => {
    if ('unavailable' in evaluation || 'unavailable' in monitoring) return []
    const parts = (part: 'before' | 'after') =>
      monitoring.months.filter(one => one.part === part).map(({ month }) => monthKey(number, month))
    return [
      { total: keyOf(number, atBefore), parts: parts('before') },
      { total: keyOf(number, atAfter), parts: parts('after') },
    ].filter(sum => sum.parts.length > 0)
  })
}
