import { counted, whole } from '#shared/count-words.ts'
import { dayWords, longDay } from '#shared/day-words.ts'
import type { Filter } from '#shared/features/incidents/filter.ts'
import type { AudienceKind } from '#shared/features/packs/audience.ts'
import { outcomeWords } from '#shared/features/performance/outcome-rules.ts'
import type { Evaluation, Monitoring } from '#shared/features/profiles/evaluation.ts'
import type { BoardOnPaper, OutcomeTold } from '../../../performance/board/draft.ts'
import { verdictOf } from '../../../performance/board/verdict.ts'
import type { Block, Chart, PackDocument, Section, Sum } from '../../model/document.ts'
import { oneDecimal, shortMonth } from '../../words.ts'
import { isAtTheTable } from '../parts/audience.ts'
import { countOf, derived, heading, note } from '../parts/blocks.ts'
import { placeLabel } from '../parts/label.ts'
import { tableOf, telling, withCounts } from './parts.ts'

const [atBefore, atAfter] = ['before', 'since'] as const
/** What is worked out from an outcome could be worked back to these. */
export const outcomeKeys = (number: string) => [keyOf(number, atBefore), keyOf(number, atAfter)]

const keyOf = (number: string, what: string) => `profile=${number} ${what}`

/** Adopted profiles: baseline, now, interval, displacement and the verdict in words. */
export function outcomesSection({ draft }: BoardOnPaper, audience: AudienceKind): Section {
  const { outcomes } = draft.counted
  const ranked = outcomes.toSorted((a, b) => rankOf(a) - rankOf(b))
  return {
    key: 'outcomes',
    title: 'Outcomes of adopted profiles',
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
        ranked.map(glanceRow),
        { empty: 'No profile has been adopted.', note: verdictNote, ranked: true },
      ),
      // Outside the table in the order of adoption: the order of the verdicts would tell those that are withheld.
      ...(isAtTheTable(audience) ? ranked : outcomes).flatMap(outcome =>
        outcomeBlocks(outcome, isAtTheTable(audience)),
      ),
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
    derived(words, [...from, ...pairedKeys(number, evaluation)]),
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
  const paired = pairedKeys(number, evaluation)
  const judged = [...from, ...paired]
  return [
    ...head,
    { kind: 'finding', runs: [telling(first, from)] },
    { kind: 'figures', figures: tiles(evaluation, from) },
    ...('unavailable' in monitoring ? [note(monitoring.unavailable)] : [chartBlock(outcome, monitoring)]),
    ...others.map((sentence): Block => ({ kind: 'text', runs: [telling(sentence, judged)] })),
    ...pairedTable(number, evaluation),
    { kind: 'text', runs: [{ ...telling(`${label}. `, judged), bold: true }, telling(meaning, judged)] },
    ...(evaluation.caveats.length > 0
      ? [note(...withCounts(evaluation.caveats.join(' '), keyOf(number, 'caveat')))]
      : []),
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
  const before = months.filter(({ part }) => part === 'before').map(({ month }) => monthKey(number, month))
  // Limits are made of the steps from month to month: with those that are shown they would tell one that is not.
  const level = (value: number, from: readonly string[] = []) =>
    months.map(() => derived(oneDecimal(value), [keyOf(number, atBefore), ...from], value))
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
            { name: 'Upper limit', as: 'dashed-line' as const, values: level(known.upper, before) },
            { name: 'Lower limit', as: 'dashed-line' as const, values: level(known.lower, before) },
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

const pairedKeys = (number: string, { paired }: Evaluation) =>
  paired?.counts.flatMap((_, at) => pairKeys(number, at)) ?? []

/** The counts behind what is said to have come of a profile. */
export const verdictKeys = ({ number, evaluation }: OutcomeTold) =>
  'unavailable' in evaluation ? [] : [...outcomeKeys(number), ...pairedKeys(number, evaluation)]

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
      ...pairedSums(number, evaluation, monitoring),
    ].filter(sum => sum.parts.length > 0)
  })
}

/** What the places compared had: where there is one place alone, its counts stand in a sentence and in no table. */
export function outcomeCounts({ draft }: BoardOnPaper): NonNullable<PackDocument['counted']> {
  return draft.counted.outcomes.flatMap(({ number, evaluation }) =>
    'unavailable' in evaluation
      ? []
      : (evaluation.paired?.counts ?? []).flatMap(({ before, after }, at) => {
          const [one, other] = pairKeys(number, at) as [string, string]
          return [
            { key: one, value: before },
            { key: other, value: after },
          ]
        }),
  )
}

/** The first ground is the place itself: what it had in the months that are compared is the sum of those months. */
function pairedSums(number: string, { paired }: Evaluation, { months }: Monitoring): Sum[] {
  const [own] = paired?.counts ?? []
  if (!own) return []
  const [before, after] = pairKeys(number, 0) as [string, string]
  const within = ({ from = '', to = '' }: Filter, part: 'before' | 'after') =>
    months
      .filter(one => one.part === part && one.month >= from.slice(0, 7) && one.month <= to.slice(0, 7))
      .map(({ month }) => monthKey(number, month))
  return [
    { total: before, parts: within(own.beforeFilter, 'before') },
    { total: after, parts: within(own.afterFilter, 'after') },
  ]
}
