import type { Briefing, callTaker } from '#shared/features/briefings/briefing.ts'
import {
  standingOf,
  usualExpiry,
  whyNotApprove,
  whyNotChangeBriefing,
  whyNotDraft,
} from '#shared/features/briefings/briefing-rules.ts'
import type { Context, HandlersOf } from '../../backend/context.ts'
import { localDay } from '../incidents/local-time.ts'
import { refuse } from '../tasking/refuse.ts'
import {
  type BriefingRow,
  briefingRow,
  briefingRows,
  deleteBriefing,
  deleteLine,
  insertBriefing,
  insertLine,
  type LineRow,
  lastApproved,
  lineRow,
  lineRows,
  supersedeOthers,
  swapLines,
  touchBriefing,
  updateBriefing,
  updateLine,
} from './briefing.store.ts'
import { draftLines, usualNotSay, usualOpening } from './draft.ts'
import { activePriorities, activeProfiles } from './under-way.handlers.ts'
import { withoutAbsent } from './without-absent.ts'

export const callTakerHandlers: HandlersOf<typeof callTaker> = {
  async list(context) {
    const rows = await briefingRows(context.db).execute()
    return rows.map(row => ({ ...headOf(row, todayOf(context)), lines: row.lines ?? 0 }))
  },
  get: (context, { briefingId }) => readBriefing(context, briefingId),
  async draft(context) {
    const { db, host, person } = context
    refuse(whyNotDraft(await briefingRows(db).execute()))
    const last = await lastApproved(db)
    const profiles = await activeProfiles(context)
    const priorities = await activePriorities(context)
    const lines = draftLines(profiles, priorities, (last?.lines ?? []).map(draftOf))
    const briefingId = await insertBriefing(
      db,
      {
        status: 'draft',
        drafted_at: host.now().toISOString(),
        drafted_by: person.login,
        opening: last?.opening ?? usualOpening,
        not_say: last?.not_say ?? usualNotSay,
        expires_on: usualExpiry(todayOf(context)),
        approved_at: null,
        approved_by: null,
        approved_despite: '',
        superseded_at: null,
      },
      lines.map(({ profileId, priorityId, ...text }) => ({
        ...text,
        profile_id: profileId,
        priority_id: priorityId,
      })),
    )
    return told(context, briefingId)
  },
  async save(context, { briefingId, version, opening, notSay, expiresOn }) {
    const { db, host, changed } = context
    refuse(whyNotChangeBriefing(await briefingRow(db, briefingId)))
    const saved = await updateBriefing(db, briefingId, version, {
      ...(opening !== undefined && { opening }),
      ...(notSay !== undefined && { not_say: notSay }),
      ...(expiresOn !== undefined && { expires_on: expiresOn }),
    })
    changed('briefings')
    return { version: saved, savedAt: host.now().toISOString() }
  },
  async addLine(context, { briefingId }) {
    const { db } = context
    refuse(whyNotChangeBriefing(await briefingRow(db, briefingId)))
    const lines = await lineRows(db, briefingId)
    await insertLine(db, {
      briefing_id: briefingId,
      position: (lines.at(-1)?.position ?? -1) + 1,
      place: '',
      what: '',
      ask: '',
      owner: '',
      contact: '',
      profile_id: null,
      priority_id: null,
    })
    return lineChanged(context, briefingId)
  },
  async saveLine(context, { lineId, version, ...texts }) {
    const { db, host, changed } = context
    const { briefing_id } = await lineToChange(context, lineId)
    const saved = await updateLine(db, lineId, version, withoutAbsent(texts))
    await touchBriefing(db, briefing_id)
    changed('briefings')
    return { version: saved, savedAt: host.now().toISOString() }
  },
  async moveLine(context, { lineId, by }) {
    const { db } = context
    const line = await lineToChange(context, lineId)
    const lines = await lineRows(db, line.briefing_id)
    const other = lines[lines.findIndex(({ id }) => id === lineId) + by]
    // At the top or the bottom there is nowhere further to go.
    if (other) await swapLines(db, line, other)
    return lineChanged(context, line.briefing_id)
  },
  async removeLine(context, { lineId }) {
    const { briefing_id } = await lineToChange(context, lineId)
    await deleteLine(context.db, lineId)
    return lineChanged(context, briefing_id)
  },
  async discard({ db, changed }, { briefingId, version }) {
    refuse(whyNotChangeBriefing(await briefingRow(db, briefingId)))
    await deleteBriefing(db, briefingId, version)
    changed('briefings')
  },
  async approve(context, { briefingId, version, despite }) {
    const { db, host, person } = context
    const { status, ...briefing } = await readBriefing(context, briefingId)
    refuse(
      whyNotApprove({ ...briefing, status }, despite, todayOf(context)),
      status === 'draft' ? 'invalid' : 'conflict',
    )
    const at = host.now().toISOString()
    await updateBriefing(db, briefingId, version, {
      status: 'approved',
      approved_at: at,
      approved_by: person.login,
      approved_despite: despite.trim(),
    })
    await supersedeOthers(db, briefingId, at)
    return told(context, briefingId)
  },
}

const todayOf = ({ host }: Context) => localDay(host.now().getTime() / 60_000)

const draftOf = ({ place, what, ask, owner, contact, profile_id, priority_id }: LineRow) => ({
  place,
  what,
  ask,
  owner,
  contact,
  profileId: profile_id,
  priorityId: priority_id,
})

async function lineToChange({ db }: Context, lineId: number) {
  const line = await lineRow(db, lineId)
  refuse(whyNotChangeBriefing(await briefingRow(db, line.briefing_id)))
  return line
}

async function lineChanged(context: Context, briefingId: number): Promise<Briefing> {
  await touchBriefing(context.db, briefingId)
  return told(context, briefingId)
}

function headOf(row: BriefingRow, today: string) {
  const { id, issue, status, version } = row
  return {
    id,
    issue,
    status,
    version,
    standing: standingOf({ status, expiresOn: row.expires_on }, today),
    draftedAt: row.drafted_at,
    draftedBy: row.drafted_by,
    expiresOn: row.expires_on,
    approvedAt: row.approved_at,
    approvedBy: row.approved_by,
    supersededAt: row.superseded_at,
  }
}

async function readBriefing(context: Context, briefingId: number): Promise<Briefing> {
  const row = await briefingRow(context.db, briefingId)
  const lines = await lineRows(context.db, briefingId)
  return {
    ...headOf(row, todayOf(context)),
    opening: row.opening,
    notSay: row.not_say,
    approvedDespite: row.approved_despite,
    lines: lines.map(({ id, place, what, ask, owner, contact, version, ...line }) => ({
      id,
      place,
      what,
      ask,
      owner,
      contact,
      version,
      profileId: line.profile_id,
      profileNumber: line.profile_number,
      priorityId: line.priority_id,
      priorityNumber: line.priority_number,
    })),
  }
}

function told(context: Context, briefingId: number): Promise<Briefing> {
  context.changed('briefings')
  return readBriefing(context, briefingId)
}
