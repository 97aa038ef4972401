import { counted, decimals } from '#shared/count-words.ts'
import type { BoardItemTold } from '#shared/features/performance/board.ts'
import type { BoardChange } from '#shared/features/performance/board-change.ts'
import { outcomeWords } from '#shared/features/performance/outcome-rules.ts'
import { daysBetween } from '#shared/working-days.ts'
import { dayInWords } from '../../analysis/telling/words.ts'
import type { BoardCounted, OutcomeTold } from './draft.ts'
import { verdictOf } from './verdict.ts'

type Found = {
  counted: BoardCounted
  changes: readonly BoardChange[]
  /** What is open from earlier meetings. */
  outstanding: readonly BoardItemTold[]
  today: string
}

/** A sentence and what it tells of: `outcome` and a profile’s number, `area` and its identifier, or `changes`. */
export type Suggested = { words: string; of: readonly string[] }

const mostConcerns = 3
const year = 365

/**
 * What a pack says first and puts to the board where the analyst has typed nothing. It is worked out from the draft as
 * the audience may have it, never kept: what was counted from a source must not come back in words.
 */
export function suggestedTexts({ counted: { outcomes, concerns }, changes, outstanding, today }: Found) {
  const told = outcomes.filter(outcome => ['worked', 'fell', 'moved', 'rose'].includes(verdictOf(outcome)))
  const rising = 'unavailable' in concerns ? [] : concerns.rows.filter(({ rises }) => rises)
  const of = (verdict: BoardChange['verdict']) => changes.filter(one => one.verdict === verdict).length
  return {
    summary: [
      ...told.map(outcome => ({ words: outcomeSentence(outcome), of: [`outcome ${outcome.number}`] })),
      ...(changes.length === 0
        ? []
        : [
            {
              words:
                of('better') + of('worse') === 0
                  ? 'Since the last meeting no figure changed by more than chance.'
                  : `Since the last meeting ${counted(of('better'), 'figure')} changed for the better and ${counted(of('worse'), 'figure')} for the worse, by more than chance.`,
              of: ['changes'],
            },
          ]),
    ],
    decide: [
      ...outstanding
        .filter(({ overdue }) => overdue)
        .map(({ number, what, dueOn }) => ({
          words: `Say what is to happen with ${number} (${what}), overdue since ${dayInWords(dueOn!)}`,
          of: [],
        })),
      ...told
        .filter(({ status, adoptedOn }) => status !== 'closed' && daysBetween(adoptedOn, today) >= year)
        .map(({ number, title }) => ({
          words: `Agree whether ${number} ${title} is closed or watched for longer, more than a year after its adoption`,
          of: [`outcome ${number}`],
        })),
      ...rising.slice(0, mostConcerns).map(({ name, areaId }) => ({
        words: `Ask the group to look at ${name}, where calls rose by more than chance`,
        of: [`area ${areaId}`],
      })),
    ],
  } satisfies Record<string, Suggested[]>
}

function outcomeSentence(outcome: OutcomeTold): string {
  const { title, evaluation } = outcome
  if ('unavailable' in evaluation) return ''
  const { before, after } = evaluation
  const went = after.perMonth < before.perMonth ? 'fell' : 'rose'
  const rate = (perMonth: number) => decimals(perMonth, Number.isInteger(perMonth) ? 0 : 1)
  return `${title}: calls ${went} from ${rate(before.perMonth)} a month to ${rate(after.perMonth)} a month. ${outcomeWords[verdictOf(outcome)].label}.`
}
