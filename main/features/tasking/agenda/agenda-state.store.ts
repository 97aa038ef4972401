import type { Kysely } from 'kysely'
import { carriedForward } from '#shared/features/tasking/rules.ts'
import type { Database, Row } from '../../../store/schema.ts'
import type { AgendaState, Subject } from './build-agenda.ts'

/** The meeting that comes before this one and has not been closed, if there is one. */
export function earlierPlanned(db: Kysely<Database>, meeting: Row<'meeting'>) {
  return db
    .selectFrom('meeting')
    .select(['id', 'held_on'])
    .where('status', '=', 'planned')
    .where('held_on', '<', meeting.held_on)
    .orderBy('held_on')
    .executeTakeFirst()
}

/** Everything in the bureau that decides what comes before a meeting. */
export async function agendaState(db: Kysely<Database>, meeting: Row<'meeting'>): Promise<AgendaState> {
  const held = await db
    .selectFrom('meeting')
    .select(['id', 'held_on', 'approved_at'])
    .where('status', '=', 'held')
    .where('held_on', '<', meeting.held_on)
    .orderBy('held_on', 'desc')
    .orderBy('id', 'desc')
    .execute()
  const daysHeld = held.map(({ held_on }) => held_on)
  const [last] = held
  const items = await db.selectFrom('agenda_item').selectAll().where('meeting_id', '=', meeting.id).execute()
  return {
    heldOn: meeting.held_on,
    items: items.map(item => ({
      ...subjectOf(item),
      kind: item.kind,
      carriedFromId: item.carried_from_id,
    })),
    lastMinutes: last && last.approved_at === null ? { meetingId: last.id, heldOn: last.held_on } : null,
    actions: await openActions(db, daysHeld),
    flagged: await waitingFlags(db),
    ...(await profilesWaiting(db)),
    priorities: await prioritiesDue(db, meeting.held_on),
    carried: (await leftBehind(db, meeting)).map(item => ({
      ...subjectOf(item),
      id: item.id,
      kind: item.kind,
      title: item.title,
      minutesPlanned: item.minutes_planned,
    })),
  }
}

function subjectOf(item: Row<'agenda_item'>): Subject {
  return {
    profileId: item.profile_id,
    flaggedItemId: item.flagged_item_id,
    actionId: item.action_id,
    priorityId: item.priority_id,
    ofMeetingId: item.of_meeting_id,
  }
}

async function openActions(
  db: Kysely<Database>,
  daysHeld: readonly string[],
): Promise<AgendaState['actions']> {
  const rows = await db
    .selectFrom('action')
    .innerJoin('meeting', 'meeting.id', 'action.meeting_id')
    .where('action.status', 'not in', ['done', 'cancelled'])
    .select(['action.id', 'action.number', 'action.what', 'action.status', 'action.due_on as dueOn'])
    .select(['action.closed_on', 'meeting.held_on'])
    .orderBy('action.id')
    .execute()
  return rows.map(({ closed_on, held_on, ...action }) => ({
    ...action,
    carriedForward: carriedForward({ setOn: held_on, closedOn: closed_on }, daysHeld),
  }))
}

/** What was flagged and not dealt with: a flag ends with what the group made of it, or by being withdrawn. */
function waitingFlags(db: Kysely<Database>) {
  return db
    .selectFrom('flagged_item')
    .where('withdrawn_at', 'is', null)
    .where('outcome', '=', '')
    .select(['id', 'title'])
    .orderBy('id')
    .execute()
}

async function profilesWaiting(db: Kysely<Database>): Promise<Pick<AgendaState, 'raised' | 'review'>> {
  const rows = await db
    .selectFrom('profile')
    .where('status', 'in', ['raised', 'adopted', 'monitored'])
    .select(['id', 'number', 'title', 'status', 'review_on as reviewOn'])
    .orderBy('id')
    .execute()
  return {
    raised: rows.filter(({ status }) => status === 'raised'),
    // Monitored without a day is looked at every time; with one, when the day has come.
    review: rows.filter(({ status, reviewOn }) =>
      status === 'monitored' ? true : status === 'adopted' && reviewOn !== null,
    ),
  }
}

function prioritiesDue(db: Kysely<Database>, day: string) {
  return db
    .selectFrom('priority')
    .where('status', '=', 'active')
    .where('review_on', '<=', day)
    .select(['id', 'number', 'title', 'review_on as reviewOn'])
    .orderBy('id')
    .execute()
}

/** Items that a meeting held before left, and that no meeting has taken up since. */
function leftBehind(db: Kysely<Database>, meeting: Row<'meeting'>) {
  const takenUp = db
    .selectFrom('agenda_item')
    .where('carried_from_id', 'is not', null)
    .select(eb => eb.ref('carried_from_id').$notNull().as('id'))
  return db
    .selectFrom('agenda_item')
    .innerJoin('meeting', 'meeting.id', 'agenda_item.meeting_id')
    .where('meeting.status', '=', 'held')
    .where('meeting.held_on', '<', meeting.held_on)
    .where('agenda_item.state', '=', 'carried')
    .where('agenda_item.id', 'not in', takenUp)
    .selectAll('agenda_item')
    .orderBy('agenda_item.id')
    .execute()
}
