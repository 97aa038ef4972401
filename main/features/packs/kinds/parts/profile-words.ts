import { longDay } from '#shared/day-words.ts'
import type { Profile } from '#shared/features/profiles/contract.ts'
import type { Chart, PackDocument } from '../../model/document.ts'
import { oneDecimal, shortMonth } from '../../words.ts'
import { countOf, derived, said, type Words } from './blocks.ts'
import { meanOf } from './whole-months.ts'

/** What of a profile is counted, in so far as the audience may have it. */
export type ProfileCounts = Pick<Profile, 'number' | 'adoptedOn'> & {
  /** Of the baseline where it was adopted, else of now. */
  figures: Pick<Profile['figures'], 'from' | 'to' | 'total' | 'perMonth' | 'months'>
  since: Profile['since']
}

const keyOf = ({ number }: Pick<Profile, 'number'>, what: string) => `profile=${number} ${what}`.trim()

/** Its counts in a sentence; since adoption with the change, its interval and its test. */
export function profileSentence(counts: ProfileCounts): Words {
  const { figures, since } = counts
  const all = keyOf(counts, 'before')
  const whole = keyOf(counts, 'before in whole months')
  const total: Words = [
    said(countOf(figures.total, all)),
    ` ${figures.total === 1 ? 'incident' : 'incidents'} from ${longDay(figures.from)} to ${longDay(figures.to)}: `,
    said(derived(oneDecimal(figures.perMonth), [all, whole])),
    ' a month.',
  ]
  if (!since) return total
  const later = keyOf(counts, 'since')
  const change = since.sentence === '' ? '' : since.sentence.slice(since.sentence.indexOf('. ') + 2)
  return [
    ...total,
    ` Since adoption, from ${longDay(since.from)} to ${longDay(since.to)}: `,
    said(countOf(since.count, later)),
    ', ',
    said(derived(oneDecimal(since.perMonth), [later])),
    ' a month. ',
    ...(change === ''
      ? ['Of the sources that may reach this audience; no change is told from them alone.']
      : [said(derived(change, [all, whole, later]))]),
  ]
}

/** Incidents by month, before and since adoption. */
export function monthsChart(
  counts: ProfileCounts,
): Pick<PackDocument, 'sums'> & { chart: Chart; counted: NonNullable<PackDocument['counted']> } {
  const mean = meanOf(counts.figures)
  const whole = keyOf(counts, 'before in whole months')
  const { figures, since, adoptedOn, number } = counts
  const before = new Map(figures.months.map(({ month, count }) => [month, count]))
  const after = new Map(since?.months.map(({ month, count }) => [month, count]))
  const months = [...new Set([...before.keys(), ...after.keys()])].sort()
  const figureOf = (when: string, of: ReadonlyMap<string, number>) => (month: string) => {
    const count = of.get(month)
    return count === undefined ? null : countOf(count, keyOf(counts, `${when} month=${month}`))
  }
  const keys = (when: string, of: ReadonlyMap<string, number>) =>
    [...of.keys()].map(month => keyOf(counts, `${when} month=${month}`))
  return {
    chart: {
      title: `${number}: incidents by month`,
      kind: 'stacked-columns',
      categories: months.map(shortMonth),
      series: [
        {
          name: adoptedOn ? 'Up to adoption' : 'Incidents',
          values: months.map(figureOf('before', before)),
          as: 'columns',
        },
        ...(since
          ? [
              {
                name: 'Since adoption',
                values: months.map(figureOf('since', after)),
                as: 'columns' as const,
              },
            ]
          : []),
      ],
      unit: 'incidents a month',
      ...(adoptedOn && {
        marks: [{ at: shortMonth(adoptedOn.slice(0, 7)), words: `adopted ${longDay(adoptedOn)}` }],
      }),
      alternative: `Incidents by month from ${longDay(figures.from)}${since ? ` to ${longDay(since.to)}, before and since adoption` : ` to ${longDay(figures.to)}`}.`,
    },
    counted: [{ key: whole, value: mean.count }],
    sums: [
      { total: keyOf(counts, 'before'), parts: keys('before', before) },
      { total: whole, parts: mean.months.map(month => keyOf(counts, `before month=${month}`)) },
      ...(since ? [{ total: keyOf(counts, 'since'), parts: keys('since', after) }] : []),
    ],
  }
}
