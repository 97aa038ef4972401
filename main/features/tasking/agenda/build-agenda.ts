import { dayWords } from '#shared/day-words.ts'
import { isEscalated } from '#shared/features/tasking/action-rules.ts'
import { type AgendaKind, agendaKinds, usualMinutes } from '#shared/features/tasking/agenda-rules.ts'
import { type ActionStatus, isOverdue } from '#shared/features/tasking/rules.ts'

/** What an item is about; all null where it is a matter of its own. */
export type Subject = {
  profileId: number | null
  flaggedItemId: number | null
  actionId: number | null
  priorityId: number | null
  ofMeetingId: number | null
}
export const noSubject: Subject = {
  profileId: null,
  flaggedItemId: null,
  actionId: null,
  priorityId: null,
  ofMeetingId: null,
}

/** Everything that decides what comes before a meeting. */
export type AgendaState = {
  heldOn: string
  /** What its agenda holds already. */
  items: readonly (Subject & { kind: AgendaKind; carriedFromId: number | null })[]
  /** The meeting held last, if its minutes wait to be approved. */
  lastMinutes: { meetingId: number; heldOn: string } | null
  /** Actions that have not ended. */
  actions: readonly {
    id: number
    number: string
    what: string
    status: ActionStatus
    dueOn: string
    carriedForward: number
  }[]
  /** Flagged, and the group has not dealt with it. */
  flagged: readonly { id: number; title: string }[]
  raised: readonly { id: number; number: string; title: string }[]
  /** Profiles that the group looks at again: they are monitored, or their day has come. */
  review: readonly { id: number; number: string; title: string; reviewOn: string | null }[]
  priorities: readonly { id: number; number: string; title: string; reviewOn: string }[]
  /** Items that an earlier meeting left, and no later one has taken up. */
  carried: readonly (Subject & { id: number; kind: AgendaKind; title: string; minutesPlanned: number })[]
}

export type Proposed = Subject & {
  kind: AgendaKind
  title: string
  minutesPlanned: number
  carriedFromId: number | null
}

/**
 * What must come before the meeting and is not on its agenda yet, in the order of an agenda. Nothing is proposed
 * twice: an item that was carried forward and whose subject comes by itself is one item, and says both.
 */
export function buildAgenda(state: AgendaState): Proposed[] {
  const taken = new Set(state.items.flatMap(keysOf))
  const proposed: Proposed[] = []
  for (const item of allOf(state)) {
    const keys = keysOf(item)
    if (keys.some(key => taken.has(key))) continue
    for (const key of keys) taken.add(key)
    proposed.push(item)
  }
  return proposed
    .map((item, at) => ({ item, at }))
    .sort((a, b) => rankOf(a.item) - rankOf(b.item) || a.at - b.at)
    .map(({ item }) => item)
}

const rankOf = ({ kind }: { kind: AgendaKind }) => agendaKinds.indexOf(kind)

/** What makes two items the same: one block of its kind, one subject, one item carried forward. */
function keysOf(item: Subject & { kind: AgendaKind; carriedFromId: number | null }): string[] {
  const keys: string[] = []
  if (item.kind === 'opening' || item.kind === 'actions') keys.push(item.kind)
  for (const subject of Object.keys(noSubject) as (keyof Subject)[]) {
    if (item[subject] !== null) keys.push(`${subject} ${item[subject]}`)
  }
  if (item.carriedFromId !== null) keys.push(`carried ${item.carriedFromId}`)
  return keys
}

function allOf(state: AgendaState): Proposed[] {
  const byItself: Proposed[] = [
    of('opening', 'Welcome, apologies and quorum', {}),
    ...(state.lastMinutes
      ? [minutesOf(state.lastMinutes.heldOn, { ofMeetingId: state.lastMinutes.meetingId })]
      : []),
    of('actions', 'Open and overdue actions', {}),
    ...state.actions
      .filter(action => isEscalated({ ...action, overdue: isOverdue(action, state.heldOn) }))
      .map(({ id, number, what }) => of('escalated-action', `${number} ${what}`, { actionId: id })),
    ...state.flagged.map(({ id, title }) => of('flagged', title, { flaggedItemId: id })),
    ...state.raised.map(({ id, number, title }) =>
      of('profile-decision', `${number} ${title}`, { profileId: id }),
    ),
    ...state.review
      .filter(({ reviewOn }) => reviewOn === null || reviewOn <= state.heldOn)
      .map(({ id, number, title }) => of('profile-review', `${number} ${title}`, { profileId: id })),
    ...state.priorities
      .filter(({ reviewOn }) => reviewOn <= state.heldOn)
      .map(({ id, number, title }) => of('priority', `${number} ${title}`, { priorityId: id })),
  ]
  const left = [...state.carried]
  const joined = byItself.map(item => {
    const at = left.findIndex(carried => isSameSubject(carried, item))
    if (at === -1) return item
    const [carried] = left.splice(at, 1)
    return { ...item, carriedFromId: carried!.id }
  })
  return [...joined, ...left.map(asCarried)]
}

function of(kind: AgendaKind, title: string, subject: Partial<Subject>): Proposed {
  return { ...noSubject, ...subject, kind, title, minutesPlanned: usualMinutes[kind], carriedFromId: null }
}

function minutesOf(heldOn: string, subject: Partial<Subject>): Proposed {
  return of('last-minutes', `Minutes of the meeting of ${dayWords(heldOn)}`, subject)
}

function isSameSubject(one: Subject, other: Subject): boolean {
  return (Object.keys(noSubject) as (keyof Subject)[]).some(
    subject => one[subject] !== null && one[subject] === other[subject],
  )
}

/** Minutes that were not approved are approved later; a profile put off is decided later; all else is carried business. */
function asCarried(item: AgendaState['carried'][number]): Proposed {
  const { id, kind, title, minutesPlanned, ...subject } = item
  const keeps = kind === 'last-minutes' || kind === 'profile-decision'
  return { ...subject, kind: keeps ? kind : 'carried', title, minutesPlanned, carriedFromId: id }
}
