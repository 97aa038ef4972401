import { afterEach, beforeEach, expect, test } from 'vitest'
import { callsOf, fillBureau, inStore, months2024 } from './bureau-with-hotspot.ts'
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
  await packs.make({ kind: 'profile', id: profileId })
  return { profileId, meetingId, actionId: action.id }
}

test('nothing that the bureau knows of a profile is missing from its trace', async () => {
  const { profileId } = await tellStory()
  const { traces } = await desk.client.tasking.trace({ kind: 'profile', id: profileId })
  expect(traces).toHaveLength(1)
  const [{ nodes, profile }] = traces as [(typeof traces)[number]]
  expect(profile).toMatchObject({ number: 'PP-2025-001', status: 'adopted' })
  const keys = new Set(nodes.map(({ key }) => key))
  const kept = await inStore(desk, async ({ db }) => {
    const found: string[] = []
    for (const table of ['profile_history', 'agenda_item', 'action'] as const) {
      const rows = await db.selectFrom(table).select('id').where('profile_id', '=', profileId).execute()
      found.push(...rows.map(({ id }) => `${table}:${id}`))
    }
    const decisions = await db.selectFrom('decision').select('id').execute()
    const events = await db.selectFrom('action_event').select('id').where('kind', '=', 'note').execute()
    const packs = await db.selectFrom('pack').select('id').execute()
    const freezes = await db.selectFrom('freeze').select('id').execute()
    return [
      ...found,
      ...decisions.map(({ id }) => `decision:${id}`),
      ...events.map(({ id }) => `action_event:${id}`),
      ...packs.map(({ id }) => `pack:${id}`),
      ...freezes.map(({ id }) => `freeze:${id}`),
      ...['calls', 'import:1', 'analysis:1', 'hotspot:1', `profile:${profileId}`],
    ]
  })
  expect(kept.length).toBeGreaterThan(12)
  expect(kept.filter(key => !keys.has(key))).toEqual([])
  expect(nodes.find(({ stage }) => stage === 'done')).toMatchObject({ title: 'A-001 done', at: '2025-01-31' })
  const days = nodes.map(({ at }) => at.slice(0, 10))
  expect(days).toEqual([...days].sort())
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
