import type { ComparedBy } from '#shared/features/analysis/compare.ts'
import type { Filter } from '#shared/features/incidents/filter.ts'
import { type CodeTable, codeAt } from '../../incidents/category-codes.ts'
import type { Snapshot } from '../../incidents/snapshot.ts'
import { noHour, weekHoursOf } from '../../incidents/week-hours.ts'

/** How to divide incidents: the row of each position, and the filter condition that says the same. */
export type Division = {
  by: ComparedBy
  /** Key of the row of a position; null where it is in none. */
  keyAt(at: number): string | null
  label(key: string): string
  /** The filter narrowed to a row; null where no condition says it. */
  narrow(filter: Filter, key: string): Filter | null
  /** Said of the incidents in no row. */
  without: string
}

type Names = {
  sources: ReadonlyMap<number, string>
  categories: ReadonlyMap<number, string>
  codes: (code: string) => string
  areas: ReadonlyMap<number, string>
}

const hoursPerBlock = 3
const uncoded = ''
const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

/** Every way in which two selections are told apart, but areas where none is given. */
export function divisionsOf(
  snapshot: Snapshot,
  table: CodeTable,
  names: Names,
  areaOfPosition: Uint32Array | null,
): Division[] {
  const { categories, sources, channels, channelWords, fromMinutes } = snapshot
  const hours = weekHoursOf(snapshot)
  const divisions: Division[] = [
    {
      by: 'code',
      keyAt: at => codeAt(table.get(categories[at]!), fromMinutes[at]!) ?? uncoded,
      label: key => (key === uncoded ? 'No standard code' : names.codes(key)),
      narrow: (filter, key) => (key === uncoded ? null : { ...filter, codes: [key] }),
      without: '',
    },
    {
      by: 'category',
      keyAt: at => String(categories[at]!),
      label: key => names.categories.get(Number(key)) ?? key,
      narrow: (filter, key) => ({ ...filter, categoryIds: [Number(key)] }),
      without: '',
    },
    {
      by: 'source',
      keyAt: at => String(sources[at]!),
      label: key => names.sources.get(Number(key)) ?? key,
      narrow: (filter, key) => ({ ...filter, sourceIds: [Number(key)] }),
      without: '',
    },
    {
      by: 'channel',
      keyAt: at => channelWords[channels[at]!]!,
      label: key => (key === '' ? 'Channel not known' : key),
      narrow: (filter, key) => ({ ...filter, channels: [key] }),
      without: '',
    },
    hourDivision('hours', 24 / hoursPerBlock, hour => Math.floor((hour % 24) / hoursPerBlock), hours),
    hourDivision('weekday', 7, hour => Math.floor(hour / 24), hours),
  ]
  if (areaOfPosition) {
    divisions.push({
      by: 'area',
      keyAt: at => (areaOfPosition[at]! === 0 ? null : String(areaOfPosition[at]!)),
      label: key => names.areas.get(Number(key)) ?? key,
      // Areas of several sets are joined by "or": where the filter has some already, one of them alone says it.
      narrow: (filter, key) =>
        filter.areaIds && !filter.areaIds.includes(Number(key))
          ? null
          : { ...filter, areaIds: [Number(key)] },
      without: 'in no area of the set or without a place',
    })
  }
  return divisions
}

function hourDivision(
  by: 'hours' | 'weekday',
  blocks: number,
  blockOf: (hour: number) => number,
  hours: Uint8Array,
): Division {
  const clock = (hour: number) => `${String(hour).padStart(2, '0')}:00`
  return {
    by,
    keyAt: at => (hours[at]! >= noHour ? null : String(blockOf(hours[at]!)).padStart(2, '0')),
    label: key =>
      blocks === weekdays.length
        ? weekdays[Number(key)]!
        : `${clock(Number(key) * hoursPerBlock)} to ${clock((Number(key) + 1) * hoursPerBlock)}`,
    narrow: (filter, key) => ({
      ...filter,
      weekHours: Array.from({ length: 168 }, (_, hour) => hour).filter(
        hour => blockOf(hour) === Number(key) && (filter.weekHours?.includes(hour) ?? true),
      ),
    }),
    without: 'without an hour: only the day or the month is known',
  }
}

/** Incidents of the positions in each row, and those in none. */
export function countBy(division: Division, positions: Uint32Array) {
  const counts = new Map<string, number>()
  let without = 0
  for (const at of positions) {
    const key = division.keyAt(at)
    if (key === null) without++
    else counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return { counts, without }
}
