import { expect, test } from 'vitest'
import {
  type ActionRow,
  type AgendaRow,
  type DecisionRow,
  type FlagRow,
  type KnownRows,
  type ProfileRow,
  whatBecame,
} from '../../../main/features/tasking/assessment/became.ts'

const flag: FlagRow = {
  ...{ id: 1, flaggedOn: '2025-06-02', withdrawnOn: null, outcome: '', dealtWithOn: null, meetingId: null },
  centre: null,
  ...{ hotspotId: 7, filterJson: '{"hotspotId":7}', profileId: null },
}
const profile: ProfileRow = {
  ...{ id: 3, number: 'PP-2025-001', title: 'New Road', createdOn: '2025-06-04', hotspotId: 7 },
  ...{ analysisFilterJson: '{"from":"2025-01-01"}', status: 'raised', polygons: [] },
}
const agenda: AgendaRow = {
  ...{ id: 11, meetingId: 5, heldOn: '2025-06-10', isHeld: false, flaggedItemId: null, profileId: 3 },
}
const decision: DecisionRow = {
  agendaItemId: 11,
  profileId: 3,
  meetingId: 5,
  kind: 'adopt',
  on: '2025-06-10',
}
const action: ActionRow = {
  ...{ id: 21, number: 'A-001', what: 'Patrols', profileId: 3, agendaItemId: null, meetingId: 5 },
  ...{ setOn: '2025-06-10', status: 'open' },
}
const nothing: KnownRows = { agenda: [], profiles: [], decisions: [], actions: [] }
const became = (known: Partial<KnownRows>, of: Partial<FlagRow> = {}) =>
  whatBecame({ ...flag, ...of }, { ...nothing, ...known })

test('nobody has looked at it: it waits', () => {
  expect(became({})).toMatchObject({ state: 'waiting', steps: [{ kind: 'flagged', on: '2025-06-02' }] })
})

test('flagged, profiled, on the agenda, adopted and tasked, in the order of time', () => {
  const known = { profiles: [profile], agenda: [agenda] }
  expect(became(known).state).toBe('on-agenda')
  const { state, steps } = became({ ...known, decisions: [decision], actions: [action] })
  expect(state).toBe('dealt-with')
  expect(steps.map(({ kind }) => kind)).toEqual(['flagged', 'profile', 'agenda', 'decision', 'action'])
  expect(steps.at(-1)).toMatchObject({ actionId: 21, words: 'A-001 Patrols (open)' })
})

test('its own item on an agenda counts without a profile; once held with nothing decided it waits again', () => {
  const own = { ...agenda, flaggedItemId: 1, profileId: null }
  expect(became({ agenda: [own] }).state).toBe('on-agenda')
  expect(became({ agenda: [{ ...own, isHeld: true }] }).state).toBe('waiting')
  const noted = { ...decision, profileId: null, kind: 'noted' }
  expect(became({ agenda: [own], decisions: [noted] }).state).toBe('dealt-with')
  const tasked = { ...action, profileId: null, agendaItemId: 11 }
  expect(became({ agenda: [own], actions: [tasked] }).state).toBe('dealt-with')
})

test('deferring settles nothing', () => {
  const deferred = { ...decision, kind: 'defer' }
  expect(became({ profiles: [profile], agenda: [agenda], decisions: [deferred] }).state).toBe('on-agenda')
})

test('the outcome of the group is the last word, and a withdrawal ends what nobody dealt with', () => {
  const dealt = { outcome: 'Noted; police to watch.', dealtWithOn: '2025-06-10', meetingId: 5 }
  expect(became({}, dealt)).toMatchObject({
    state: 'dealt-with',
    steps: [{ kind: 'flagged' }, { kind: 'outcome', on: '2025-06-10', meetingId: 5 }],
  })
  expect(became({}, { withdrawnOn: '2025-06-09' }).state).toBe('withdrawn')
  expect(became({}, { ...dealt, withdrawnOn: '2025-06-12' }).state).toBe('dealt-with')
})

test('a profile belongs to it by hotspot or by the same incidents, in whatever order the conditions stand', () => {
  const selection = {
    ...profile,
    hotspotId: 99,
    analysisFilterJson: '{"to":"2025-06-01","from":"2025-05-01"}',
  }
  const filterJson = '{"from":"2025-05-01","to":"2025-06-01"}'
  expect(became({ profiles: [selection] }, { hotspotId: null, filterJson }).steps).toHaveLength(2)
  expect(became({ profiles: [selection] }).steps).toHaveLength(1)
  const elsewhere = { ...profile, hotspotId: 8 }
  expect(became({ profiles: [elsewhere], agenda: [agenda], actions: [action] })).toMatchObject({
    state: 'waiting',
    steps: [{ kind: 'flagged' }],
  })
  // What leads to no incidents is no profile's.
  const none = { ...selection, analysisFilterJson: '{}' }
  expect(became({ profiles: [none] }, { hotspotId: null, filterJson: 'null' }).steps).toHaveLength(1)
})

test('a profile made afterwards on ground that holds the middle of the hotspot is about it', () => {
  const square = (east: number) => [
    [
      [
        [east, 0],
        [east + 10, 0],
        [east + 10, 10],
        [east, 10],
        [east, 0],
      ] as [number, number][],
    ],
  ]
  const here = { ...profile, hotspotId: 8, polygons: square(0) }
  expect(became({ profiles: [here] }, { centre: [5, 5] }).steps).toHaveLength(2)
  expect(became({ profiles: [{ ...here, polygons: square(20) }] }, { centre: [5, 5] }).steps).toHaveLength(1)
  const before = { ...here, createdOn: '2025-05-01' }
  expect(became({ profiles: [before] }, { centre: [5, 5] }).steps).toHaveLength(1)
})

test('of a profile flagged for its progress only what came after counts', () => {
  const old = { ...profile, createdOn: '2024-12-01', hotspotId: 1 }
  const before = { ...action, id: 20, setOn: '2025-01-10' }
  const earlier = { ...agenda, id: 10, heldOn: '2025-01-10', isHeld: true }
  const known = { profiles: [old], agenda: [earlier], actions: [before] }
  const about = { hotspotId: null, filterJson: '{}', profileId: 3 }
  expect(became(known, about)).toMatchObject({ state: 'waiting', steps: [{ kind: 'flagged' }] })
  const after = { ...known, agenda: [earlier, agenda], actions: [before, action] }
  expect(became(after, about)).toMatchObject({
    state: 'dealt-with',
    steps: [{ kind: 'flagged' }, { kind: 'agenda' }, { kind: 'action', actionId: 21 }],
  })
})
