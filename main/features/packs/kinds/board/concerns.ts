import { counted } from '#shared/count-words.ts'
import type { BoardOnPaper, Concerns } from '../../../performance/board/draft.ts'
import type { Block, Outline, Section } from '../../model/document.ts'
import { bureauOnly } from '../parts/audience.ts'
import { countOf, derived, heading, note, text } from '../parts/blocks.ts'
import { days, tableOf, typed, withCounts } from './parts.ts'

const shown = 12

/** Where calls rose against the same weeks a year before, on a map and in figures; and what else is of concern. */
export function concernsSection({ draft, meeting, areas }: BoardOnPaper): Section {
  const { concerns } = draft.counted
  return {
    key: 'concerns',
    title: 'Areas of concern',
    blocks: [
      ...typed(meeting.texts.concerns),
      ...('unavailable' in concerns ? [text(concerns.unavailable)] : neighbourhoods(concerns, areas)),
      ...flagged(draft.kept.concerns),
    ],
  }
}

const keyOf = (areaId: number, when: 'now' | 'before') => `area=${areaId} weeks=${when}`
export const concernKeys = (areaId: number) => [keyOf(areaId, 'now'), keyOf(areaId, 'before')]

function neighbourhoods(
  { now, before, rows, tested, caveats }: Concerns,
  areas: BoardOnPaper['areas'],
): Block[] {
  const rising = rows.filter(({ rises }) => rises)
  const names = rising.map(({ name }) => name).join(', ')
  const found =
    rising.length === 0
      ? 'In no neighbourhood did calls rise by more than chance would explain.'
      : `Calls rose by more than chance would explain in ${counted(rising.length, 'neighbourhood')}: ${names}.`
  return [
    {
      kind: 'finding',
      runs: [
        {
          text: found,
          figure: { from: rising.flatMap(({ areaId }) => concernKeys(areaId)) },
        },
      ],
    },
    mapBlock(rows, areas),
    tableOf(
      'Calls by neighbourhood, those that rose first',
      [
        ['Neighbourhood', 'name', 2],
        ['Now', 'number'],
        ['A year before', 'number', 1.2],
        ['Times, with 95 % interval', 'text', 1.8],
        ['In words', 'text', 1.4],
      ],
      rows.map(({ areaId, name, ratio, lower, upper, rises, ...counts }) => {
        const from = concernKeys(areaId)
        const times =
          ratio === null || lower === null || upper === null
            ? 'n/a'
            : `${ratio.toFixed(2)} (${lower.toFixed(2)} to ${upper.toFixed(2)})`
        return [
          name,
          countOf(counts.now, from[0]!),
          countOf(counts.before, from[1]!),
          derived(times, from),
          derived(rises ? 'Rose' : 'No more than chance', from),
        ]
      }),
      {
        empty: 'No neighbourhood has calls enough to be compared.',
        ranked: true,
        most: shown,
        note: `${days(now.from, now.to)} against ${days(before.from, before.to)}; ${counted(tested, 'neighbourhood')} tested, false discoveries held to 5 % (E-test, Benjamini–Hochberg)${rows.length > shown ? `; the ${shown} surest are shown` : ''}.`,
      },
    ),
    ...(caveats.length > 0 ? [note(...withCounts(caveats.join(' '), 'concerns caveat'))] : []),
  ]
}

function mapBlock(rows: Concerns['rows'], areas: BoardOnPaper['areas']): Block {
  const byId = new Map(rows.map(row => [row.areaId, row]))
  const outlines = areas.map((area): Outline => {
    const row = byId.get(area.id)
    return {
      name: area.name,
      polygons: area.polygons,
      as: 'area' as const,
      shade: row?.rises ? 4 : row ? 1 : 0,
      ...(row && { figure: countOf(row.now, keyOf(area.id, 'now')) }),
    }
  })
  return {
    kind: 'map',
    map: {
      title: 'Calls by neighbourhood, and where they rose',
      outlines,
      places: [],
      shades: [
        { shade: 1, words: 'no more than chance' },
        { shade: 4, words: 'rose by more than chance' },
      ],
      alternative: `Map of the neighbourhoods with their calls. Darker: ${
        rows
          .filter(({ rises }) => rises)
          .map(({ name }) => name)
          .join(', ') || 'none'
      }.`,
    },
  }
}

function flagged(concerns: BoardOnPaper['draft']['kept']['concerns']): Block[] {
  if (concerns.length === 0) return []
  const blocks: Block[] = [
    heading('What the tactical assessment and the priorities say'),
    {
      kind: 'list',
      ordered: false,
      items: concerns.map(({ title, text: words }) => [
        { kind: 'text', runs: [{ text: `${title}. `, bold: true }, { text: words }] },
      ]),
    },
  ]
  // Their words tell of every source, and of places to the metre.
  return blocks.map(block => ({ ...block, only: bureauOnly }))
}
