import { afterAll, beforeAll, expect, test } from 'vitest'
import type { LevelPromise } from '#shared/features/performance/service-levels.ts'
import { openTestDesk, type TestDesk } from './desk.ts'
import { addSource, loadFile, writeTable } from './imports.ts'

let desk: TestDesk
let council: number
let police: number
let noise: number
const period = { from: '2025-06-01', to: '2025-06-30' }
const before = { from: '2025-05-01', to: '2025-05-31' }

/** Noise complaints: called at ten in the morning, first visited so many minutes later; negative for before. */
function complaints(
  calls: readonly (readonly [day: string, minutes: number | 'none' | 'odd', channel?: string])[],
) {
  const rows = calls.map(([day, minutes, channel = 'Telephone'], i) => {
    const visited = minutes === 'none' ? '' : minutes === 'odd' ? `${day} 07:00` : at(day, minutes)
    return `N${i},${day} 10:00,Loud music,${channel},${visited}`
  })
  return ['Ref,Received,Noise type,Channel,First visit', ...rows, ''].join('\n')
}
const at = (day: string, minutes: number) =>
  new Date(Date.parse(`${day}T10:00Z`) + minutes * 60_000).toISOString().slice(0, 16).replace('T', ' ')

const promise = (more: Partial<LevelPromise> = {}): LevelPromise => ({
  ...{ agencyId: council, name: 'Noise: first visit', category: { kind: 'all' }, measured: 'visit' },
  ...{ target: { amount: 60, unit: 'minutes' }, sharePercent: 90, clock: 'round' },
  ...{ opensAt: '09:00', closesAt: '17:00', validFrom: '2025-01-01', validUntil: null },
  ...{ owner: 'Noise team', note: '' },
  ...more,
})

beforeAll(async () => {
  desk = await openTestDesk()
  desk.setNow('2025-07-02T12:00:00.000Z')
  const { client } = desk
  noise = await addSource(client, 'council')
  await addSource(client, 'police')
  const agencies = await client.settings.agencies()
  council = agencies.find(({ key }) => key === 'council')!.id
  police = agencies.find(({ key }) => key === 'police')!.id
  const may = Array.from({ length: 12 }, () => ['2025-05-07', 90] as const)
  const june = [
    ...Array.from({ length: 9 }, () => ['2025-06-04', 30] as const),
    ['2025-06-05', 200, 'Online'],
    ['2025-06-06', 61, 'Online'],
    ['2025-06-09', 'none'],
    ['2025-06-10', 'odd'],
    ['2025-06-30', 'none'],
  ] as const
  await loadFile(client, writeTable(desk, 'noise.csv', complaints([...may, ...june])), noise)
})
afterAll(() => desk.close())

test('a promise is told with its counts, its interval, its rule and what could not be measured', async () => {
  const { client } = desk
  const level = await client.performance.saveServiceLevel(promise())
  const { agencies, asOf } = await client.performance.serviceLevels({ period, before })
  expect(asOf).toBe('2025-07-02T12:00:00.000Z')
  expect(agencies).toHaveLength(1)
  const [told] = agencies[0]!.levels
  // The file knows of calls until 30 June at ten: what was open and due by then is overdue, what came last is not known.
  expect(told).toMatchObject({
    ...{ calls: 14, verdict: 'unclear', share: { kept: 9, of: 12 } },
    outcomes: [
      { outcome: 'kept', count: 9 },
      { outcome: 'late', count: 2 },
      { outcome: 'overdue', count: 1 },
      { outcome: 'not-heard', count: 1 },
      { outcome: 'impossible', count: 1 },
    ],
    times: { of: 12, median: { kind: 'time', value: 30 }, ninetieth: { kind: 'time', value: 200 } },
    trend: { share: { kept: 0, of: 12 }, change: { points: 75 } },
  })
  expect(told!.trend!.change!.lower).toBeGreaterThan(0)
  const detail = await client.performance.serviceLevel({ serviceLevelId: level.id, period })
  expect(detail.months).toMatchObject([{ month: '2025-06', calls: 14, share: { kept: 9, of: 12 } }])
  expect(detail.channels).toMatchObject([
    { name: 'Telephone', calls: 12, share: { kept: 9, of: 10 } },
    { name: 'Online', calls: 2, share: { kept: 0, of: 2 } },
  ])
  expect(detail.history).toMatchObject([{ what: 'entered', words: 'First visit within 60 minutes for 90 %' }])
})

test('the calls that were not kept are listed, the longest first, and a filter selects exactly them', async () => {
  const { client } = desk
  const [level] = (await client.performance.serviceLevels({ period })).agencies[0]!.levels
  const { total, rows, filter } = await client.performance.serviceLevelBreaches({
    ...{ serviceLevelId: level!.level.id, period },
  })
  expect(total).toBe(3)
  expect(rows.map(({ outcome, elapsed, when }) => [outcome, elapsed, when])).toEqual([
    ['overdue', 21 * 1440, '2025-06-09 10:00'],
    ['late', 200, '2025-06-05 10:00'],
    ['late', 61, '2025-06-06 10:00'],
  ])
  const selected = await client.incidents.rows({ filter })
  expect(selected.rows.map(({ id }) => id).sort()).toEqual(rows.map(({ incidentId }) => incidentId).sort())
})

test('a promise can change: each holds for its days, and what it said before is kept', async () => {
  const { client } = desk
  const [first] = (await client.performance.serviceLevels({ period })).agencies[0]!.levels
  const level = first!.level
  const ended = await client.performance.saveServiceLevel({
    ...promise({ validUntil: '2025-06-05' }),
    ...{ id: level.id, version: level.version },
  })
  const next = await client.performance.saveServiceLevel(
    promise({ validFrom: '2025-06-06', target: { amount: 2, unit: 'working-days' } }),
  )
  const [old, later] = (await client.performance.serviceLevels({ period })).agencies[0]!.levels
  expect(old).toMatchObject({ period: { from: '2025-06-01', to: '2025-06-05' }, calls: 10 })
  expect(later).toMatchObject({ period: { from: '2025-06-06', to: '2025-06-30' }, calls: 4 })
  const quiet = await client.performance.serviceLevels({ period: { from: '2024-06-01', to: '2024-06-30' } })
  expect(quiet.agencies[0]!.levels).toMatchObject([
    { period: null, verdict: 'nothing', calls: 0 },
    { period: null },
  ])
  await expect(
    client.performance.saveServiceLevel({ ...promise(), id: ended.id, version: level.version }),
  ).rejects.toMatchObject({ code: 'conflict', message: 'This service level was changed in the meantime.' })
  const { history } = await client.performance.serviceLevel({ serviceLevelId: ended.id, period })
  expect(history.map(({ what }) => what)).toEqual(['changed', 'entered'])
  await client.performance.removeServiceLevel({ serviceLevelId: next.id, version: next.version })
  await expect(client.performance.serviceLevel({ serviceLevelId: next.id, period })).rejects.toMatchObject({
    code: 'not-found',
  })
  await client.performance.saveServiceLevel({ ...promise(), id: ended.id, version: ended.version })
})

test.each([
  ['no such agency', { agencyId: 99 }, 'There is no such agency.'],
  [
    'no such code',
    { category: { kind: 'code', code: 'asb101:none' } },
    'No scheme has the code asb101:none.',
  ],
  [
    'another agency’s category',
    { category: { kind: 'category', categoryId: 1 }, agencyId: 2 },
    'That category is not one of this agency’s.',
  ],
  [
    'seconds for a visit',
    { target: { amount: 30, unit: 'seconds' } },
    'Visits and endings are known to the minute: choose minutes, hours or working days.',
  ],
  ['an end before the start', { validUntil: '2024-01-01' }, 'The promise ends before it begins.'],
  [
    'an office that closes first',
    { clock: 'working', opensAt: '18:00' },
    'The office closes before it opens.',
  ],
] as [string, Partial<LevelPromise>, string][])('%s is refused with its reason', async (_, more, message) => {
  await expect(desk.client.performance.saveServiceLevel(promise(more))).rejects.toMatchObject({
    ...{ code: 'invalid', message, next: expect.any(String) },
  })
})

test('a partner is sent the promises of their own agency and no others, and no calls', async () => {
  const { client } = desk
  const theirs = await client.performance.saveServiceLevel(
    promise({ agencyId: police, name: 'Secret grade' }),
  )
  await client.access.savePerson({ login: 'noise', name: 'N', role: 'partner', agencyId: council })
  await client.settings.closeBureau()
  const other = await openTestDesk({ folder: desk.folder, login: 'noise', bureau: null })
  try {
    await other.client.settings.openBureau({ path: `${desk.folder}/Test bureau.bureau` })
    const { performance } = other.client
    const sent = await performance.serviceLevels({ period, before })
    expect(sent.agencies.map(({ agencyName, isOwn }) => [agencyName, isOwn])).toEqual([
      ['Agency council', true],
    ])
    expect(JSON.stringify(sent)).not.toContain('Secret')
    expect((await performance.serviceLevels({ period, agencyId: police })).agencies).toEqual([])
    const serviceLevelId = theirs.id
    await expect(performance.serviceLevel({ serviceLevelId, period })).rejects.toMatchObject({
      code: 'not-found',
    })
    await expect(performance.serviceLevelBreaches({ serviceLevelId, period })).rejects.toMatchObject({
      code: 'forbidden',
    })
  } finally {
    await other.close()
    await client.settings.openBureau({ path: `${desk.folder}/Test bureau.bureau` })
  }
  await client.performance.removeServiceLevel({ serviceLevelId: theirs.id, version: theirs.version })
})

test('a later file that tells a visit counts, a file that tells the same again shows what is still open', async () => {
  const { client } = desk
  const rows = [
    'N23,2025-06-09 10:00,Loud music,Telephone,',
    'N25,2025-06-30 10:00,Loud music,Telephone,2025-06-30 10:20',
  ]
  const later = [
    'Ref,Received,Noise type,Channel,First visit',
    ...rows,
    'N99,2025-07-01 10:00,Party,Online,',
    '',
  ].join('\n')
  const { id, changed } = await loadFile(client, writeTable(desk, 'later.csv', later), noise)
  expect(changed).toBe(1)
  const outcomes = async () =>
    (await client.performance.serviceLevels({ period })).agencies[0]!.levels[0]!.outcomes
  expect(await outcomes()).toEqual([
    { outcome: 'kept', count: 10 },
    { outcome: 'late', count: 2 },
    { outcome: 'overdue', count: 1 },
    { outcome: 'impossible', count: 1 },
  ])
  await client.imports.undo({ importId: id })
  expect((await outcomes()).map(({ count }) => count)).toEqual([9, 2, 1, 1, 1])
})
