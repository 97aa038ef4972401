import { dayWords } from '#shared/day-words.ts'
import type { Series, series } from '#shared/features/tasking/series.ts'
import { isDayOf, nextDays, whyNotQuorum, whyNotSkip } from '#shared/features/tasking/series-rules.ts'
import type { Context, HandlersOf } from '../../../backend/context.ts'
import type { Row } from '../../../store/schema.ts'
import { todayOf } from '../action-reading.handlers.ts'
import { insertItems } from '../agenda/agenda.store.ts'
import { agendaState, earlierPlanned } from '../agenda/agenda-state.store.ts'
import { buildAgenda } from '../agenda/build-agenda.ts'
import { insertMeeting, meetingRow, requireAgency } from '../meetings/meetings.store.ts'
import { refuse } from '../refuse.ts'
import {
  deleteMember,
  insertSeries,
  meetingsOf,
  memberRows,
  saveMemberRow,
  saveSkip,
  seriesRow,
  seriesRows,
  skipRows,
  updateSeries,
} from './series.store.ts'

const daysShown = 6

export const seriesHandlers: HandlersOf<typeof series> = {
  async series(context) {
    const rows = await seriesRows(context.db)
    const told: Series[] = []
    for (const row of rows) told.push(await seriesFrom(context, row))
    return told
  },
  async saveSeries(context, { id, version, ...asked }) {
    const { db } = context
    refuse(whyNotQuorum(asked.quorum, id === undefined ? 0 : (await memberRows(db, id)).length), 'invalid')
    const values = {
      name: asked.name,
      every_weeks: asked.everyWeeks,
      first_on: asked.firstOn,
      starts_at: asked.startsAt,
      lasts_minutes: asked.lastsMinutes,
      place: asked.place,
      chair: asked.chair,
      quorum: asked.quorum,
    }
    if (id === undefined) return told(context, await insertSeries(db, values))
    await updateSeries(db, id, version ?? 0, values)
    return told(context, id)
  },
  async saveMember(context, { seriesId, agencyId, person, deputy }) {
    const { db } = context
    await seriesRow(db, seriesId)
    await requireAgency(db, agencyId)
    await saveMemberRow(db, { series_id: seriesId, agency_id: agencyId, person, deputy })
    return told(context, seriesId)
  },
  async removeMember(context, { seriesId, agencyId }) {
    const { db } = context
    const { quorum } = await seriesRow(db, seriesId)
    const left = (await memberRows(db, seriesId)).filter(member => member.agencyId !== agencyId)
    refuse(whyNotQuorum(quorum, left.length))
    await deleteMember(db, seriesId, agencyId)
    return told(context, seriesId)
  },
  async skipDay(context, { seriesId, day, reason }) {
    const { db } = context
    const row = await seriesRow(db, seriesId)
    refuse(whyNotSkip(rhythmOf(row), day), 'invalid')
    if ((await meetingsOf(db, seriesId)).some(meeting => meeting.held_on === day)) {
      refuse({
        message: `A meeting is planned for ${day} already.`,
        next: 'Change the date of that meeting instead.',
      })
    }
    await saveSkip(db, seriesId, day, reason)
    return told(context, seriesId)
  },
  async planMeeting(context, { seriesId, heldOn }) {
    const { db, changed } = context
    const row = await seriesRow(db, seriesId)
    if (!isDayOf(rhythmOf(row), heldOn)) refuse(whyNotSkip(rhythmOf(row), heldOn), 'invalid')
    if ((await meetingsOf(db, seriesId)).some(meeting => meeting.held_on === heldOn)) {
      refuse({
        message: `The meeting of ${dayWords(heldOn)} is planned already.`,
        next: 'Open it from the list.',
      })
    }
    const meetingId = await insertMeeting(db, {
      title: row.name,
      held_on: heldOn,
      chair: row.chair,
      status: 'planned',
      minutes: '',
      series_id: seriesId,
      starts_at: row.starts_at,
      lasts_minutes: row.lasts_minutes,
      place: row.place,
      quorum: row.quorum,
    })
    const meeting = await meetingRow(db, meetingId)
    if (!(await earlierPlanned(db, meeting))) {
      await insertItems(db, meetingId, buildAgenda(await agendaState(db, meeting)))
    }
    changed('tasking')
    return { meetingId }
  },
}

const rhythmOf = (row: Row<'meeting_series'>) => ({ firstOn: row.first_on, everyWeeks: row.every_weeks })

async function seriesFrom(context: Context, row: Row<'meeting_series'>): Promise<Series> {
  const { db } = context
  const skipped = await skipRows(db, row.id)
  const meetings = await meetingsOf(db, row.id)
  const last = meetings
    .filter(({ status }) => status === 'held')
    .reduce((day, m) => (m.held_on > day ? m.held_on : day), '')
  // The day of today may still be met on, unless it has been.
  const yesterday = dayBefore(todayOf(context))
  const days = nextDays(
    rhythmOf(row),
    last > yesterday ? last : yesterday,
    skipped.map(({ day }) => day),
    daysShown,
  )
  return {
    id: row.id,
    name: row.name,
    everyWeeks: row.every_weeks,
    firstOn: row.first_on,
    startsAt: row.starts_at,
    lastsMinutes: row.lasts_minutes,
    place: row.place,
    chair: row.chair,
    quorum: row.quorum,
    version: row.version,
    skipped,
    members: await memberRows(db, row.id),
    next: days.map(day => ({ day, meetingId: meetings.find(({ held_on }) => held_on === day)?.id ?? null })),
  }
}

function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T12:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
}

async function told(context: Context, seriesId: number): Promise<Series> {
  context.changed('tasking')
  return seriesFrom(context, await seriesRow(context.db, seriesId))
}
