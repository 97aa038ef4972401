import { whyNotAnswer } from '#shared/features/tasking/action-rules.ts'
import type { ReplyComparison, SentAction } from '#shared/features/tasking/replies.ts'
import { type ReadAnswer, saysNothing } from './read-reply.ts'

type Now = SentAction & { agencyId: number; setOn: string }
type Row = ReplyComparison['rows'][number]

const compared = [
  ['what', 'what is to be done'],
  ['why', 'the reason'],
  ['owner', 'the owner'],
  ['dueOn', 'the due date'],
  ['priority', 'the priority'],
  ['status', 'the state'],
  ['blockedBy', 'who blocks it'],
] as const

/** One row as it was sent, as it is now in the bureau, and as it was answered. */
export function comparedRow(
  sent: SentAction,
  now: Now,
  { answer, fault }: ReadAnswer,
  agencyId: number,
  today: string,
): Row {
  const { agencyId: nowWith, setOn, ...shown } = now
  const row = { sent, now: shown, answer, changed: [] as string[], fault: null }
  if (!fault && saysNothing(answer, now)) return { ...row, kind: 'silent' }
  const moved =
    nowWith === agencyId
      ? null
      : {
          message: 'The action was given to another agency since it was sent.',
          next: 'Tell the agency that it need not answer for it any more.',
        }
  const refused = fault ?? moved ?? whyNotAnswer({ status: now.status, setOn }, answer, today)
  if (refused) return { ...row, kind: 'fault', fault: refused }
  if (now.version === sent.version) return { ...row, kind: 'answer' }
  const changed = compared.flatMap(([key, words]) => (sent[key] === now[key] ? [] : [words]))
  return { ...row, kind: 'conflict', changed: changed.length > 0 ? changed : ['its history'] }
}
