import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { callsOf, fillBureau, inStore, months2024, square } from './bureau-with-hotspot.ts'
import { openTestDesk, type TestDesk } from './desk.ts'

let desk: TestDesk
beforeEach(async () => {
  desk = await openTestDesk({ printPdf: async () => new Uint8Array(8) })
  desk.setNow('2025-01-08T10:00:00.000Z')
  await fillBureau(desk, callsOf(months2024, 26))
})
afterEach(() => desk.close())

/** From the hotspot to the pack, as the reference example goes. */
async function tellStory() {
  const { profiles, tasking, packs } = desk.client
  const { id: profileId, version } = await profiles.create({ hotspotId: 1 })
  await profiles.move({ profileId, version, to: 'raised', note: 'Agreed' })
  const { id: meetingId } = await tasking.createMeeting({ title: 'JMG', heldOn: '2025-01-08', chair: '' })
  await tasking.putOnAgenda({ meetingId, profileId })
  await tasking.decide({ meetingId, profileId, decision: 'adopt', reason: 'Now' })
  const set = { meetingId, profileId, owner: 'Sergeant', dueOn: '2025-01-20' }
  const action = await tasking.addAction({ ...set, what: 'Patrols', agencyId: 1 })
  await tasking.addAction({ ...set, what: 'Letters', agencyId: 2 })
  const noted = await tasking.addNote({ actionId: action.id, note: 'Nine evenings' })
  desk.setNow('2025-01-31T10:00:00.000Z')
  await tasking.closeAction({
    ...{ actionId: action.id, version: noted.version, status: 'done' },
    ...{ outcome: '18 evenings', closedOn: '2025-01-31' },
  })
  await packs.make({ kind: 'profile', id: profileId, audience: { kind: 'internal' }, form: 'pdf' })
  return { profileId, meetingId, actionId: action.id }
}

/** What belongs to a profile's own pages, or to who looks at it: no step from its calls to what was reported. */
const ownPages = [
  ...['profile_attachment', 'profile_check', 'profile_entry', 'profile_look', 'profile_person'],
  'profile_section',
]

test('nothing that the bureau knows of a profile is missing from its trace', async () => {
  const { analysis, briefings, tasking } = desk.client
  await inStore(desk, async ({ db }) => {
    const set = { name: 'Wards', vintage: '2024', file_name: 'wards.geojson', loaded_at: '' }
    await db.insertInto('area_set').values(set).execute()
    const area = { area_set_id: 1, code: 'W1', name: 'Aylestone', polygons_json: JSON.stringify([[square]]) }
    await db.insertInto('area').values(area).execute()
  })
  await analysis.flag({ title: 'Leisure centre', note: '', filter: { from: '2024-01-01', to: '2024-12-31' } })
  const { profileId } = await tellStory()
  await briefings.adoptPriority({
    ...{
      areaId: 1,
      title: 'Drinking',
      rationale: 'Raised.',
      agencyId: 1,
      owner: 'Sergeant',
      contact: 'Desk',
    },
    ...{ adoptedOn: '2025-01-31', reviewOn: '2025-07-01', profileId },
  })
  await briefings.draft()
  await tasking.makeAssessment({})
  await desk.client.profiles.nominate({
    ...{ agencyId: 2, title: 'Drinking', what: 'Most evenings.', from: '2024-01-01', to: null },
    ...{ easting: 458_800, northing: 304_600, radiusMetres: 300, harm: 'x', tried: 'x', wanted: 'x' },
  })
  const kept = await inStore(desk, async ({ db }) => {
    await db
      .updateTable('profile')
      .set({ closed_on: '2025-01-31', outcome: 'Fewer calls', status: 'closed' })
      .execute()
    await db.updateTable('nomination').set({ profile_id: profileId }).execute()
    const keys = ['calls', 'import:1', `profile:${profileId}`, `profile:${profileId}:evaluation`]
    // Whatever table names a profile, today or once somebody adds one.
    const { rows: tables } = await sql<{ name: string }>`
      select m.name from sqlite_master m join pragma_table_info(m.name) c
      where m.type = 'table' and c.name = 'profile_id' order by m.name`.execute(db)
    for (const { name } of tables.filter(table => !ownPages.includes(table.name))) {
      const { rows } = await sql<{ id: number }>`
        select id from ${sql.table(name)} where profile_id = ${profileId}`.execute(db)
      expect(rows.length, name).toBeGreaterThan(0)
      keys.push(...rows.map(({ id }) => `${name}:${id}`))
    }
    const events = await db.selectFrom('action_event').select('id').where('kind', '=', 'note').execute()
    keys.push(...events.map(({ id }) => `action_event:${id}`))
    for (const table of ['decision', 'pack', 'flagged_item'] as const) {
      const rows = await db.selectFrom(table).select('id').execute()
      expect(rows.length, table).toBeGreaterThan(0)
      keys.push(...rows.map(({ id }) => `${table}:${id}`))
    }
    const profile = await db.selectFrom('profile').selectAll().executeTakeFirstOrThrow()
    const found = await db
      .selectFrom('analysis')
      .selectAll()
      .where('id', '=', profile.analysis_id)
      .executeTakeFirstOrThrow()
    return [
      ...keys,
      ...[`analysis:${found.id}`, `hotspot:${profile.hotspot_id}`, `freeze:${found.freeze_id}`],
      `freeze:${profile.baseline_freeze_id}`,
    ]
  })
  const { traces } = await tasking.trace({ kind: 'profile', id: profileId })
  expect(traces).toHaveLength(1)
  const [{ nodes, profile }] = traces as [(typeof traces)[number]]
  expect(profile).toMatchObject({ number: 'PP-2025-001', status: 'closed' })
  const keys = new Set(nodes.map(({ key }) => key))
  expect(kept.filter(key => !keys.has(key))).toEqual([])
  expect(nodes.find(({ stage }) => stage === 'done')).toMatchObject({ title: 'A-001 done', at: '2025-01-31' })
  const days = nodes.map(({ at }) => at.slice(0, 10))
  expect(days).toEqual([...days].sort())
  const leads = (key: string) => nodes.find(node => node.key === key)!.to
  expect([leads('priority:1'), leads('briefing_line:1')]).toEqual([
    ...['/briefings/priorities/1', '/briefings/versions/1'],
  ])
})

test('what was flagged and dealt with on an agenda stands in the trace, and so does what was set under it', async () => {
  const { analysis, tasking } = desk.client
  const { id: flagId } = await analysis.flag({ title: 'Canal', note: '', filter: { from: '2024-06-01' } })
  const { id: meetingId } = await tasking.createMeeting({ title: 'JMG', heldOn: '2025-01-08', chair: '' })
  await tasking.buildAgenda({ meetingId })
  const { agenda } = await tasking.meeting({ meetingId })
  const item = agenda.find(({ flagged }) => flagged?.id === flagId)!
  await tasking.decideItem({ itemId: item.id, decision: 'agreed', reason: 'Lights first' })
  const action = await tasking.addAction({
    ...{ meetingId, profileId: null, agendaItemId: item.id, agencyId: 2, owner: 'Officer' },
    ...{ what: 'Mend the lights', dueOn: '2025-01-20' },
  })
  for (const [kind, id] of [
    ['flag', flagId],
    ['meeting', meetingId],
    ['action', action.id],
  ] as const) {
    const { traces } = await tasking.trace({ kind, id })
    expect(traces, kind).toHaveLength(1)
    const node = (key: string) => traces[0]!.nodes.find(one => one.key.startsWith(key))
    expect(node('agenda_item:'), kind).toMatchObject({ from: [`flagged_item:${flagId}`] })
    expect(node('decision:')).toMatchObject({
      title: 'Group agrees',
      detail: 'Lights first · analyst.one',
    })
    expect(node('action:')).toMatchObject({ from: [`agenda_item:${item.id}`] })
  }
})

test('it begins from any of its things, and says where that stands', async () => {
  const { profileId, meetingId, actionId } = await tellStory()
  const { trace } = desk.client.tasking
  const [incident] = (await desk.client.incidents.rows({ filter: { text: 'leisure' }, limit: 1 })).rows
  const starts = [
    ['profile', profileId, `profile:${profileId}`],
    ['hotspot', 1, 'hotspot:1'],
    ['analysis', 1, 'analysis:1'],
    ['action', actionId, `action:${actionId}`],
    ['meeting', meetingId, null],
    ['pack', 1, 'pack:1'],
    ['incident', incident!.id, 'calls'],
  ] as const
  for (const [kind, id, here] of starts) {
    const { traces, ...found } = await trace({ kind, id })
    expect({ kind, ...found }).toEqual({ kind, here })
    expect(
      traces.map(({ profile }) => profile?.id),
      kind,
    ).toEqual([profileId])
  }
})

test('what led to no profile shows how far it came; what is not there is not found', async () => {
  const { analysis, tasking } = desk.client
  const flag = await analysis.flag({ title: 'June', note: '', filter: { from: '2024-06-01' } })
  const { traces, here } = await tasking.trace({ kind: 'flag', id: flag.id })
  expect(here).toBe(`flagged_item:${flag.id}`)
  expect(traces).toMatchObject([{ profile: null, nodes: [{ title: 'Put before the group' }] }])
  expect((await tasking.trace({ kind: 'hotspot', id: 1 })).traces).toMatchObject([{ profile: null }])
  for (const kind of [
    'profile',
    'incident',
    'hotspot',
    'analysis',
    'flag',
    'action',
    'meeting',
    'pack',
  ] as const) {
    await expect(tasking.trace({ kind, id: 9999 }), kind).rejects.toMatchObject({ code: 'not-found' })
  }
  await expect(tasking.trace({ kind: 'profile', id: 0 })).rejects.toMatchObject({ code: 'invalid' })
})
