import { counted, whole } from '#shared/count-words.ts'
import { dayWords } from '#shared/day-words.ts'
import type { Figures } from '#shared/features/profiles/contract.ts'
import type { Block, Figure, Table } from '../../model/document.ts'
import { dayOf, share, whenKnown } from '../../words.ts'
import { counts } from './content.ts'

const mostPlaces = 10

/** The places with most incidents; they are exact, and for those who work on the problem alone. */
export function repeatLocationsBlock({ repeatLocations }: Figures): Block {
  if (repeatLocations.kind === 'refused') {
    return { kind: 'finding', runs: [{ text: repeatLocations.reason }] }
  }
  const { places } = repeatLocations
  const [first] = places
  const placed = first ? Math.round(first.count / first.cumulativeShare) : 0
  let sum = 0
  return {
    kind: 'table',
    table: {
      caption: `The ${counted(Math.min(places.length, mostPlaces), 'place')} with most of the ${whole(placed)} exactly placed incidents`,
      columns: [
        { label: 'Place', kind: 'text', share: 2.4 },
        { label: 'Grid reference', kind: 'text', share: 1.2 },
        { label: 'Incidents', kind: 'number' },
        { label: 'Running total', kind: 'number', share: 1.3 },
      ],
      rows: places.slice(0, mostPlaces).map(({ place, gridReference, count }) => {
        sum += count
        const key = `place=${gridReference}`
        return [
          place,
          gridReference,
          { text: whole(count), value: count, count: key },
          { text: `${whole(sum)} (${share(sum, placed)})`, from: [key] },
        ]
      }),
      empty: 'No place has more than one incident.',
    },
  }
}

export function categoriesTable({ categories, total }: Figures): Table {
  return {
    caption: 'Categories in the words of the sources',
    columns: [
      { label: 'Category', kind: 'text', share: 3 },
      { label: 'Incidents', kind: 'number' },
      { label: 'Share', kind: 'number' },
    ],
    rows: categories.map(({ name, count }) => [
      name,
      { text: whole(count), value: count, count: counts.category(name) },
      { text: share(count, total), from: [counts.category(name), counts.all] },
    ]),
    empty: 'There are no incidents.',
    ranked: true,
  }
}

/** What each source has told of this profile. Freshness itself stands with the sources of the pack. */
export function sourcesTable(
  { sources }: Pick<Figures, 'sources'>,
  caption: string,
  isAtTable: boolean,
): Table {
  return {
    caption,
    columns: [
      { label: 'Source', kind: 'text', share: 2.4 },
      { label: 'In this profile', kind: 'number' },
      { label: 'Last incident', kind: 'day', share: 1.2 },
      { label: 'Last import', kind: 'day', share: 1.4 },
      // Others find it, as far as they may have it, with the sources of the pack.
      ...(isAtTable ? [{ label: 'Held in all', kind: 'number' as const }] : []),
    ],
    rows: sources.map(one => [
      `${one.sourceName}${one.sourceName === one.agencyName ? '' : ` (${one.agencyName})`}`,
      { text: whole(one.count), value: one.count, count: counts.source(one.sourceName) },
      one.lastIncident ? whenKnown(one.lastIncident) : 'none',
      {
        runs: [
          { text: one.lastImport ? dayWords(dayOf(one.lastImport)) : 'none' },
          ...(one.late ? [{ text: ' late', bold: true as const }] : []),
        ],
      },
      ...(isAtTable ? [heldInAll(one.incidents)] : []),
    ]),
    empty: 'The bureau holds no incidents of the sources of this profile.',
  }
}

const heldInAll = (value: number): Figure => ({ text: whole(value), value })
