import { counted, whole } from '#shared/count-words.ts'
import { dayWords } from '#shared/day-words.ts'
import type { BoardItemTold } from '#shared/features/performance/board.ts'
import { boardItemNames } from '#shared/features/performance/board-item-rules.ts'
import { daysBetween } from '#shared/working-days.ts'
import type { BoardOnPaper } from '../../../performance/board/draft.ts'
import { type Suggested, suggestedTexts } from '../../../performance/board/suggested.ts'
import type { Block, Cell, Section } from '../../model/document.ts'
import { heading } from '../parts/blocks.ts'
import { keysOfTally } from './changed-counts.ts'
import { concernKeys } from './concerns.ts'
import { byDue, whoOwns } from './items.ts'
import { verdictKeys } from './outcomes.ts'
import { boardOnly, linesOf, tableOf, telling, typed } from './parts.ts'

/** The first page: what the board must decide, and what is outstanding. */
export function decideSection(paper: BoardOnPaper, today: string): Section {
  const { meeting, draft } = paper
  const { outstanding, ended, texts } = meeting
  const overdue = outstanding.filter(item => item.overdue)
  const suggested = suggestedTexts({ ...draft, outstanding, today })
  const typedLines = linesOf(texts.decide)
  const asked: Suggested[] =
    typedLines.length > 0 ? typedLines.map(words => ({ words, of: [] })) : suggested.decide
  const told = ({ words, of }: Suggested) => {
    const from = of.flatMap(key => keysBehind(key, paper))
    return from.length > 0 ? telling(words, from) : { text: words }
  }
  const verdicts = draft.changes.map(({ verdict }) => verdict)
  const better = verdicts.filter(verdict => verdict === 'better').length
  const worse = verdicts.filter(verdict => verdict === 'worse').length
  return {
    key: 'decide',
    title: 'For decision',
    only: boardOnly,
    blocks: [
      ...(texts.summary.trim() === ''
        ? suggested.summary.map((one): Block => ({ kind: 'text', runs: [told(one)] }))
        : typed(texts.summary)),
      {
        kind: 'figures',
        figures: [
          tile(
            'To decide',
            asked.length,
            asked.length === 0 ? 'nothing is put to the board' : 'listed below',
          ),
          tile('Outstanding', outstanding.length, `${whole(overdue.length)} of them overdue`),
          tile('Answered since', ended.length, 'requests, commitments and decisions'),
          tile(
            'Figures changed',
            better + worse,
            `${whole(better)} for the better, ${whole(worse)} for the worse`,
            keysOfTally(paper),
          ),
        ],
      },
      heading('The board is asked to'),
      asked.length === 0
        ? { kind: 'text', runs: [{ text: 'Nothing is put to the board for decision.', missing: true }] }
        : {
            kind: 'list',
            ordered: true,
            items: asked.map((line): Block[] => [{ kind: 'text', runs: [{ ...told(line), bold: true }] }]),
          },
      heading('Outstanding from earlier meetings'),
      itemTable(
        `${counted(outstanding.length, 'item')} open, the longest overdue first`,
        byDue(outstanding),
        today,
      ),
    ],
  }
}

/** What an agency has to answer, and nothing of the others'. */
export function ownSection({ meeting }: BoardOnPaper, agencyId: number, today: string): Section {
  const own = meeting.outstanding.filter(({ ownerAgencyId }) => ownerAgencyId === agencyId)
  return {
    key: 'decide',
    title: 'For you to answer',
    blocks: [itemTable(`${counted(own.length, 'item')} open`, byDue(own), today)],
  }
}

/** The counts behind a suggestion: of an outcome, of an area of concern, or of all changes. */
function keysBehind(key: string, paper: BoardOnPaper): string[] {
  const [what = '', ...of] = key.split(' ')
  if (what === 'area') return concernKeys(Number(of[0]))
  if (what === 'outcome') {
    const outcome = paper.draft.counted.outcomes.find(({ number }) => number === of.join(' '))
    return outcome ? verdictKeys(outcome) : []
  }
  return what === 'changes' ? keysOfTally(paper) : []
}

const tile = (label: string, value: number, words: string, from: readonly string[] = []) => ({
  label,
  figure: { text: whole(value), value, ...(from.length > 0 && { from }) },
  note: words,
})

function itemTable(caption: string, items: readonly BoardItemTold[], today: string): Block {
  return tableOf(
    caption,
    [
      ['Number', 'name', 0.7],
      ['What', 'text', 2.6],
      ['Owner', 'text', 1.6],
      ['Due', 'day', 0.9],
      ['Stands', 'text', 1.2],
    ],
    items.map(item => itemRow(item, today)),
    { empty: 'Nothing is outstanding.' },
  )
}

function itemRow(
  { number, kind, what, ownerAgencyName, owner, dueOn, overdue, carried }: BoardItemTold,
  today: string,
): Cell[] {
  const late = overdue && dueOn ? `Overdue by ${counted(daysBetween(dueOn, today), 'day')}` : 'In time'
  const stands = carried > 0 ? `${late}; carried ${whole(carried)}×` : late
  return [
    number,
    { runs: [{ text: `${boardItemNames[kind]}: `, italic: true }, { text: what }] },
    whoOwns({ owner, ownerAgencyName }),
    dueOn ? dayWords(dueOn) : '–',
    { runs: [{ text: stands, ...(overdue && { bold: true as const }) }] },
  ]
}
