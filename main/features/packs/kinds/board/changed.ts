import { counted, whole } from '#shared/count-words.ts'
import { dayWords, longDay } from '#shared/day-words.ts'
import {
  type BoardChange,
  boardGroupNames,
  boardVerdictWords,
} from '#shared/features/performance/board-change.ts'
import { boardItemNames } from '#shared/features/performance/board-item-rules.ts'
import type { BoardOnPaper } from '../../../performance/board/draft.ts'
import type { Block, Section } from '../../model/document.ts'
import { derived, heading, note, text } from '../parts/blocks.ts'
import { allOf, keysOfChange, keysOfTally } from './changed-counts.ts'
import { boardOnly, tableOf } from './parts.ts'

const order: BoardChange['verdict'][] = [
  'worse',
  'better',
  'other',
  'new',
  'gone',
  'unknown',
  'chance',
  'same',
]

/** What changed since the last draft, figure by figure, and what the board was answered. */
export function changedSection(paper: BoardOnPaper): Section {
  const { meeting, draft, previous } = paper
  return {
    key: 'changed',
    title: 'What changed since the last meeting',
    blocks: [
      ...(previous
        ? changeBlocks(draft.changes, previous, one => keysOfChange(one, paper), keysOfTally(paper))
        : [text('This is the first pack that was drafted: there is nothing to compare with.')]),
      ...endedBlocks(meeting),
    ],
  }
}

function changeBlocks(
  changes: readonly BoardChange[],
  previous: { number: string; heldOn: string },
  keysOf: (change: BoardChange) => ReturnType<typeof keysOfChange>,
  tally: readonly string[],
): Block[] {
  const sorted = changes.toSorted((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict))
  const real = sorted.filter(({ verdict }) => verdict === 'better' || verdict === 'worse')
  return [
    {
      kind: 'finding',
      runs: [
        {
          figure: { from: tally },
          text: `Since ${previous.number} of ${longDay(previous.heldOn)}, ${real.length === 0 ? 'none' : whole(real.length)} of ${counted(changes.length, 'figure')} changed by more than chance would explain.`,
        },
      ],
    },
    tableOf(
      `Figures against ${previous.number}`,
      [
        ['Figure', 'name', 2.2],
        ['Then', 'text', 1.2],
        ['Now', 'text', 1.2],
        ['Change, with its interval', 'text', 1.7],
        ['In words', 'text', 0.9],
      ],
      sorted.map(one => {
        const { key, group, label, was, now, change, verdict } = one
        const { before, after } = keysOf(one)
        const from = allOf(keysOf(one))
        return [
          { runs: [{ text: label }, { text: ` (${boardGroupNames[group].toLowerCase()})`, italic: true }] },
          before.length === 0 ? (was ?? '–') : derived(was ?? '–', before),
          after.length === 0 ? (now ?? '–') : derived(now ?? '–', after),
          from.length === 0 ? change : derived(change, from),
          {
            runs: [
              {
                text: boardVerdictWords[verdict],
                ...(real.some(other => other.key === key) && { bold: true as const }),
                ...(from.length > 0 && { figure: { from } }),
              },
            ],
          },
        ]
      }),
      { empty: 'Nothing is compared.', ranked: true },
    ),
    note(
      'Shares are compared by the interval of their difference (Newcombe), monthly rates by what came since the last draft alone (exact interval of the rate ratio), measures by their control limits. “No more than chance” means that the interval holds no change at all.',
    ),
  ]
}

function endedBlocks({ ended }: BoardOnPaper['meeting']): Block[] {
  const blocks: Block[] = [
    heading('Answered since the last meeting'),
    tableOf(
      'Requests, commitments and decisions that ended',
      [
        ['Number', 'name', 0.7],
        ['What', 'text', 2],
        ['Answer', 'text', 2.4],
        ['By', 'text', 1.4],
        ['On', 'day', 0.9],
      ],
      ended.map(({ number, kind, what, answer, state, ownerAgencyName, endedOn }) => [
        number,
        { runs: [{ text: `${boardItemNames[kind]}: `, italic: true }, { text: what }] },
        {
          runs: [
            ...(state === 'dropped' ? [{ text: 'Dropped: ', bold: true as const }] : []),
            { text: answer },
          ],
        },
        ownerAgencyName,
        endedOn ? dayWords(endedOn) : '',
      ]),
      { empty: 'Nothing was answered since the last meeting.' },
    ),
  ]
  return blocks.map(block => ({ ...block, only: boardOnly }))
}
