import type { AssessmentItem } from '#shared/features/tasking/assessment.ts'
import {
  type AssessmentSection,
  type ItemKind,
  sectionNames,
} from '#shared/features/tasking/assessment-rules.ts'
import type { Block, Cell, Run, Section } from '../../model/document.ts'
import { oneDecimal } from '../../words.ts'
import { bureauOnly, isAtTheTable, notPublic, theTable } from '../parts/audience.ts'
import { bold, column, countOf, derived, note, runsOf, table, text } from '../parts/blocks.ts'
import { placeLabel } from '../parts/label.ts'
import { type AssessmentContent, mayReadText } from './content.ts'

/** Items about people and their homes: told to the bureau alone, and then by their count. */
const ofPeople: Partial<Record<ItemKind, string>> = {
  'repeat-person': 'A repeat caller',
  'repeat-place': 'A repeat place',
}
/** What the bureau counted by rule: fit for who was not meant to read what is typed. */
const counted: ReadonlySet<ItemKind> = new Set([
  'news',
  'rising',
  'falling',
  'hotspot',
  'profile',
  'priority',
  'source',
])

/** The items of a section that the audience may have, in their order. */
export function itemsFor({ assessment, head }: AssessmentContent, wanted: AssessmentSection) {
  return assessment.list.filter(
    ({ section, removed, kind }) =>
      section === wanted &&
      removed === null &&
      (ofPeople[kind] === undefined || head.audience === 'internal') &&
      (isAtTheTable(head.audience) || (head.audience === 'board' && counted.has(kind))),
  )
}

export const itemKey = ({ id }: AssessmentItem) => `item=${id}`

/** A section of the assessment: what was done, its items with counts, and what to keep in mind. */
export function itemsSection(
  content: AssessmentContent,
  wanted: AssessmentSection,
  drawn: readonly Block[] = [],
): Section[] {
  const { assessment, head } = content
  const about = assessment.sections.find(({ section }) => section === wanted)
  const items = itemsFor(content, wanted)
  const isOfPeople = wanted === 'repeats'
  if (isOfPeople && head.audience !== 'internal') return []
  const told = mayReadText(content)
  const blocks: Block[] = [
    ...(told && about?.note ? [note(about.note)] : []),
    ...drawn,
    items.length === 0 ? text('Nothing stands here for this fortnight.') : itemsTable(content, wanted, items),
    ...(told ? (about?.caveats ?? []).map(caveat => note(caveat)) : []),
  ]
  if (wanted === 'recommendations' && !isAtTheTable(head.audience)) return []
  return [
    {
      key: wanted,
      title: sectionNames[wanted],
      only: isOfPeople ? bureauOnly : wanted === 'recommendations' ? theTable : notPublic,
      blocks,
    },
  ]
}

function itemsTable(
  content: AssessmentContent,
  wanted: AssessmentSection,
  items: readonly AssessmentItem[],
): Block {
  const hasExpected = content.isWhole && items.some(({ figures }) => figures.expected !== null)
  const hasQ = content.isWhole && items.some(({ figures }) => figures.q !== null)
  const hasCount = items.some(({ id }) => content.counts.get(id) !== null)
  return table({
    ranked: true,
    caption: `${sectionNames[wanted]}: items`,
    columns: [
      column('What', 'text', 8),
      ...(hasCount ? [column('Incidents', 'number')] : []),
      ...(hasExpected ? [column('Expected', 'number')] : []),
      ...(hasQ ? [column('q', 'number')] : []),
    ],
    rows: items.map((item): Cell[] => {
      const count = content.counts.get(item.id) ?? null
      return [
        { runs: wordsOf(content, item, count) },
        ...(hasCount ? [count === null ? '' : countOf(count, itemKey(item))] : []),
        ...(hasExpected ? [derived(expectedWords(item.figures.expected), [itemKey(item)])] : []),
        ...(hasQ ? [derived(qWords(item.figures.q), [itemKey(item)])] : []),
      ]
    }),
  })
}

const expectedWords = (expected: number | null) =>
  expected === null ? '' : expected < 0.1 ? 'under 0.1' : oneDecimal(expected)
export const qWords = (q: number | null) => (q === null ? '' : q < 0.001 ? '<\u00a00.001' : q.toFixed(3))

function wordsOf(content: AssessmentContent, item: AssessmentItem, count: number | null): Run[] {
  const people = ofPeople[item.kind]
  const flagged = item.flaggedItemId === null ? '' : ' Put before the group.'
  if (people !== undefined) {
    return runsOf([bold(people), count === null ? '' : ' in the last six months.', flagged])
  }
  const title: Run = {
    ...bold(placeLabel(item.title, isAtTheTable(content.head.audience))),
    // That it rises or falls is said of its count.
    ...(count !== null && (item.kind === 'rising' || item.kind === 'falling')
      ? { figure: { from: [itemKey(item)] } }
      : {}),
  }
  if (!mayReadText(content)) return [title]
  return runsOf([title, { text: '', lineBreak: true }, `${item.text}${flagged}`])
}
