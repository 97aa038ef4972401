import { counted } from '#shared/count-words.ts'
import type { Figure as Computed } from '#shared/features/analysis/figures.ts'
import type { AudienceKind } from '#shared/features/packs/audience.ts'
import type { TestedRow } from '#shared/features/tasking/assessment.ts'
import { sectionNames } from '#shared/features/tasking/assessment-rules.ts'
import type { Block, Cell, Chart, Section, Sum } from '../../model/document.ts'
import { isAtTheTable } from '../parts/audience.ts'
import { column, countOf, derived, note, table } from '../parts/blocks.ts'
import { type AssessmentContent, type ChangeRow, mayReadText } from './content.ts'
import { itemsFor, itemsSection, qWords } from './items.ts'

const familyNames: Record<TestedRow['family'], string> = {
  category: 'Categories',
  area: 'Neighbourhoods',
  source: 'Sources',
}
const charted = 10
/** Rows with fewer on both sides say nothing; they are counted in a sentence. */
const fewestTold = 5

/** What rises and falls: the counts of the fortnight against earlier times, with intervals. */
export function changesSection(content: AssessmentContent): { sections: Section[]; sums: Sum[] } {
  const { changes, head } = content
  const families = (['category', 'area', 'source'] as const).filter(
    family => family !== 'source' || isAtTheTable(head.audience),
  )
  const blocks: Block[] = [
    ...chartOf(
      changes.filter(({ family }) => family === 'category'),
      !isAtTheTable(head.audience),
    ),
    ...families.flatMap(family =>
      familyTable(
        family,
        changes.filter(row => row.family === family),
        head.audience,
      ),
    ),
    ...(content.isWhole
      ? []
      : [
          note(
            'Counted again from the sources that may reach this audience. Where others had a part in it no change is told: callers may have gone from one to the other. Not corrected for the number of tests.',
          ),
        ]),
  ]
  const hasItems = itemsFor(content, 'change').length > 0
  const own: Section[] =
    head.audience === 'public' || (!hasItems && !mayReadText(content))
      ? [{ key: 'change', title: sectionNames.change, blocks }]
      : itemsSection(content, 'change', blocks)
  return { sections: own, sums: sumsOf(changes) }
}

/** What was in the categories, and what in the neighbourhoods, is at most what was in the fortnight. */
function sumsOf(changes: readonly ChangeRow[]): Sum[] {
  return (['category', 'area'] as const).flatMap(family => {
    const rows = changes.filter(row => row.family === family)
    return rows.length === 0 ? [] : [{ total: 'fortnight', parts: rows.map(row => keyOf(row, 'now')) }]
  })
}

const keyOf = ({ family, label }: ChangeRow, when: string) => `${family}=${label} ${when}`

function chartOf(rows: readonly ChangeRow[], isOutside: boolean): Block[] {
  const most = rows
    .filter(({ comparisons }) => comparisons[0]?.beforeDays === comparisons[0]?.nowDays)
    .toSorted((a, b) => b.comparisons[0]!.now - a.comparisons[0]!.now)
  // Outside the table more may be needed: those that are withheld are passed over.
  const shown = isOutside ? most.filter(isTold) : rows.filter(row => most.slice(0, charted).includes(row))
  const [first] = shown
  if (!first?.comparisons[0]) return []
  const chart: Chart = {
    title: `The ${counted(Math.min(charted, shown.length), 'category').replace(/ys$/, 'ies')} with the most incidents`,
    ...(isOutside && { most: charted }),
    kind: 'bars',
    categories: shown.map(({ label }) => label),
    series: [
      {
        name: 'This fortnight',
        values: shown.map(row => countOf(row.comparisons[0]!.now, keyOf(row, 'now'))),
        as: 'columns',
      },
      {
        name: first.comparisons[0].against.replace(/^t/, 'T'),
        values: shown.map(row =>
          countOf(row.comparisons[0]!.before, keyOf(row, row.comparisons[0]!.against)),
        ),
        as: 'columns',
      },
    ],
    unit: 'incidents',
    ...(shown.every(isTold) && { toldBeneath: true }),
    alternative: `Incidents of this fortnight beside ${first.comparisons[0].against}, by category.`,
  }
  return [{ kind: 'chart', chart }]
}

const isTold = ({ comparisons }: ChangeRow) =>
  comparisons.some(({ now, before, q }) => Math.max(now, before) >= fewestTold || (q ?? 1) < 0.05)

function familyTable(
  family: TestedRow['family'],
  rows: readonly ChangeRow[],
  audience: AudienceKind,
): Block[] {
  const told = isAtTheTable(audience)
    ? rows.filter(isTold)
    : // In the order of what was tested the reader could work back what is withheld.
      rows.filter(isTold).sort((a, b) => a.label.localeCompare(b.label, 'en-GB'))
  if (told.length === 0) return []
  const againsts = [...new Set(told.flatMap(({ comparisons }) => comparisons.map(({ against }) => against)))]
  const left = rows.length - told.length
  const [first] = told
  const now = first!.comparisons[0]!
  return [
    table({
      caption: `${familyNames[family]}: incidents in ${counted(now.nowDays, 'day')}, and against ${againsts.join(' and ')}`,
      columns: [
        column(familyNames[family], 'name', 4),
        column('Now', 'number'),
        ...againsts.flatMap(against => [
          column(shortAgainst(against, told), 'number', 1.2),
          ...(hasRatio(told) ? [column('Times the rate (95 % interval)', 'text', 2.6)] : []),
          ...(hasQ(told) ? [column('q', 'number')] : []),
        ]),
      ],
      rows: told.map((row): Cell[] => [
        row.label,
        row.comparisons[0] ? countOf(row.comparisons[0].now, keyOf(row, 'now')) : '',
        ...againsts.flatMap(against =>
          comparisonCells(row, against, { ratio: hasRatio(told), q: hasQ(told) }),
        ),
      ]),
      ...(left > 0 && {
        note: `${left} more had fewer than ${fewestTold} on either side and no difference beyond chance.`,
      }),
    }),
  ]
}

const hasRatio = (rows: readonly ChangeRow[]) =>
  rows.some(({ comparisons }) => comparisons.some(({ ratio }) => typeof ratio === 'number'))

const hasQ = (rows: readonly ChangeRow[]) =>
  rows.some(({ comparisons }) => comparisons.some(({ q }) => q !== null))

/** With its days where they are not those of now. */
function shortAgainst(against: string, rows: readonly ChangeRow[]): string {
  const words = against.startsWith('the same') ? 'Same time earlier' : 'Fortnight before'
  const found = rows.flatMap(({ comparisons }) => comparisons).find(one => one.against === against)
  return found && found.beforeDays !== found.nowDays ? `${words}, ${counted(found.beforeDays, 'day')}` : words
}

function comparisonCells(row: ChangeRow, against: string, has: { ratio: boolean; q: boolean }): Cell[] {
  const found = row.comparisons.find(one => one.against === against)
  if (!found) return ['', ...(has.ratio ? [''] : []), ...(has.q ? [''] : [])]
  const from = [keyOf(row, 'now'), keyOf(row, against)]
  const count = countOf(found.before, keyOf(row, against))
  return [
    count,
    ...(has.ratio ? [derived(ratioWords(found), from)] : []),
    ...(has.q ? [derived(qWords(found.q), from)] : []),
  ]
}

function ratioWords({ ratio, lower, upper }: ChangeRow['comparisons'][number]): string {
  if (typeof ratio !== 'number') return 'n/a'
  return `${ratio.toFixed(2)} (${bound(lower)} to ${bound(upper)})`
}

const bound = (value: Computed) => (typeof value === 'number' ? value.toFixed(2) : 'n/a')
