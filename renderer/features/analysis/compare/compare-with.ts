import { format, parse, subYears } from 'date-fns'
import type { Filter } from '#shared/features/incidents/contract.ts'
import type { FigureLayer } from '../../../map/layers.ts'
import { dayAfter } from '../../../ui/days.ts'

/** What the incidents of the filter are compared with. */
export type CompareWith =
  | { kind: 'previous' }
  | { kind: 'year' }
  | { kind: 'period'; from: string; to: string }
  | { kind: 'saved'; filter: Filter; name: string }

export type ComparePanelProps = {
  filter: Filter
  areaSetId: number | null
  /** Kept by whoever shows the panel, so that it is still there when one comes back to it. */
  other: CompareWith
  onOther: (other: CompareWith) => void
  onFigures: (layer: FigureLayer | null) => void
  onShowIncidents: (filter: Filter) => void
}

export type CompareSides = { a: Filter; b: Filter; nameA: string; nameB: string }

/** The period of the filter; the last four weeks there are where it has none. */
export function periodOfFilter(filter: Filter, held: { firstDay: string; lastDay: string }) {
  const to = filter.to ?? held.lastDay
  const from = filter.from ?? (filter.to ? held.firstDay : dayAfter(to, 1 - defaultDays))
  return { from, to }
}
const defaultDays = 28

/** Both filters, and what each is called. */
export function sidesOf(
  filter: Filter,
  period: { from: string; to: string },
  other: CompareWith,
): CompareSides {
  const a = { ...filter, ...period }
  const named = { nameA: periodName(period) }
  if (other.kind === 'saved') return { ...named, a, b: other.filter, nameB: other.name }
  const before = periodBefore(period, other)
  return { ...named, a, b: { ...filter, ...before }, nameB: periodName(before) }
}

function periodBefore(
  { from, to }: { from: string; to: string },
  other: Exclude<CompareWith, { kind: 'saved' }>,
) {
  if (other.kind === 'period') return { from: other.from, to: other.to }
  if (other.kind === 'year') return { from: yearBefore(from), to: yearBefore(to) }
  const days = daysBetween(from, to)
  return { from: dayAfter(from, -days), to: dayAfter(from, -1) }
}

function daysBetween(from: string, to: string) {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1
}

const yearBefore = (day: string) => format(subYears(parse(day, 'yyyy-MM-dd', new Date(0)), 1), 'yyyy-MM-dd')

function periodName({ from, to }: { from: string; to: string }) {
  const day = (text: string) => format(parse(text, 'yyyy-MM-dd', new Date(0)), 'd MMM yyyy')
  return `${day(from)} – ${day(to)}`
}
