import type { Polygons } from '#shared/features/areas/contract.ts'
import type { Priority, PriorityInFull, priorities, Voice } from '#shared/features/briefings/priorities.ts'
import {
  daysLate,
  partVoices,
  reviewState,
  whyNotAdoptPriority,
  whyNotAnswer,
  whyNotChangePriority,
  whyNotClosePriority,
  whyNotRaise,
  whyNotReview,
} from '#shared/features/briefings/priority-rules.ts'
import type { Filter } from '#shared/features/incidents/contract.ts'
import type { Context, HandlersOf } from '../../backend/context.ts'
import type { Row } from '../../store/schema.ts'
import { localDay } from '../incidents/local-time.ts'
import { refuse } from '../tasking/refuse.ts'
import { coverageIn } from './coverage-kept.ts'
import {
  areaRow,
  eventRows,
  insertEvent,
  insertPriority,
  insertVoice,
  type PriorityRow,
  priorityRow,
  priorityRows,
  requireOwners,
  updatePriority,
  updateVoice,
  voiceRow,
  voiceRows,
} from './priorities.store.ts'
import { changeSinceAdoption } from './priority-change.ts'
import { withoutAbsent } from './without-absent.ts'

export const priorityHandlers: HandlersOf<typeof priorities> = {
  priorities: readPriorities,
  priority: (context, { priorityId }) => inFull(context, priorityId),
  async priorityOutlines({ db }) {
    const rows = await priorityRows(db)
      .innerJoin('area', 'area.id', 'priority.area_id')
      .select('area.polygons_json')
      .where('priority.status', '=', 'active')
      .execute()
    return rows.map(({ id, number, title, polygons_json }) => ({
      id,
      number,
      title,
      polygons: JSON.parse(polygons_json) as Polygons,
    }))
  },
  async adoptPriority(context, { areaId, agencyId, adoptedOn, reviewOn, filter, profileId, ...texts }) {
    const { db } = context
    const area = await areaRow(db, areaId)
    await requireOwners(db, { agencyId, profileId })
    refuse(whyNotAdoptPriority({ adoptedOn, reviewOn }, todayOf(context)), 'invalid')
    const priorityId = await insertPriority(db, {
      ...texts,
      area_id: areaId,
      area_label: area.name,
      agency_id: agencyId,
      adopted_on: adoptedOn,
      review_on: reviewOn,
      status: 'active',
      closed_on: null,
      outcome: '',
      filter_json: JSON.stringify(filter),
      profile_id: profileId,
    })
    return told(context, priorityId, 'adopted', texts.rationale)
  },
  async savePriority(context, { priorityId, version, agencyId, filter, profileId, ...texts }) {
    const { db, host, changed } = context
    refuse(whyNotChangePriority(await priorityRow(db, priorityId)))
    await requireOwners(db, { agencyId, profileId })
    const saved = await updatePriority(db, priorityId, version, {
      ...withoutAbsent(texts),
      ...(agencyId !== undefined && { agency_id: agencyId }),
      ...(profileId !== undefined && { profile_id: profileId }),
      ...(filter !== undefined && { filter_json: JSON.stringify(filter) }),
    })
    const discrete = [
      ...(agencyId === undefined ? [] : ['its owner']),
      ...(filter === undefined ? [] : ['what is counted']),
      ...(profileId === undefined ? [] : ['its problem profile']),
    ]
    // What is typed is saved every second; what is chosen is told.
    if (discrete.length > 0) await noted(context, priorityId, 'changed', `Changed: ${discrete.join(', ')}.`)
    changed('briefings')
    return { version: saved, savedAt: host.now().toISOString() }
  },
  async reviewPriority(context, { priorityId, version, on, nextOn, note }) {
    const { status, adopted_on } = await priorityRow(context.db, priorityId)
    refuse(whyNotReview({ status, adoptedOn: adopted_on }, { on, nextOn }, todayOf(context)), codeFor(status))
    await updatePriority(context.db, priorityId, version, { review_on: nextOn })
    const when = on === todayOf(context) ? '' : `On ${on.split('-').reverse().join('/')}: `
    return told(context, priorityId, 'reviewed', `${when}${note}`)
  },
  async closePriority(context, { priorityId, version, closedOn, outcome }) {
    const { status, adopted_on } = await priorityRow(context.db, priorityId)
    const voices = (await voiceRows(context.db).where('priority_id', '=', priorityId).execute()).map(answerOf)
    const waiting = partVoices(voices).outstanding.length > 0
    refuse(
      whyNotClosePriority({ status, adoptedOn: adopted_on, voices }, { outcome, closedOn }, todayOf(context)),
      waiting ? 'conflict' : codeFor(status),
    )
    const closed = { status: 'closed' as const, closed_on: closedOn, outcome }
    await updatePriority(context.db, priorityId, version, closed)
    return told(context, priorityId, 'closed', outcome)
  },
  async raiseVoice(context, { priorityId, kind, raisedBy, raisedOn, what }) {
    const { db } = context
    const { status } = await priorityRow(db, priorityId)
    refuse(whyNotRaise({ status }, { raisedBy, raisedOn }, todayOf(context)), codeFor(status))
    const voiceId = await insertVoice(db, {
      priority_id: priorityId,
      kind,
      raised_by: raisedBy,
      raised_on: raisedOn,
      what,
      said_back: '',
      how: '',
      said_on: null,
    })
    await noted(context, priorityId, 'raised', `${raisedBy}: ${what}`)
    return asVoice(await voiceRow(db, voiceId), todayOf(context))
  },
  async answerVoice(context, { voiceId, version, saidBack, how, saidOn }) {
    const { db } = context
    const voice = await voiceRow(db, voiceId)
    refuse(
      whyNotAnswer({ raisedOn: voice.raised_on }, { saidBack, how, saidOn }, todayOf(context)),
      'invalid',
    )
    await updateVoice(db, voiceId, version, { said_back: saidBack, how, said_on: saidOn })
    await noted(context, voice.priority_id, 'answered', `${voice.raised_by}, ${how}: ${saidBack}`)
    return asVoice(await voiceRow(db, voiceId), todayOf(context))
  },
}

/** Every priority with what was called about and said back, the latest first. */
export async function readPriorities(context: Context): Promise<Priority[]> {
  const voices = Map.groupBy(await voiceRows(context.db).execute(), ({ priority_id }) => priority_id)
  const shown: Priority[] = []
  for (const row of await priorityRows(context.db).execute()) {
    shown.push(await asPriority(context, row, voices.get(row.id) ?? []))
  }
  return shown
}

const todayOf = ({ host }: Context) => localDay(host.now().getTime() / 60_000)
const codeFor = (status: PriorityRow['status']) => (status === 'active' ? 'invalid' : 'conflict')
const answerOf = ({ said_back, how, said_on, raised_on }: Row<'priority_voice'>) => ({
  saidBack: said_back,
  how,
  saidOn: said_on,
  raisedOn: raised_on,
})

function asVoice(row: Row<'priority_voice'>, today: string): Voice {
  const { id, kind, raised_by, what, priority_id, version } = row
  const answer = answerOf(row)
  return {
    id,
    kind,
    what,
    version,
    priorityId: priority_id,
    raisedBy: raised_by,
    ...answer,
    daysLate: daysLate(answer, today),
  }
}

async function changeOf({ db, bureau }: Context, row: PriorityRow): Promise<Priority['change']> {
  const snapshot = bureau.snapshot()
  const filter: Filter = { ...(JSON.parse(row.filter_json) as Filter), areaIds: [row.area_id] }
  const positions = await bureau.select(db, filter, snapshot)
  return changeSinceAdoption(snapshot, positions, coverageIn(snapshot), row.adopted_on, row.closed_on)
}

async function asPriority(
  context: Context,
  row: PriorityRow,
  voices: readonly Row<'priority_voice'>[],
): Promise<Priority> {
  const { id, number, title, rationale, owner, contact, status, outcome, version } = row
  const today = todayOf(context)
  const shown = voices.map(voice => asVoice(voice, today))
  return {
    id,
    number,
    title,
    rationale,
    owner,
    contact,
    status,
    outcome,
    version,
    areaId: row.area_id,
    areaLabel: row.area_label,
    agencyId: row.agency_id,
    agencyName: row.agency_name,
    adoptedOn: row.adopted_on,
    reviewOn: row.review_on,
    closedOn: row.closed_on,
    review: reviewState({ status, reviewOn: row.review_on }, today),
    filter: JSON.parse(row.filter_json) as Filter,
    profileId: row.profile_id,
    profileTitle: row.profile_title,
    change: await changeOf(context, row),
    voices: shown,
    outstanding: partVoices(shown).outstanding.length,
  }
}

async function inFull(context: Context, priorityId: number): Promise<PriorityInFull> {
  const { db } = context
  const row = await priorityRow(db, priorityId)
  const voices = await voiceRows(db).where('priority_id', '=', priorityId).execute()
  const history = (await eventRows(db, priorityId)).map(({ at, by_login, kind, note }) => ({
    at,
    by: by_login,
    kind,
    note,
  }))
  return { ...(await asPriority(context, row, voices)), history }
}

async function noted(
  context: Context,
  priorityId: number,
  kind: Row<'priority_event'>['kind'],
  note: string,
) {
  const made = { at: context.host.now().toISOString(), by: context.person.login }
  await insertEvent(context.db, priorityId, made, kind, note)
  context.changed('briefings')
}

async function told(context: Context, priorityId: number, kind: Row<'priority_event'>['kind'], note: string) {
  await noted(context, priorityId, kind, note)
  return inFull(context, priorityId)
}
