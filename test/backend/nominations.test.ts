import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readXlsx, writeXlsx } from 'hucre'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { nothingKnown } from '#shared/features/profiles/nomination-rules.ts'
import { formCode } from '../../main/features/profiles/nominations/form-bytes.files.ts'
import { writeNominationForm } from '../../main/features/profiles/nominations/form-workbook.ts'
import { callsOf, centre, fillBureau, months2024 } from './bureau-with-hotspot.ts'
import { openTestDesk, type TestDesk } from './desk.ts'

const [police, council] = [1, 2]
const told = {
  ...{ agencyId: council, title: 'Drinking on the steps', what: 'Most evenings after nine.' },
  ...{ ...centre, radiusMetres: 300, from: '2024-01-01', to: null },
  ...{ harm: 'Residents', tried: 'Two visits', wanted: 'A joint plan' },
}
let desk: TestDesk
beforeEach(async () => {
  desk = await openTestDesk()
  await fillBureau(desk, callsOf(months2024, 26))
})
afterEach(() => desk.close())

async function becomePartner(agencyId: number | null) {
  const { access } = desk.client
  await access.savePerson({ login: 'boss', name: 'Boss', role: 'manager', agencyId: null })
  const me = (await access.people()).find(({ login }) => login === 'analyst.one')!
  await access.savePerson({ ...me, role: 'partner', agencyId })
}

test('a nomination is numbered, shown with its incidents, and counted before it is made', async () => {
  const { profiles } = desk.client
  expect(
    await profiles.countNominated({ ...centre, radiusMetres: 300, from: '2024-01-01', to: null }),
  ).toEqual({
    ...{ incidents: 312, firstDay: '2024-01-01', lastDay: '2024-12-26' },
  })
  const made = await profiles.nominate(told)
  expect(made).toMatchObject({
    ...{ number: 'N-2025-001', agencyName: 'City council', status: 'new', incidents: 312 },
    ...{ gridReference: 'SK 5880 0460', profileId: null },
  })
  expect(await profiles.nominate(told)).toMatchObject({ number: 'N-2025-002' })
  expect((await profiles.nominations()).map(({ number }) => number)).toEqual(['N-2025-002', 'N-2025-001'])
})

test('it is said when the bureau holds nothing of the place and time', async () => {
  const nowhere = await desk.client.profiles.nominate({ ...told, northing: centre.northing + 9000 })
  expect(nowhere.incidents).toBe(0)
  expect(nothingKnown(nowhere)?.message).toContain('no incident')
  expect(nothingKnown({ incidents: 3 })).toBeNull()
  // Who may not know how many is not told that there are none either.
  expect(nothingKnown({ incidents: null })).toBeNull()
})

test('days to come, days the wrong way round and unknown agencies are refused', async () => {
  const { profiles } = desk.client
  await expect(profiles.nominate({ ...told, from: '2026-01-01' })).rejects.toMatchObject({ code: 'invalid' })
  await expect(profiles.nominate({ ...told, to: '2023-12-31' })).rejects.toMatchObject({ code: 'invalid' })
  await expect(profiles.nominate({ ...told, radiusMetres: 1 })).rejects.toMatchObject({ code: 'invalid' })
  await expect(profiles.nominate({ ...told, agencyId: 99 })).rejects.toMatchObject({ code: 'not-found' })
})

test('taking up makes or joins a profile; declining needs a reason; both are decided once', async () => {
  const { profiles } = desk.client
  const first = await profiles.nominate(told)
  const second = await profiles.nominate(told)
  const { id: profileId, number } = await profiles.create({ hotspotId: 1 })
  const taken = { nominationId: first.id, version: first.version, profileId, reason: 'The same place' }
  await expect(profiles.takeUpNomination({ ...taken, profileId: 99 })).rejects.toMatchObject({
    code: 'not-found',
  })
  expect(await profiles.takeUpNomination(taken)).toMatchObject({
    ...{ status: 'taken-up', profileId, profileNumber: number, decidedBy: 'analyst.one' },
  })
  expect(await profiles.get({ profileId })).toMatchObject({ nominationId: first.id, origin: 'hotspot' })
  expect((await profiles.mentions({ profileId })).nominations).toMatchObject([{ number: 'N-2025-001' }])
  await expect(profiles.takeUpNomination({ ...taken, version: 2 })).rejects.toMatchObject({
    code: 'conflict',
  })
  const declined = { nominationId: second.id, version: second.version, reason: 'One household only' }
  await expect(profiles.declineNomination({ ...declined, reason: ' ' })).rejects.toMatchObject({
    code: 'invalid',
  })
  await expect(profiles.declineNomination({ ...declined, version: 7 })).rejects.toMatchObject({
    code: 'conflict',
  })
  expect(await profiles.declineNomination(declined)).toMatchObject({ status: 'declined' })
  await expect(profiles.declineNomination({ ...declined, nominationId: 99 })).rejects.toMatchObject({
    code: 'not-found',
  })
})

test('a partner nominates for their own agency, and is sent nothing of others', async () => {
  const { profiles } = desk.client
  await profiles.nominate({ ...told, agencyId: police, title: 'Secret' })
  await profiles.nominate(told)
  await becomePartner(council)
  const { bureau } = await desk.client.settings.desk()
  expect(bureau?.person).toMatchObject({ role: 'partner', agencyId: council })
  const seen = await profiles.nominations()
  expect(seen).toMatchObject([{ agencyId: council, incidents: null, profileNumber: null }])
  expect(JSON.stringify(seen)).not.toContain('Secret')
  expect(await profiles.nominate(told)).toMatchObject({ number: 'N-2025-003' })
  await expect(profiles.nominate({ ...told, agencyId: police })).rejects.toMatchObject({ code: 'forbidden' })
  await expect(profiles.nominationForm({ agencyId: police })).rejects.toMatchObject({ code: 'forbidden' })
  const decision = { nominationId: 2, version: 1, reason: 'x' }
  await expect(profiles.declineNomination(decision)).rejects.toMatchObject({ code: 'forbidden' })
})

test('a partner of no agency is told whom to ask', async () => {
  await becomePartner(null)
  await expect(desk.client.profiles.nominate(told)).rejects.toMatchObject({
    code: 'conflict',
    next: expect.stringContaining('bureau'),
  })
})

const formFor = async (agencyId: number) => {
  const { file, fileName } = await desk.client.profiles.nominationForm({ agencyId })
  return { path: desk.backend.files.outgoing(file).path, fileName }
}

/** The form as a partner sends it back: some cells of column B filled in. */
async function filledIn(path: string, cells: Record<number, string | number>, name = 'back.xlsx') {
  const { readFileSync } = await import('node:fs')
  const workbook = await readXlsx(new Uint8Array(readFileSync(path)))
  const rows = workbook.sheets[0]!.rows.map(row => [...row])
  for (const [row, value] of Object.entries(cells)) rows[Number(row) - 1]![1] = value
  return saved(await writeXlsx({ sheets: [{ name: workbook.sheets[0]!.name, rows }] }), name)
}

function saved(bytes: Uint8Array, name: string) {
  const file = join(desk.folder, name)
  writeFileSync(file, bytes)
  return file
}

const answers = { 5: 'Mopeds', 6: 'Every night', 7: 'SK 5880 0460', 10: 200, 11: '01/06/2024' }

test('a form is handed out, comes back, and is entered once', async () => {
  const { profiles } = desk.client
  const { path, fileName } = await formFor(council)
  expect(fileName).toBe('Nomination form City council.xlsx')
  const file = await filledIn(path, answers)
  const read = await profiles.readNominationForm({ file })
  expect(read).toMatchObject({
    ...{ agencyId: council, agencyName: 'City council', faults: [], enteredAs: null },
    nomination: {
      title: 'Mopeds',
      easting: 458_805,
      northing: 304_605,
      radiusMetres: 200,
      from: '2024-06-01',
    },
  })
  const { agencyId, fileSha256, nomination } = read
  const { number } = await profiles.nominate({ ...nomination!, agencyId, fileSha256 })
  expect((await profiles.readNominationForm({ file })).enteredAs).toBe(number)
  await expect(profiles.nominate({ ...nomination!, agencyId, fileSha256 })).rejects.toMatchObject({
    ...{ code: 'conflict', message: expect.stringContaining(number) },
  })
})

test('every fault of a form is named by its cell, and nothing is entered', async () => {
  const { profiles } = desk.client
  const { path } = await formFor(council)
  const read = await profiles.readNominationForm({
    file: await filledIn(path, { 5: 'Only a title', 11: 'soon' }),
  })
  expect(read.nomination).toBeNull()
  expect(read.faults.map(({ cell }) => cell)).toEqual(['B6', 'B7', 'B10', 'B11'])
  expect(await profiles.nominations()).toEqual([])
})

test('strangers’, old, changed, damaged and blown-up files are refused with the reason', async () => {
  const { profiles } = desk.client
  const refused = async (file: string, reason: RegExp) =>
    expect(profiles.readNominationForm({ file })).rejects.toMatchObject({
      ...{ code: 'invalid', message: expect.stringMatching(reason), next: expect.any(String) },
    })
  const form = { agencyName: 'City council', bureauName: 'Other', marking: 'OFFICIAL', madeAt: new Date() }
  const foreign = formCode(new Uint8Array(32), council)
  await formFor(council)
  await refused(saved(await writeNominationForm({ ...form, code: foreign }), 'a.xlsx'), /another bureau/)
  await refused(saved(await writeNominationForm({ ...form, code: 'none' }), 'b.xlsx'), /form code is missing/)
  const other = await writeXlsx({ sheets: [{ name: 'Nomination', rows: [['Something else']] }] })
  await refused(saved(other, 'c.xlsx'), /does not stand in A5/)
  const nameless = await writeXlsx({ sheets: [{ name: 'Sheet1', rows: [['x']] }] })
  await refused(saved(nameless, 'd.xlsx'), /no sheet called/)
  await refused(saved(new TextEncoder().encode('no zip at all'), 'e.xlsx'), /no workbook/)
  const { path } = await formFor(council)
  const { readFileSync } = await import('node:fs')
  const bytes = new Uint8Array(readFileSync(path))
  await refused(saved(bytes.slice(0, bytes.length - 200), 'f.xlsx'), /its end is missing/)
  const bomb = await writeXlsx({
    sheets: [{ name: 'Nomination', rows: [['x'.repeat(20 * 1024 * 1024)]] }],
    stringMode: 'inline',
  })
  expect(bomb.length).toBeLessThan(2 * 1024 * 1024)
  await refused(saved(bomb, 'g.xlsx'), /unpacks to far more/)
  await refused(saved(new Uint8Array(6 * 1024 * 1024), 'h.xlsx'), /far larger/)
  const far = await writeXlsx({
    sheets: [{ name: 'Nomination', rows: [], cells: new Map([['900000,3', { value: 'x' }]]) }],
  })
  await refused(saved(far, 'i.xlsx'), /far outside its table/)
})

test('a partner reads only forms of their own agency', async () => {
  const { path } = await formFor(police)
  const file = await filledIn(path, answers)
  await becomePartner(council)
  await expect(desk.client.profiles.readNominationForm({ file })).rejects.toMatchObject({ code: 'forbidden' })
})
