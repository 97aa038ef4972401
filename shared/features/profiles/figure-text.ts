import { counted, whole } from '../../count-words.ts'
import { longDay } from '../../day-words.ts'
import { fewestForPercent } from '../../fewest-for-percent.ts'
import type { Filter } from '../incidents/contract.ts'
import type { Figures } from './figures.ts'

/** The count of a saved analysis, or of one of its hotspots, under the key by which a sentence names it. */
export type SavedCount = {
  key: string
  label: string
  count: number
  /** The day on which it was counted. */
  on: string
  analysisId: number
  hotspotId: number | null
}

/** Everything that a figure in a sentence may be read from. */
export type FigureSource = {
  figures: Figures
  /** Set on adoption: the figures are then those that were frozen. */
  baseline: { frozenOn: string } | null
  since: {
    from: string
    to: string
    count: number
    perMonth: number
    baselinePerMonth: number
    sentence: string
  } | null
  /** The incidents the profile is about. */
  filter: Filter
  savedCounts: readonly SavedCount[]
}

/** Where a figure leads: to the analysis that counted it, or to the map of its incidents. */
export type FigureLead =
  | { kind: 'analysis'; analysisId: number; hotspotId: number | null }
  | { kind: 'incidents'; filter: Filter }

/** What a figure in a sentence reads, since when or until when that holds, and where it leads. */
export type FigureShown =
  | { text: string; holds: string; lead: FigureLead }
  /** Not known, or no longer computable: why. */
  | { missing: string }

/** As many repeat locations as the figures of a profile list, the busiest first. */
export const placesListed = 25

/** A rate with one decimal, none where it is whole: `26 a month`, `4.1 a month`. */
const rate = (value: number) => value.toLocaleString('en-GB', { maximumFractionDigits: 1 })

/** A share as anybody may read it: counts first, of fewer than ten without a percentage. */
function shareOf(count: number, total: number): string {
  const counts = `${whole(count)} of ${whole(total)}`
  return total < fewestForPercent ? counts : `${counts} (${Math.round((count / total) * 100)} %)`
}

/**
 * What the figure of a key reads, the same on the screen, on paper and on the command line. Before adoption it is
 * counted from the incidents of today, afterwards from the frozen baseline; what is counted since adoption goes on.
 *
 * Keys: `total`, `per-month`, `period`, `share:CATEGORY`, `repeat-locations`, `top-places:3`, `source:NAME`,
 * `since-count`, `since-per-month`, `change`, `analysis:ID`, `hotspot:ID`.
 */
export function figureText(key: string, source: FigureSource): FigureShown {
  const [kind = '', ...rest] = key.split(':')
  const of = rest.join(':')
  if (kind === 'analysis' || kind === 'hotspot') return savedFigure(key, source)
  if (kind === 'since-count' || kind === 'since-per-month' || kind === 'change') {
    return sinceFigure(kind, source)
  }
  const read = Object.hasOwn(readers, kind) ? readers[kind] : undefined
  if (!read) return { missing: `There is no figure called “${key}”.` }
  const text = read(source.figures, of)
  if (typeof text !== 'string') return text
  return { text, holds: holdsOf(source), lead: leadOf(source) }
}

type Reader = (figures: FigureSource['figures'], of: string) => string | { missing: string }
const readers: Record<string, Reader> = {
  total: ({ total }) => counted(total, 'incident'),
  'per-month': ({ perMonth }) => `${rate(perMonth)} a month`,
  period: ({ from, to }) => `${longDay(from)} to ${longDay(to)}`,
  share: ({ categories, total }, name) => {
    const found = categories.find(category => category.name === name)
    return found
      ? shareOf(found.count, total)
      : { missing: `No incident of this profile is called “${name}” any more.` }
  },
  source: ({ sources, total }, name) => {
    const found = sources.find(source => source.sourceName === name)
    return found
      ? shareOf(found.count, total)
      : { missing: `The bureau has no source called “${name}” that covers this profile.` }
  },
  'repeat-locations': ({ repeatLocations }) =>
    repeatLocations.kind === 'refused'
      ? { missing: repeatLocations.reason }
      : repeatLocations.places.length < placesListed
        ? counted(repeatLocations.places.length, 'repeat location')
        : `at least ${placesListed} repeat locations`,
  'top-places': ({ repeatLocations }, typed) => {
    if (repeatLocations.kind === 'refused') return { missing: repeatLocations.reason }
    const wanted = /^\d{1,2}$/.test(typed) ? Number(typed) : 0
    const top = repeatLocations.places.slice(0, wanted)
    const last = top.at(-1)
    if (!last) return { missing: 'No place has more than one incident.' }
    const count = top.reduce((sum, place) => sum + place.count, 0)
    return shareOf(count, Math.round(count / last.cumulativeShare))
  },
}

function holdsOf({ baseline, figures }: FigureSource): string {
  return baseline
    ? `as frozen on ${longDay(baseline.frozenOn)}`
    : `up to ${longDay(figures.to)}, counted anew until adoption`
}

/** The incidents behind the figures: after adoption, those up to the last day that was loaded when they were frozen. */
function leadOf({ baseline, filter, figures }: FigureSource): FigureLead {
  return { kind: 'incidents', filter: baseline ? { ...filter, to: figures.to } : filter }
}

function sinceFigure(kind: string, { since, baseline, filter }: FigureSource): FigureShown {
  if (!baseline) return { missing: 'It is counted from adoption on.' }
  if (!since) return { missing: 'No call since adoption is loaded yet.' }
  const text =
    kind === 'change'
      ? since.sentence
      : kind === 'since-count'
        ? counted(since.count, 'incident')
        : `${rate(since.perMonth)} a month`
  return {
    text,
    holds: `${longDay(since.from)} to ${longDay(since.to)}, goes on being counted`,
    lead: { kind: 'incidents', filter: { ...filter, from: since.from, to: since.to } },
  }
}

function savedFigure(key: string, { savedCounts }: FigureSource): FigureShown {
  const saved = savedCounts.find(count => count.key === key)
  if (!saved) return { missing: 'That analysis or hotspot is no longer in the bureau.' }
  return {
    text: counted(saved.count, 'incident'),
    holds: `${saved.label}, counted on ${longDay(saved.on)}`,
    lead: { kind: 'analysis', analysisId: saved.analysisId, hotspotId: saved.hotspotId },
  }
}

/** A figure that can be put into a sentence of a profile: its key, what it counts, and what it reads now. */
export type FigureChoice = { key: string; label: string; text: string }

const categoriesOffered = 6
const placesOffered = [1, 3, 5]

/** Every figure that the profile can be asked for now. */
export function figureChoices(source: FigureSource): FigureChoice[] {
  const { figures, savedCounts } = source
  const labels: [key: string, label: string][] = [
    ['total', 'Incidents in all'],
    ['per-month', 'Incidents a month'],
    ['period', 'The days they are counted over'],
    ...figures.categories
      .slice(0, categoriesOffered)
      .map(({ name }): [string, string] => [`share:${name}`, `Share of “${name}”`]),
    ...figures.sources.map(({ sourceName }): [string, string] => [
      `source:${sourceName}`,
      `Share told by ${sourceName}`,
    ]),
    ['repeat-locations', 'Places with more than one incident'],
    ...placesOffered.map((n): [string, string] => [
      `top-places:${n}`,
      n === 1 ? 'Share of the busiest place' : `Share of the ${n} busiest places`,
    ]),
    ['since-count', 'Incidents since adoption'],
    ['since-per-month', 'Incidents a month since adoption'],
    ['change', 'The change since adoption, as a sentence'],
    ...savedCounts.map(({ key, label }): [string, string] => [key, label]),
  ]
  return labels.flatMap(([key, label]) => {
    const shown = figureText(key, source)
    return 'text' in shown ? [{ key, label, text: shown.text }] : []
  })
}

/** What a figure reads in running text, with the reason where it cannot be read. */
export function figureInText(key: string, label: string, source: FigureSource): string {
  const shown = figureText(key, source)
  if ('text' in shown) return shown.text
  return label ? `[${label}: not computable]` : '[figure not computable]'
}
