import { afterEach, beforeEach, expect, test } from 'vitest'
import { openTestDesk, type TestDesk } from './desk.ts'
import { addSource, loadFile, writeTable } from './imports.ts'

let desk: TestDesk
beforeEach(async () => {
  desk = await openTestDesk()
})
afterEach(() => desk.close())

const header = 'Reference,Date,Time,Category,Easting,Northing,Address'
type Line = [reference: string, time: string, category: string, easting: number, more?: string]
const table = (lines: Line[], day = '03/03/2025') =>
  [
    header,
    ...lines.map(([reference, time, category, easting, address = '']) =>
      [reference, day, time, category, easting, 304_600, address].join(','),
    ),
    '',
  ].join('\r\n')

const codes = { Noise: 'nsir2007:noise', Rubbish: 'asb101:rubbish' }
let police: number
let council: number

async function load(sourceId: number, name: string, lines: Line[], day?: string) {
  return loadFile(desk.client, writeTable(desk, name, table(lines, day)), sourceId, {
    codes,
    dates: { from: 'dd/MM/yyyy' },
  })
}

/** P1 and C1 tell of one party, P2 and C2 of another; P3 and C3 contradict each other; P4 is alone. */
async function loadBoth() {
  police = await addSource(desk.client, 'police')
  council = await addSource(desk.client, 'council')
  const ofPolice = await load(police, 'police.csv', [
    ['P1', '22:00', 'Noise', 458_800, '12 High Street'],
    ['P2', '23:00', 'Noise', 460_000],
    ['P3', '10:00', 'Noise', 462_000],
    ['P4', '11:00', 'Noise', 464_000],
  ])
  const ofCouncil = await load(council, 'council.csv', [
    ['C1', '22:12', 'Noise', 458_840, 'High St'],
    ['C2', '23:30', 'Noise', 460_060],
    ['C3', '10:00', 'Rubbish', 462_000],
  ])
  return { ofPolice, ofCouncil }
}

const suggest = (more = {}) => desk.client.incidents.linkSuggestions({ ...more })
const pairsOf = async (more = {}) =>
  (await suggest(more)).rows.map(({ incident, other }) => `${incident.reference} ${other.reference}`)

async function idOf(reference: string): Promise<number> {
  const { rows } = await desk.client.incidents.rows({ filter: {} })
  return rows.find(row => row.reference === reference)!.id
}
async function decide(one: string, other: string, decision: 'linked' | 'not-the-same' | 'later') {
  const input = { incidentId: await idOf(one), otherId: await idOf(other), decision }
  return desk.client.incidents.decideLink(input)
}
const total = async (filter = {}) => (await desk.client.incidents.summary({ filter })).total

test('the same event told to two agencies is suggested with both calls, a score and the reasons', async () => {
  await loadBoth()
  const { rows, searched, total: found, later } = await suggest()
  expect(searched).toMatchObject({ from: '2024-12-04', to: '2025-03-03', compared: 7, monthOnly: 0 })
  expect({ found, later }).toEqual({ found: 2, later: 0 })
  expect(rows[0]).toMatchObject({
    incident: { reference: 'P1', sourceName: 'Source police' },
    other: { reference: 'C1', sourceName: 'Source council', place: 'High St' },
    reasons: ['40 m apart', '12 minutes', 'both Noise', 'the same words of place'],
    putOff: null,
  })
  // (1 − 40 ÷ 300) × (1 − 12 ÷ 120) × 1 lies 0.22 below 1; the words take away three tenths of that.
  expect(rows[0]!.score).toBeCloseTo(1 - (1 - (1 - 40 / 300) * 0.9) * 0.7)
  expect(await pairsOf()).toEqual(['P1 C1', 'P2 C2'])
  expect(await pairsOf({ offset: 1, limit: 1 })).toEqual(['P2 C2'])
  expect(await pairsOf({ withinMinutes: 20 })).toEqual(['P1 C1'])
  expect(await pairsOf({ leastScore: 0.8 })).toEqual(['P1 C1'])
  expect(await pairsOf({ from: '2025-03-04' })).toEqual([])
})

test('a bureau without incidents has nothing to suggest', async () => {
  expect(await suggest()).toMatchObject({ total: 0, rows: [], searched: { from: null, compared: 0 } })
})

test('what is decided leaves the queue; what is put off comes last', async () => {
  await loadBoth()
  expect(await decide('P1', 'C1', 'later')).toEqual({ decision: 'later', version: 1 })
  expect(await pairsOf()).toEqual(['P2 C2', 'P1 C1'])
  const { later, rows } = await suggest()
  expect(later).toBe(1)
  expect(rows[1]!.putOff).toMatchObject({ decision: 'later', decidedBy: 'analyst.one', version: 1 })
  await decide('C2', 'P2', 'not-the-same')
  expect(await pairsOf()).toEqual(['P1 C1'])
  const [incidentId, otherId] = [await idOf('C1'), await idOf('P1')]
  await desk.client.incidents.decideLink({ incidentId, otherId, decision: 'linked', version: 1 })
  expect(await pairsOf()).toEqual([])
  expect(await total()).toBe(7)
})

test('linked calls count as one event, and unlinked as two again', async () => {
  await loadBoth()
  expect(await total({ count: 'events' })).toBe(7)
  await decide('P1', 'C1', 'linked')
  const summary = await desk.client.incidents.summary({ filter: { count: 'events' } })
  expect(summary).toMatchObject({ total: 6, calls: 7, placed: 6 })
  expect(summary.sources.map(({ name, count }) => `${name} ${count}`)).toEqual([
    'Source police 4',
    'Source council 2',
  ])
  expect(await desk.client.incidents.summary({ filter: {} })).toMatchObject({ total: 7, calls: 7 })
  // Of the council alone its own call is the earliest that counts.
  expect(await total({ count: 'events', sourceIds: [council] })).toBe(3)
  const points = await desk.client.incidents.points({ filter: { count: 'events' } })
  expect(points.counts.reduce((sum, count) => sum + count, 0)).toBe(6)
  const months = await desk.client.incidents.byMonth({ filter: { count: 'events' } })
  expect(months).toEqual([{ month: '2025-03', count: 6 }])
  const hours = await desk.client.incidents.hourByWeekday({ filter: { count: 'events' } })
  expect(hours).toMatchObject({ kind: 'counts', incidents: 6 })
  expect((await desk.client.incidents.rows({ filter: { count: 'events' } })).total).toBe(6)

  const [link] = await desk.client.incidents.links({ incidentId: await idOf('C1') })
  expect(link).toMatchObject({ decision: 'linked', version: 1, other: { reference: 'P1' } })
  await desk.client.incidents.decideLink({
    incidentId: await idOf('C1'),
    otherId: link!.other.id,
    decision: 'undecided',
    version: 1,
  })
  expect(await total({ count: 'events' })).toBe(7)
  expect(await pairsOf()).toEqual(['P1 C1', 'P2 C2'])
  expect(await desk.client.incidents.links({ incidentId: await idOf('P1') })).toEqual([])
})

test('who decides on what somebody else decided is told', async () => {
  await loadBoth()
  await decide('P1', 'C1', 'linked')
  const [incidentId, otherId] = [await idOf('P1'), await idOf('C1')]
  const again = { incidentId, otherId, decision: 'not-the-same' as const }
  await expect(desk.client.incidents.decideLink(again)).rejects.toMatchObject({
    code: 'conflict',
    message: 'analyst.one has decided on these two in the meantime: linked them.',
    detail: { theirs: { decision: 'linked' } },
  })
  await expect(desk.client.incidents.decideLink({ ...again, version: 9 })).rejects.toMatchObject({
    code: 'conflict',
  })
  expect(await desk.client.incidents.decideLink({ ...again, version: 1 })).toMatchObject({ version: 2 })
  const audit = await desk.client.access.audit({})
  expect(audit.rows[0]).toMatchObject({
    kind: 'combination',
    subject: `incidentId ${incidentId}, otherId ${otherId}`,
  })
})

test('what cannot be linked is refused: calls of one source, one that is gone, by a partner', async () => {
  await loadBoth()
  await expect(decide('P1', 'P2', 'linked')).rejects.toMatchObject({ code: 'invalid' })
  await expect(decide('P1', 'P1', 'linked')).rejects.toMatchObject({ code: 'invalid' })
  const gone = { incidentId: 999, otherId: await idOf('P1'), decision: 'linked' as const }
  await expect(desk.client.incidents.decideLink(gone)).rejects.toMatchObject({ code: 'not-found' })
  await expect(desk.client.incidents.links({ incidentId: 999 })).rejects.toMatchObject({ code: 'not-found' })
  await desk.client.settings.closeBureau()
  const partner = await openTestDesk({ folder: desk.folder, login: 'somebody', bureau: null })
  await partner.client.settings.openBureau({ path: `${desk.folder}/Test bureau.bureau` })
  await expect(partner.client.incidents.linkSuggestions({})).rejects.toMatchObject({ code: 'forbidden' })
  await expect(partner.client.incidents.links({ incidentId: 1 })).rejects.toMatchObject({ code: 'forbidden' })
  await partner.close()
})

test('months are never compared, and it is said', async () => {
  await loadBoth()
  const published = await addSource(desk.client, 'published')
  const file = writeTable(
    desk,
    'months.csv',
    'Reference,Month,Category,Easting,Northing\r\nM1,2025-03,Noise,458800,304600\r\n',
  )
  await loadFile(desk.client, file, published, { dates: { from: 'yyyy-MM' } })
  expect((await suggest()).searched).toMatchObject({ monthOnly: 1, compared: 7 })
  expect(await pairsOf()).toEqual(['P1 C1', 'P2 C2'])
})

test('decisions outlive the same file again and a call that is told otherwise later', async () => {
  await loadBoth()
  await decide('P1', 'C1', 'linked')
  await decide('P2', 'C2', 'not-the-same')
  await load(police, 'again.csv', [['P1', '22:00', 'Noise', 458_800, '12 High Street']])
  expect(await pairsOf()).toEqual([])
  const first = await idOf('P1')
  await load(
    police,
    'later.csv',
    [
      ['P1', '22:05', 'Noise', 458_801, '12 High Street'],
      ['P2', '23:01', 'Noise', 460_001],
      ['P9', '09:00', 'Noise', 470_000],
    ],
    '03/03/2025',
  )
  const now = await idOf('P1')
  expect(now).not.toBe(first)
  expect(await pairsOf()).toEqual([])
  expect(await total({ count: 'events' })).toBe(7)
  expect(await total()).toBe(8)
  expect(await desk.client.incidents.links({ incidentId: await idOf('C1') })).toMatchObject([
    { other: { id: now, when: '2025-03-03 22:05' } },
  ])
  expect(await desk.client.incidents.links({ incidentId: now })).toMatchObject([
    { other: { reference: 'C1' } },
  ])
})

test('undoing an import takes the decisions on its incidents with it, and no others', async () => {
  const { ofCouncil } = await loadBoth()
  const fire = await addSource(desk.client, 'fire')
  await load(fire, 'fire.csv', [['F1', '22:01', 'Noise', 458_800]])
  await decide('P1', 'C1', 'linked')
  await decide('P1', 'F1', 'linked')
  await decide('P2', 'C2', 'not-the-same')
  await desk.client.imports.undo({ importId: ofCouncil.id })
  expect(await desk.client.incidents.links({ incidentId: await idOf('P1') })).toMatchObject([
    { other: { reference: 'F1' } },
  ])
  expect(await total({ count: 'events' })).toBe(4)
  await load(council, 'council-again.csv', [['C2', '23:30', 'Noise', 460_060]])
  expect(await pairsOf()).toEqual(['P2 C2'])
})

test('decisions stand for the next version when the first is undone', async () => {
  const { ofPolice } = await loadBoth()
  await load(police, 'later.csv', [
    ['P1', '22:05', 'Noise', 458_801],
    ['P9', '09:00', 'Noise', 470_000],
  ])
  await decide('P1', 'C1', 'linked')
  await desk.client.imports.undo({ importId: ofPolice.id })
  expect(await desk.client.incidents.links({ incidentId: await idOf('P1') })).toMatchObject([
    { other: { reference: 'C1' } },
  ])
  expect(await total({ count: 'events' })).toBe(4)
})

test('nobody waits while pairs are looked for, and the search is recorded all the same', async () => {
  await loadBoth()
  const ended: string[] = []
  await Promise.all([
    suggest().then(() => ended.push('searched')),
    addSource(desk.client, 'housing').then(() => ended.push('source saved')),
  ])
  expect(ended).toEqual(['source saved', 'searched'])
  const { rows } = await desk.client.access.audit({})
  expect(rows[0]).toMatchObject({ procedure: 'incidents.linkSuggestions', kind: 'consultation' })
})
