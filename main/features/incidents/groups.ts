import type { Filter } from '#shared/features/incidents/filter.ts'
import type { Grouping } from '#shared/features/incidents/table.ts'
import { countByMonth } from './by-month.ts'
import type { CodeTable } from './category-codes.ts'
import { tallyCodes } from './coded.ts'
import { periodOfMonth } from './month-cut.ts'
import type { SnapshotPlaces } from './places.ts'
import type { Snapshot } from './snapshot.ts'
import { tally, tallyPlaces } from './tally.ts'

/** Names of what a snapshot holds by number only. */
export type GroupNames = {
  category(id: number): string
  source(id: number): string
  code(code: string): string
}

export type Group = {
  /** Empty where it is still to be named by the incident at `position`. */
  name: string
  count: number
  filter: Filter
  position?: number
}

type Selected = { snapshot: Snapshot; positions: Uint32Array; filter: Filter }

/**
 * The incidents of a filter by what they have in common: most first, equal ones by name, months in their order.
 * Those that belong to no group are counted apart: the counts and they add up to the total.
 */
export function groupsOf(
  by: Grouping,
  selected: Selected,
  { names, places, codes }: { names: GroupNames; places: SnapshotPlaces; codes: CodeTable },
): { groups: Group[]; inNone: number } {
  const { snapshot, positions, filter } = selected
  const groups = unsorted()
  if (by !== 'month') groups.sort((a, b) => b.count - a.count || compare(a.name, b.name))
  const inGroups = groups.reduce((sum, { count }) => sum + count, 0)
  return { groups, inNone: positions.length - inGroups }

  function unsorted(): Group[] {
    if (by === 'category') return listed('categoryIds', snapshot.categories, names.category)
    if (by === 'source') return listed('sourceIds', snapshot.sources, names.source)
    if (by === 'place') return byPlace(selected, places)
    if (by === 'code') return byCode(selected, codes, names)
    if (by === 'month') {
      return countByMonth(snapshot, positions, filter).map(({ month, count }) => {
        return { name: month, count, filter: { ...filter, ...within(filter, periodOfMonth(month)) } }
      })
    }
    return [...tally(snapshot.channels, positions)].map(([number, count]) => {
      const channel = snapshot.channelWords[number]!
      return { name: channel || 'Not known', count, filter: { ...filter, channels: [channel] } }
    })
  }

  function listed(
    key: 'categoryIds' | 'sourceIds',
    column: Uint16Array | Uint32Array,
    nameOf: (id: number) => string,
  ): Group[] {
    return [...tally(column, positions)].map(([id, count]) => ({
      name: nameOf(id),
      count,
      filter: { ...filter, [key]: [id] },
    }))
  }
}

const { compare } = new Intl.Collator('en-GB', { numeric: true })

function byCode({ snapshot, positions, filter }: Selected, codes: CodeTable, names: GroupNames): Group[] {
  const countOf = new Map<string, number>()
  for (const ofCategory of tallyCodes(snapshot, positions, codes).values()) {
    for (const [code, count] of ofCategory) {
      if (code !== null) countOf.set(code, (countOf.get(code) ?? 0) + count)
    }
  }
  return [...countOf].map(([code, count]) => ({
    name: names.code(code),
    count,
    filter: { ...filter, codes: [code] },
  }))
}

/** A place is a point: a circle without a radius holds exactly those who stand there. */
function byPlace({ positions, filter }: Selected, places: SnapshotPlaces): Group[] {
  const { eastings, northings, placeOfPosition } = places
  const { places: found, counts } = tallyPlaces(placeOfPosition, eastings.length, positions)
  const someoneAt = new Int32Array(eastings.length).fill(-1)
  for (let i = positions.length - 1; i >= 0; i--) {
    const place = placeOfPosition[positions[i]!]!
    if (place >= 0) someoneAt[place] = positions[i]!
  }
  return Array.from(found, (place, i) => {
    const circle = { easting: eastings[place]!, northing: northings[place]!, radiusMetres: 0 }
    return { name: '', count: counts[i]!, filter: { ...filter, circle }, position: someoneAt[place]! }
  })
}

function within({ from, to }: Filter, month: { from: string; to: string }) {
  return {
    from: from !== undefined && from > month.from ? from : month.from,
    to: to !== undefined && to < month.to ? to : month.to,
  }
}
