import type { DeskClient } from '#shared/contract.ts'
import { assessmentsTold, tellAssessment } from './assessments-told.ts'
import { adoptedOn } from './calendar.ts'
import { deliveries } from './deliveries.ts'
import type { Delivery, SentFile } from './extracts.ts'
import { tellAgenda, tellSeries } from './group-told.ts'
import { levelEvents } from './levels-told.ts'
import { lifeEvents } from './life-told.ts'
import { type ActionTold, type MeetingTold, meetingsTold, nextPlanned } from './meetings-told.ts'
import { outlineOf } from './outline-of.ts'
import { type AgencyKey, agencies, agreements, mappingOf } from './partners.ts'
import { type ProfileKey, profilesTold } from './profiles-told.ts'
import { type SourceKey, sourceKeys } from './sources.ts'
import { actionEvents } from './tell-actions.ts'
import { boardEvents } from './tell-board.ts'
import { briefingEvents } from './tell-briefings.ts'
import { measureEvents } from './tell-measures.ts'
import { linkPlan, writeDocument } from './writing-told.ts'

/** The bureau as any window asks it, at a clock the story sets. */
export type Storyteller = {
  client: DeskClient
  receive(name: string, bytes: Uint8Array): Promise<string>
  /** What the bureau let out, as whoever it was for has it. */
  released(file: string): Promise<Uint8Array>
  /** Moves the clock. Throws when the telling was cancelled. */
  at(instant: string): void
  report(done: number, total: number): void
}
type Material = { files: readonly Promise<SentFile>[]; neighbourhoods: string; residents: string }
type Event = { at: string; tell(): Promise<unknown> }
/** Identifiers given to what the story names by key. */
type Known = {
  agencies: Map<AgencyKey, number>
  sources: Map<SourceKey, number>
  profiles: Map<ProfileKey, number>
  /** One analysis serves every profile of its day: its hotspots, by the period it looked at. */
  hotspots: Map<string, { id: number; centre: [number, number] }[]>
  seriesId: number
}

/** Lives the two years of the demonstration bureau, from its first agency to its next meeting. */
export async function tellStory(teller: Storyteller, material: Material): Promise<void> {
  const known: Known = {
    agencies: new Map(),
    sources: new Map(),
    profiles: new Map(),
    hotspots: new Map(),
    seriesId: 0,
  }
  const events = [
    { at: '2024-11-04T09:00:00Z', tell: () => setUp(teller, known, material) },
    ...deliveries.map((delivery, index) => ({
      at: delivery.receivedAt,
      tell: async () => receiveDelivery(teller, known, delivery, await material.files[index]!),
    })),
    ...(Object.keys(profilesTold) as ProfileKey[]).flatMap(key => profileEvents(teller, known, key)),
    ...meetingsTold.flatMap(meeting => meetingEvents(teller, known, meeting)),
    ...briefingEvents(teller.client, known),
    ...levelEvents(teller.client, known),
    ...boardEvents({ client: teller.client, known }),
    ...assessmentsTold.map(told => ({
      at: told.madeAt,
      tell: () => tellAssessment(teller.client, told),
    })),
    ...lifeEvents({ client: teller.client, known }),
    ...actionEvents(teller, known),
    ...measureEvents(teller, known),
    {
      at: `${adoptedOn}T18:00:00Z`,
      tell: () => linkPlan(teller.client, known.profiles.get('leisure-centre')!),
    },
    { at: '2025-12-17T06:00:00Z', tell: () => teller.client.analysis.lookForNews({}) },
    { at: '2025-12-16T17:00:00Z', tell: () => planNext(teller, known) },
  ].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
  for (const [done, event] of events.entries()) {
    teller.at(event.at)
    teller.report(done, events.length)
    await event.tell()
  }
}

async function setUp(
  { client, receive }: Storyteller,
  known: Known,
  { neighbourhoods, residents }: Material,
) {
  const bureau = await client.settings.bureau()
  await client.settings.saveBureau({ ...bureau, name: 'Demonstration' })
  for (const key of Object.keys(agencies) as AgencyKey[]) {
    const { id } = await client.settings.saveAgency({ key, name: agencies[key].name })
    known.agencies.set(key, id)
  }
  known.seriesId = await tellSeries(client, known.agencies, meetingsTold[0]!.heldOn)
  for (const key of sourceKeys) {
    const { agency, mapping: _mapping, ...agreement } = agreements[key]
    const { id } = await client.imports.saveSource({
      ...agreement,
      key,
      agencyId: known.agencies.get(agency)!,
    })
    known.sources.set(key, id)
  }
  const { id: areaSetId } = await client.areas.load({
    file: await receive('neighbourhoods.geojson', new TextEncoder().encode(neighbourhoods)),
    name: 'Neighbourhoods (invented)',
    vintage: '2023',
    codeProperty: 'code',
    nameProperty: 'name',
  })
  await client.areas.loadFigures({
    file: await receive('residents.csv', new TextEncoder().encode(residents)),
    areaSetId,
    codeColumn: 'code',
    columns: [
      { column: 'residents', name: 'Residents', unit: 'residents' },
      { column: 'households', name: 'Households', unit: 'households' },
    ],
    origin: 'Invented census of 2021',
  })
}

async function receiveDelivery(
  { client, receive }: Storyteller,
  known: Known,
  { source, fileName }: Delivery,
  { header, bytes }: SentFile,
) {
  await client.imports.run({
    file: await receive(fileName, bytes),
    sourceId: known.sources.get(source)!,
    mapping: mappingOf(source, header),
  })
}

function profileEvents(teller: Storyteller, known: Known, key: ProfileKey): Event[] {
  const { madeOn, raisedOn, monitoredOn } = profilesTold[key]
  const move = (to: 'raised' | 'monitored', note: string) => async () => {
    const profileId = known.profiles.get(key)!
    const { version } = await teller.client.profiles.get({ profileId })
    await teller.client.profiles.move({ profileId, version, to, note })
  }
  return [
    { at: `${madeOn}T13:00:00Z`, tell: () => makeProfile(teller, known, key) },
    ...(raisedOn
      ? [{ at: `${raisedOn}T11:00:00Z`, tell: move('raised', 'Agreed by the bureau manager.') }]
      : []),
    ...(monitoredOn
      ? [
          {
            at: `${monitoredOn}T16:00:00Z`,
            tell: move('monitored', 'First actions done; watched from now on.'),
          },
        ]
      : []),
  ]
}

async function makeProfile({ client }: Storyteller, known: Known, key: ProfileKey) {
  const { from, title } = profilesTold[key]
  const isArea = 'area' in from
  const hotspotId = await (isArea ? hotspotWithin(client, key, from) : hotspotNear(client, known, key, from))
  const { id } = await client.profiles.create({ hotspotId, title, ...(isArea ? { origin: 'area' } : {}) })
  await writeDocument(client, id, key)
  known.profiles.set(key, id)
}

type Within = { area: string; text: string }

async function hotspotWithin(client: DeskClient, key: ProfileKey, { area, text }: Within) {
  const { hotspots } = await client.analysis.run({
    parameters: { method: 'selection', title: area },
    filter: { ...profilesTold[key].period, polygon: await outlineOf(client, area), text },
  })
  return hotspots[0]!.id
}

type Near = { at: readonly [easting: number, northing: number] }

async function hotspotNear(client: DeskClient, known: Known, key: ProfileKey, { at }: Near) {
  const { period } = profilesTold[key]
  const name = `${period.from} ${period.to}`
  if (!known.hotspots.has(name)) {
    const { hotspots } = await client.analysis.run({
      parameters: { method: 'dbscan', epsMetres: 50, minPoints: 30 },
      filter: period,
    })
    known.hotspots.set(name, hotspots)
  }
  const away = ([x, y]: readonly [number, number]) => Math.hypot(x - at[0], y - at[1])
  const nearest = known.hotspots.get(name)!.reduce((a, b) => (away(b.centre) < away(a.centre) ? b : a))
  return nearest.id
}

function meetingEvents(teller: Storyteller, known: Known, meeting: MeetingTold): Event[] {
  const { client } = teller
  const actions = meeting.agenda.flatMap(item =>
    (item.actions ?? []).map(action => ({ ...action, profile: item.profile })),
  )
  const ids = new Map<ActionTold['what'], number>()
  return [
    { at: `${meeting.heldOn}T14:00:00Z`, tell: () => holdMeeting(client, known, meeting, ids) },
    ...actions.flatMap(({ what, notes = [], ended }) => [
      ...notes.map(({ on, note }) => ({
        at: `${on}T12:00:00Z`,
        tell: () => client.tasking.addNote({ actionId: ids.get(what)!, note }),
      })),
      ...(ended
        ? [{ at: `${ended.on}T12:30:00Z`, tell: () => endAction(client, ids.get(what)!, ended) }]
        : []),
    ]),
  ]
}

async function holdMeeting(
  client: DeskClient,
  known: Known,
  { heldOn, absent, agenda, minutes }: MeetingTold,
  actionIds: Map<string, number>,
) {
  const { tasking } = client
  const { meetingId } = await tasking.planMeeting({ seriesId: known.seriesId, heldOn })
  for (const [key, agencyId] of known.agencies) {
    if (absent.includes(key)) {
      await tasking.setAttendance({ meetingId, agencyId, attending: false, apologies: true, person: '' })
      continue
    }
    await tasking.setAttendance({ meetingId, agencyId, attending: true, person: agencies[key].person })
  }
  for (const { profile, decision, reason, actions = [] } of agenda) {
    const profileId = known.profiles.get(profile)!
    await tasking.putOnAgenda({ meetingId, profileId })
    if (decision) await tasking.decide({ meetingId, profileId, decision, reason })
    for (const { what, agency, owner, dueOn } of actions) {
      const agencyId = known.agencies.get(agency)!
      const { id } = await tasking.addAction({ meetingId, profileId, what, agencyId, owner, dueOn })
      actionIds.set(what, id)
    }
  }
  await tellAgenda(client, meetingId, heldOn)
  const { version } = await tasking.meeting({ meetingId })
  const saved = await tasking.saveMeeting({ meetingId, version, minutes })
  await tasking.close({ meetingId, version: saved.version })
}

async function endAction({ tasking }: DeskClient, actionId: number, ended: NonNullable<ActionTold['ended']>) {
  const action = (await tasking.actions({})).find(({ id }) => id === actionId)!
  await tasking.closeAction({
    actionId,
    version: action.version,
    status: ended.status,
    outcome: ended.outcome,
    closedOn: ended.on,
    approver: ended.status === 'cancelled' ? agencies.police.person : '',
  })
}

async function planNext({ client }: Storyteller, known: Known) {
  const { meetingId } = await client.tasking.planMeeting({ seriesId: known.seriesId, heldOn: nextPlanned })
  await client.tasking.putOnAgenda({ meetingId, profileId: known.profiles.get('displaced')! })
}
