import type { Peers } from '#shared/features/performance/measure-told.ts'
import type { MeasureInFull } from '#shared/features/performance/measures.ts'
import type { BoardOnPaper } from '../../../performance/board/draft.ts'
import type { Block, Figure, Section, Series } from '../../model/document.ts'
import { shortMonth } from '../../words.ts'
import { derived, heading, note, text } from '../parts/blocks.ts'
import { tableOf } from './parts.ts'

/** Monthly measures on their control charts, against their peers, and what is to be expected. */
export function measuresSection({ draft }: BoardOnPaper): Section {
  const { measures } = draft.kept
  return {
    key: 'measures',
    title: 'Measures',
    blocks:
      measures.length === 0 ? [text('The bureau keeps no measures yet.')] : measures.flatMap(measureBlocks),
  }
}

const monthsShown = 24
/** What stood out longer ago was told to an earlier board. */
const signalsOf = 6

function measureBlocks(measure: MeasureInFull): Block[] {
  const { number, name, agencyName, owner, sentence, unavailable, judged, peers, forecast, notes } = measure
  return [
    heading(`${number} ${name}`),
    note(`${[owner, agencyName].filter(Boolean).join(', ')}.`),
    ...(unavailable === null
      ? [
          { kind: 'finding' as const, runs: [{ text: sentence, figure: { from: monthKeysOf(measure) } }] },
          chartBlock(measure),
        ]
      : [text(unavailable)]),
    ...(judged
      ? [
          { kind: 'text' as const, runs: [{ text: judged.words, figure: { from: monthKeysOf(measure) } }] },
          note(judged.rule),
        ]
      : []),
    ...('unavailable' in forecast
      ? []
      : [
          {
            kind: 'text' as const,
            runs: [{ text: `Forecast. ${forecast.sentence}`, figure: { from: monthKeysOf(measure) } }],
          },
        ]),
    ...peerBlocks(measure, peers),
    ...(notes.length > 0 ? [note(notes.join(' '))] : []),
  ]
}

/**
 * Only what was counted from incidents is a count that someone could be found by: its months, and for a rate those
 * months of which so few are counted that the rate would give them away.
 */
const keyOf = (measure: MeasureInFull, month: string) => `measure=${measure.number} month=${month}`
export const monthKeysOf = (measure: MeasureInFull) =>
  measure.countedFilter === null
    ? []
    : measure.points
        .slice(-monthsShown)
        .filter(point => measure.basis === 'count' || isSmall(point))
        .map(({ month }) => keyOf(measure, month))

const fewest = 10
const isSmall = ({ value, base }: MeasureInFull['points'][number]) =>
  base === null || (value * base) / 1000 < fewest

function chartBlock(measure: MeasureInFull): Block {
  const { name, unit, decimals, points, forecast, sentence } = measure
  const shown = points.slice(-monthsShown)
  const ahead = 'unavailable' in forecast ? [] : forecast.months.slice(0, 3)
  const told = (value: number) =>
    value.toLocaleString('en-GB', { minimumFractionDigits: decimals, maximumFractionDigits: decimals })
  const own = (value: number, month: string): Figure =>
    measure.countedFilter === null
      ? { text: told(value), value }
      : measure.basis === 'count'
        ? { text: told(value), value, count: keyOf(measure, month) }
        : derived(told(value), monthKeysOf(measure), value)
  const blank = ahead.map(() => null)
  const limit = (
    label: string,
    pick: (limits: { mean: number; lower: number; upper: number }) => number,
  ): Series => ({
    name: label,
    as: 'dashed-line',
    values: [
      ...shown.map(({ limits }) =>
        limits
          ? derived(pick(limits).toFixed(Math.max(1, measure.decimals)), monthKeysOf(measure), pick(limits))
          : null,
      ),
      ...blank,
    ],
  })
  const series: Series[] = [
    { name: 'Figure', as: 'line', values: [...shown.map(({ month, value }) => own(value, month)), ...blank] },
    limit('Mean', ({ mean }) => mean),
    limit('Upper limit', ({ upper }) => upper),
    limit('Lower limit', ({ lower }) => lower),
  ]
  if (ahead.length > 0) {
    series.push({
      name: 'Forecast',
      as: 'points',
      values: [
        ...shown.map(() => null),
        ...ahead.map(({ value }) => derived(told(value), monthKeysOf(measure), value)),
      ],
      intervals: [
        ...shown.map(() => null),
        ...ahead.map(({ lower, upper }): [number, number] => [lower, upper]),
      ],
    })
  }
  return {
    kind: 'chart',
    chart: {
      title: name,
      kind: 'lines',
      categories: [...shown, ...ahead].map(({ month }) => shortMonth(month)),
      series,
      unit,
      signals: shown.flatMap(({ signal }, at) =>
        signal === '' || at < shown.length - signalsOf ? [] : [{ at, words: signal }],
      ),
      alternative: sentence,
    },
  }
}

function peerBlocks(measure: MeasureInFull, peers: Peers): Block[] {
  if ('unavailable' in peers) return []
  const told = (value: number) => value.toFixed(measure.decimals)
  return [
    { kind: 'text', runs: [{ text: peers.sentence, figure: { from: monthKeysOf(measure) } }] },
    tableOf(
      `${measure.name}: most similar forces`,
      [
        ['Force', 'name', 1.6],
        ['Figure', 'number'],
        ['95 % interval', 'text', 1.4],
        ['Place', 'number', 0.7],
        ['Places it may have', 'text', 1.2],
      ],
      peers.forces.map(({ force, value, interval, place, places }) => {
        const isOwn = force === ''
        const own = (words: string, number?: number) =>
          isOwn ? derived(words, monthKeysOf(measure), number) : { text: words, value: number }
        return [
          {
            runs: [{ text: isOwn ? 'This force' : force, ...(isOwn && { bold: true as const }) }],
          },
          own(told(value), value),
          own(interval ? `${told(interval.lower)} to ${told(interval.upper)}` : 'n/a'),
          // The places of the others would tell that of one that is withheld.
          derived(String(place), monthKeysOf(measure), place),
          own(places ? `${places.lower} to ${places.upper}` : 'n/a'),
        ]
      }),
      {
        empty: 'No peer has a figure.',
        ranked: true,
        note: [`Mean of the peers: ${told(peers.groupMean)}.`, ...peers.notes].join(' '),
      },
    ),
  ]
}
