import { dayWords } from '../../day-words.ts'
import {
  type ActionState,
  type ActionStatus,
  isEnded,
  openState,
  type Refusal,
  whyNotClose,
} from './rules.ts'

export const actionPriorities = ['low', 'normal', 'high'] as const
export type ActionPriority = (typeof actionPriorities)[number]

/**
 * `set` begins a history; `changed` are words, people and days; `moved` is the state; `escalated` to the chair;
 * `taken-back` undoes the change before it.
 */
export const actionEventKinds = ['set', 'note', 'changed', 'moved', 'escalated', 'taken-back'] as const
export type ActionEventKind = (typeof actionEventKinds)[number]

/** Everything of an action that may change, and therefore stands in its history. */
export type ActionFields = ActionState & {
  what: string
  why: string
  agencyId: number
  deputyAgencyId: number | null
  owner: string
  dueOn: string
  priority: ActionPriority
  escalatedOn: string | null
}
export type ActionEvent = {
  kind: ActionEventKind
  note: string
  from: Partial<ActionFields>
  to: Partial<ActionFields>
}

/** An action carried forward this often is put before the chair once its day has passed. */
const carriesToEscalate = 2

/**
 * True for an action that is past its due day and has not ended though meetings carried it forward twice: the chair is
 * asked. One that has its time, however many meetings that takes, is nobody's failing.
 */
export function isEscalated(action: {
  status: ActionStatus
  carriedForward: number
  overdue: boolean
}): boolean {
  return action.overdue && !isEnded(action.status) && action.carriedForward >= carriesToEscalate
}

/** What a change did: only the fields that differ, before and after. */
export function differencesOf(before: ActionFields, after: Partial<ActionFields>) {
  const keys = (Object.keys(after) as (keyof ActionFields)[]).filter(key => before[key] !== after[key])
  const only = (fields: Partial<ActionFields>): Partial<ActionFields> =>
    Object.fromEntries(keys.map(key => [key, fields[key]]))
  return { from: only(before), to: only(after) }
}

/** The present as its history tells it: every change in turn, from when the action was set. */
export function replay(events: readonly Pick<ActionEvent, 'to'>[]): Partial<ActionFields> {
  return Object.assign({}, ...events.map(({ to }) => to))
}

/**
 * Where in its history an action came to an agency that owns it or stands in now: what was written before is not that
 * agency's to read. The number of events where it never came there.
 */
export function cameAt(events: readonly Pick<ActionEvent, 'to'>[], agencyId: number | null): number {
  let since = events.length
  let now: Partial<ActionFields> = {}
  for (const [at, { to }] of events.entries()) {
    now = { ...now, ...to }
    const isOwn = agencyId !== null && (now.agencyId === agencyId || now.deputyAgencyId === agencyId)
    since = isOwn ? Math.min(since, at) : events.length
  }
  return since
}

/** Moves an action that has not ended between open, in progress and blocked; blocked says by whom or what. */
export function whyNotMove(
  action: { status: ActionStatus },
  to: { status: 'open' | 'in-progress' | 'blocked'; blockedBy: string; note: string },
): Refusal {
  if (isEnded(action.status)) {
    return { message: `This action is ${action.status}.`, next: 'Open it again first.' }
  }
  if (to.status !== 'blocked') return null
  if (to.blockedBy.trim() === '') {
    return {
      message: 'A blocked action waits for somebody or something.',
      next: 'Say by whom it is blocked.',
    }
  }
  if (to.note.trim() === '') {
    return { message: 'Nobody can help without knowing what is in the way.', next: 'Say why it is blocked.' }
  }
  return null
}

/** What the agency that acts says of its action. Null where it leaves the state as it is. */
export type Answer = {
  status: 'in-progress' | 'blocked' | 'done' | null
  note: string
  blockedBy: string
  evidence: string
  doneOn: string | null
}

/**
 * What an agency may answer: a note at least, or a state with what belongs to it. An ended action is answered no
 * more; the bureau opens it again first. Days are `YYYY-MM-DD`.
 */
export function whyNotAnswer(
  action: { status: ActionStatus; setOn: string },
  answer: Answer,
  today: string,
): Refusal {
  if (isEnded(action.status)) {
    return { message: `This action is already ${action.status}.`, next: 'Ask the bureau to open it again.' }
  }
  const { status, note, blockedBy, evidence, doneOn } = answer
  if (status === 'done') {
    return whyNotClose(
      action,
      { status: 'done', outcome: evidence, closedOn: doneOn ?? today, approver: '' },
      today,
    )
  }
  if (status) return whyNotMove(action, { status, blockedBy, note })
  if (note.trim() !== '') return null
  return { message: 'The answer says nothing.', next: 'Write what happened, or give a state.' }
}

/** The state an answer leads to; none where it only notes something. */
export function stateAfter(
  { status, blockedBy, evidence, doneOn }: Answer,
  today: string,
): Partial<ActionFields> {
  if (status === null) return {}
  if (status === 'done') return { ...openState, status, outcome: evidence, closedOn: doneOn ?? today }
  return { ...openState, status, blockedBy: status === 'blocked' ? blockedBy : '' }
}

/** An action is edited while it has not ended, with a reason, and is not due before it was set. */
export function whyNotEdit(
  action: ActionFields & { setOn: string },
  change: Partial<ActionFields>,
  reason: string,
): Refusal {
  if (isEnded(action.status)) {
    return { message: `This action is ${action.status}.`, next: 'Open it again first.' }
  }
  if (reason.trim() === '') {
    return {
      message: 'What an agency was asked to do is not changed without saying why.',
      next: 'Give the reason.',
    }
  }
  if (change.dueOn !== undefined && change.dueOn < action.setOn) {
    return {
      message: `It would be due on ${dayWords(change.dueOn)}, before it was set on ${dayWords(action.setOn)}.`,
      next: 'Give a later day.',
    }
  }
  const deputy = change.deputyAgencyId === undefined ? action.deputyAgencyId : change.deputyAgencyId
  return whyNotDeputy(change.agencyId ?? action.agencyId, deputy)
}

export function whyNotDeputy(agencyId: number, deputyAgencyId: number | null): Refusal {
  if (agencyId !== deputyAgencyId) return null
  return { message: 'An agency cannot stand in for itself.', next: 'Choose another deputy, or none.' }
}
