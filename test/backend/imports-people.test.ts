import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import SqliteFile from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openTestDesk, type TestDesk } from './desk.ts'
import { addSource, loadFile, writeTable } from './imports.ts'

let desk: TestDesk
let sourceId: number
beforeEach(async () => {
  desk = await openTestDesk()
  sourceId = await addSource(desk.client)
})
afterEach(() => desk.close())

const header = 'Ref,Received,Type,Location,Caller name,Telephone,Victim,Offender'
const people = { caller: 'Caller name', phone: 'Telephone', victim: 'Victim', offender: 'Offender' }
const rows = [
  'C1,23/05/2025 22:30,Noise,High Street,Ada Example,0116 496 0001,Bea Sample,Cy Instance',
  'C2,23/05/2025 23:30,Noise,High Street,ADA  EXAMPLE,+44 (0)116 496-0001 ext 12,,cy instance',
  'C3,soon,Noise,Ada Example lives here,Ada Example,00441164960001,,Cy Instance',
]
const clear = /Example|496|Sample|Instance/i

async function load(lines = rows) {
  const file = writeTable(desk, 'calls.csv', `${[header, ...lines].join('\n')}\n`)
  const { mapping } = await desk.client.imports.inspect({ file, sourceId })
  const fields = { ...mapping.fields, ...people }
  return loadFile(desk.client, file, sourceId, { fields })
}
async function keepIdentities(keepsIdentities: boolean) {
  const source = (await desk.client.imports.sources()).find(({ id }) => id === sourceId)!
  await desk.client.imports.saveSource({ ...source, keepsIdentities })
}

/** All that is kept but the mapping: its columns are called after people and name none. */
function kept(): { text: string; incidents: Record<string, unknown>[]; identities: unknown[] } {
  const db = new SqliteFile(join(desk.folder, 'Test bureau.bureau'), { readonly: true })
  const tables = db
    .prepare("select name from sqlite_schema where type = 'table' and name != 'mapping'")
    .pluck()
    .all()
  const all = tables.map(table => db.prepare(`select * from "${table}"`).raw().all())
  const everything = JSON.stringify(all, (_key, value) =>
    value?.type === 'Buffer' ? Buffer.from(value.data).toString('latin1') : value,
  )
  // Digests and clocks hold any three digits in a row sooner or later.
  const text = everything.replaceAll(/\b[0-9a-f]{64}\b|\d{4}-\d\d-\d\dT[\d:.]+Z/g, '')
  const incidents = db.prepare('select * from incident order by id').all() as Record<string, unknown>[]
  const identities = db.prepare('select * from identity').all()
  db.close()
  return { text, incidents, identities }
}
const firstIncident = async () => {
  const { rows } = await desk.client.incidents.rows({
    filter: {},
    sort: { key: 'reference', descending: false },
  })
  return rows[0]!.id
}

test('people are kept as pseudonyms only, the same however they are written, in no table in clear', async () => {
  await load()
  const { text, incidents, identities } = kept()
  const [one, other] = incidents
  for (const field of ['caller', 'phone', 'offender']) {
    expect(one![field]).toMatch(/^[\w-]{43}$/)
    expect(other![field], field).toBe(one![field])
  }
  expect(one!.victim).not.toBe(one!.caller)
  expect(other!.victim).toBeNull()
  expect(text.replaceAll('Caller name', '')).not.toMatch(clear)
  expect(identities).toEqual([])
  expect(readFileSync(desk.backend.logPath, { encoding: 'utf8', flag: 'a+' })).not.toMatch(clear)
  const incidentId = await firstIncident()
  expect(await desk.client.incidents.get({ incidentId })).toMatchObject({ peopleKept: false })
  expect(await desk.client.imports.identities({ incidentId })).toEqual([])
})

test('a row that its reader rejects for another column is kept sealed only, with its people', async () => {
  await load([
    'C1,23/05/2025 22:30,Noi\0se,High Street,Ada Example,0116 496 0001,Bea Sample,Cy Instance',
    'C2,23/05/2025 23:30,Noise,High Street,,,,',
  ])
  const { rows } = await desk.client.imports.issues({ importId: 1, outcome: 'rejected', offset: 0, limit: 9 })
  expect(rows).toMatchObject([{ line: 2 }])
  expect(kept().text.replaceAll('Caller name', '')).not.toMatch(clear)
})

test('what an undone import brought cannot be read in the file any more', async () => {
  const bureau = join(desk.folder, 'Test bureau.bureau')
  const { id } = await load(
    Array.from({ length: 2000 }, (_, i) => `C${i},23/05/2025 22:30,Noise,Quarrendon Close ${i},,,,`),
  )
  await desk.client.imports.undo({ importId: id })
  await desk.client.settings.closeBureau()
  expect(readFileSync(bureau, 'latin1')).not.toContain('Quarrendon')
})

test('what would mend the cell of a person is not kept, as it names the person', async () => {
  await load([
    'C1,23/05/2025 22:30,Noise,High Street,ZoÃ« Example,0116 496 0001,Bea "Bee" Sample,Cy Instance',
    ...rows,
  ])
  const { text } = kept()
  expect(text).toContain('encoded twice')
  expect(text.replaceAll('Caller name', '')).not.toMatch(clear)
})

test('where the agreement allows it the clear reference is kept, sealed, once a person, and shown on the record', async () => {
  await keepIdentities(true)
  await load()
  const { text, identities } = kept()
  expect(identities).toHaveLength(4)
  expect(text.replaceAll('Caller name', '')).not.toMatch(clear)
  const incidentId = await firstIncident()
  expect(await desk.client.incidents.get({ incidentId })).toMatchObject({ peopleKept: true })
  expect(await desk.client.imports.identities({ incidentId })).toEqual([
    { field: 'caller', reference: 'Ada Example' },
    { field: 'phone', reference: '0116 496 0001' },
    { field: 'victim', reference: 'Bea Sample' },
    { field: 'offender', reference: 'Cy Instance' },
  ])
  const audit = await desk.client.access.audit({})
  expect(audit.rows[0]).toMatchObject({ procedure: 'imports.identities', kind: 'consultation' })
})

test('clear references go with the import that alone named them, and with the agreement', async () => {
  await keepIdentities(true)
  const first = await load([rows[0]!])
  await load([rows[1]!])
  expect(kept().identities).toHaveLength(4)
  await desk.client.imports.undo({ importId: first.id })
  expect(kept().identities).toHaveLength(3)
  await keepIdentities(false)
  expect(kept().identities).toEqual([])
})

test('nothing is kept of a column that is not mapped, of a row that cannot be parted, or of one left out', async () => {
  const lines = [
    rows[0]!,
    'C5,23/05/2025 22:30,Noise,High Street,Ada Example,0116 496 0001,Bea Sample,Cy Instance,more',
    'C6,23/05/2025 22:30,Noise,High Street,Ada "Example",0116 496 0001,Bea Sample,Cy Instance',
    rows[1]!,
    rows[1]!,
  ]
  const file = writeTable(desk, 'calls.csv', `${[header, ...lines].join('\n')}\n`)
  const { mapping } = await desk.client.imports.inspect({ file, sourceId })
  const fields = { reference: 'Ref', from: 'Received', category: 'Type' }
  const written = { ...mapping.written, lastLine: 5 } as typeof mapping.written
  const { id, rejected, flagged, skipped } = await desk.client.imports.run({
    ...{ file, sourceId },
    mapping: { ...mapping, written, fields },
  })
  expect({ rejected, flagged, skipped }).toEqual({ rejected: 1, flagged: 1, skipped: 1 })
  expect(kept().text.replaceAll('Caller name', '')).not.toMatch(clear)
  // Whoever may mend a row sees it: no column of people is known, so that it is opened for them.
  const { rows: issues } = await desk.client.imports.issues({ importId: id, outcome: 'rejected' })
  expect(issues.map(({ raw }) => raw)).toEqual([lines[1]])
})

test('an agreement that is changed while a file is read holds for that file too', async () => {
  await keepIdentities(true)
  const file = writeTable(desk, 'calls.csv', `${[header, ...rows].join('\n')}\n`)
  const { mapping } = await desk.client.imports.inspect({ file, sourceId })
  const fields = { ...mapping.fields, ...people }
  let changed: Promise<void> | undefined
  const onProgress = ({ stage }: { stage: string }) => {
    if (stage === 'Loading rows') changed ??= keepIdentities(false)
  }
  expect(await loadFile(desk.client, file, sourceId, { fields }, { onProgress })).toMatchObject({ loaded: 2 })
  expect(changed).toBeDefined()
  await changed
  expect(kept().identities).toEqual([])
})

test('a file without a header is refused: its first row would be lost, and be kept as names of columns', async () => {
  const file = writeTable(desk, 'calls.csv', `${rows.slice(0, 2).join('\n')}\n`)
  const { mapping: found } = await desk.client.imports.inspect({ file, sourceId })
  const mapping = { ...found, fields: { from: found.header[1]! } }
  const refusal = { code: 'invalid', message: expect.stringContaining('line 1: this looks like a row') }
  await expect(desk.client.imports.preview({ file, mapping })).rejects.toMatchObject(refusal)
  await expect(desk.client.imports.run({ file, sourceId, mapping })).rejects.toMatchObject(refusal)
  expect(kept().text).not.toMatch(clear)
})
