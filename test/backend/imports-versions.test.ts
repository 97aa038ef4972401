import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { MappingSpec } from '#shared/features/imports/contract.ts'
import { knownReferences } from '../../main/features/imports/keeping/references.store.ts'
import { inStore } from './bureau-with-hotspot.ts'
import { openTestDesk, type TestDesk } from './desk.ts'
import { addSource, writeTable } from './imports.ts'

let desk: TestDesk
let mapping: MappingSpec
beforeAll(async () => {
  desk = await openTestDesk()
  const file = writeTable(desk, 'first.csv', text([{ ref: 'A', place: 'Here', outcome: 'Open' }], 1))
  ;({ mapping } = await desk.client.imports.inspect({ file }))
  expect(mapping.fields).toMatchObject({ reference: 'Ref', place: 'Location', outcome: 'Outcome' })
  expect(mapping.fields).toMatchObject({ visited: 'First visit' })
})
afterAll(() => desk.close())

/** A row of an extract; without a reference it is known by its place and how often that came before. */
type Row = { ref: string; place: string; outcome: string; visited?: string }
type File = { age: number; rows: Row[] }

/** The last row dates the extract. */
function text(rows: readonly Row[], age: number): string {
  const lines = rows.map(
    ({ ref, place, outcome, visited = '' }) =>
      `${ref},2025-01-01 10:00,Noise,${place},${outcome},${visited && `2025-01-02 ${visited}`}`,
  )
  const dated = `dated ${age},2025-02-${String(age).padStart(2, '0')} 10:00,Noise,Nowhere,,`
  return ['Ref,Received,Type,Location,Outcome,First visit', ...lines, dated, ''].join('\n')
}

let sources = 0
const newSource = () => addSource(desk.client, `source-${++sources}`)

async function load(sourceId: number, { rows, age }: File) {
  const file = writeTable(desk, `extract ${age}.csv`, text(rows, age))
  return desk.client.imports.run({ file, sourceId, mapping })
}

/** What the screens show: reference, place and outcome of every incident but those that date the extracts. */
async function shown(sourceId: number): Promise<string[]> {
  const { rows } = await desk.client.incidents.rows({ filter: { sourceIds: [sourceId] }, limit: 1000 })
  return rows
    .filter(({ place }) => place !== 'Nowhere')
    .map(({ reference, place, outcome, response }) => {
      const visited = response?.visited?.slice(-5) ?? ''
      return `${reference ?? ''} ${place} ${outcome ?? ''}${visited && ` ${visited}`}`
    })
    .sort()
}

/** What must be shown: of every incident what the latest of these files says last of it. */
function expected(files: readonly File[]): string[] {
  const told = new Map<string, string>()
  for (const { rows } of [...files].sort((a, b) => a.age - b.age)) {
    const times = new Map<string, number>()
    for (const { ref, place, outcome, visited } of rows) {
      const n = (times.get(place) ?? 0) + 1
      if (ref === '') times.set(place, n)
      told.set(
        ref === '' ? `${place} ${n}` : ref,
        `${ref} ${place} ${outcome}${visited ? ` ${visited}` : ''}`,
      )
    }
  }
  return [...told.values()].sort()
}

const row = fc.record({
  ref: fc.constantFrom('', 'A', 'B'),
  place: fc.constantFrom('Here', 'There'),
  outcome: fc.constantFrom('', 'Open'),
  visited: fc.constantFrom('', '09:00', '10:30'),
})
const files = fc
  .array(fc.array(row, { minLength: 1, maxLength: 5 }), { minLength: 2, maxLength: 4 })
  .map(all => all.map((rows, at) => ({ rows, age: at + 1 })))

async function sound() {
  const { findings } = await desk.client.settings.checkIntegrity()
  expect(findings).toEqual([])
}

test('any files in any order, imported again or undone in between: what counts is what the latest says', async () => {
  const steps = fc.array(fc.record({ at: fc.nat(), undo: fc.boolean() }), { minLength: 3, maxLength: 9 })
  await fc.assert(
    fc.asyncProperty(files, steps, async (all, walk) => {
      const sourceId = await newSource()
      const done: { id: number; file: File }[] = []
      for (const { at, undo } of walk) {
        if (undo && done.length > 0) {
          const [gone] = done.splice(at % done.length, 1)
          await desk.client.imports.undo({ importId: gone!.id })
        } else {
          const file = all[at % all.length]!
          const { id, read, loaded, duplicate } = await load(sourceId, file)
          expect(read).toBe(loaded + duplicate)
          done.push({ id, file })
        }
        expect(await shown(sourceId)).toEqual(expected(done.map(({ file }) => file)))
      }
      await sound()
    }),
    { numRuns: 40 },
  )
})

test('every order of the same files shows the same, and importing them all again changes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(
      files.map(all => all.slice(0, 3)),
      async all => {
        for (const order of permutations(all)) {
          const sourceId = await newSource()
          for (const file of order) await load(sourceId, file)
          const first = await shown(sourceId)
          expect(first).toEqual(expected(all))
          for (const file of order)
            expect(await load(sourceId, file)).toMatchObject({ loaded: 0, changed: 0 })
          expect(await shown(sourceId)).toEqual(first)
        }
      },
    ),
    { numRuns: 6 },
  )
})

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length < 2) return [[...items]]
  return items.flatMap((item, at) =>
    permutations(items.filter((_, other) => other !== at)).map(rest => [item, ...rest]),
  )
}

const open = { ref: 'A', place: 'Here', outcome: 'Open' }

test('a changed row is a new version, listed with what differs; the incident shows its history', async () => {
  const sourceId = await newSource()
  const first = await load(sourceId, { age: 1, rows: [open] })
  const second = await load(sourceId, { age: 2, rows: [{ ...open, outcome: 'Resolved' }] })
  expect(second).toMatchObject({ read: 2, loaded: 2, changed: 1, duplicate: 0 })
  const { rows } = await desk.client.imports.issues({ importId: second.id, outcome: 'changed' })
  expect(rows).toMatchObject([
    { line: 2, raw: 'A', column: 'Outcome', reason: 'Outcome: “Open” → “Resolved”' },
  ])
  const { reasons } = await desk.client.imports.get({ importId: second.id })
  expect(reasons).toEqual([{ outcome: 'changed', reason: 'Told otherwise than before: Outcome', count: 1 }])
  const listed = await desk.client.incidents.rows({ filter: { sourceIds: [sourceId] } })
  const shownRow = listed.rows.find(({ reference }) => reference === 'A')!
  const { history } = await desk.client.incidents.get({ incidentId: shownRow.id })
  expect(history).toMatchObject([
    { importId: first.id, counts: false, differences: [] },
    {
      importId: second.id,
      counts: true,
      differences: [{ field: 'Outcome', before: 'Open', after: 'Resolved' }],
    },
  ])
})

test('a response time told later is a change that is listed, and goes with its import', async () => {
  const sourceId = await newSource()
  await load(sourceId, { age: 1, rows: [open] })
  const second = await load(sourceId, { age: 2, rows: [{ ...open, visited: '09:00' }] })
  expect(second).toMatchObject({ loaded: 2, changed: 1 })
  const { rows } = await desk.client.imports.issues({ importId: second.id, outcome: 'changed' })
  expect(rows[0]!.reason).toBe('First visit: “” → “2025-01-02 09:00”')
  expect(await shown(sourceId)).toEqual(['A Here Open 09:00'])
  await desk.client.imports.undo({ importId: second.id })
  expect(await shown(sourceId)).toEqual(['A Here Open'])
  await sound()
})

test('an older extract that comes late is kept as an earlier version', async () => {
  const sourceId = await newSource()
  await load(sourceId, { age: 5, rows: [{ ...open, outcome: 'Resolved' }] })
  const late = await load(sourceId, { age: 2, rows: [open] })
  expect(late).toMatchObject({ loaded: 2, changed: 1 })
  expect(await shown(sourceId)).toEqual(['A Here Resolved'])
  const { rows } = await desk.client.imports.issues({ importId: late.id, outcome: 'changed' })
  expect(rows[0]!.reason).toBe('Kept as an earlier version: Outcome: “Open” → “Resolved”')
})

test('a case that is opened again counts as open, until that extract is undone', async () => {
  const sourceId = await newSource()
  const closed = { ...open, outcome: 'Closed' }
  await load(sourceId, { age: 1, rows: [open] })
  await load(sourceId, { age: 2, rows: [closed] })
  const again = await load(sourceId, { age: 3, rows: [open] })
  expect(again).toMatchObject({ read: 2, loaded: 2, duplicate: 0, changed: 1 })
  expect(await shown(sourceId)).toEqual(['A Here Open'])
  expect(await load(sourceId, { age: 2, rows: [closed] })).toMatchObject({ loaded: 0, duplicate: 2 })
  expect(await shown(sourceId)).toEqual(['A Here Open'])
  await desk.client.imports.undo({ importId: again.id })
  expect(await shown(sourceId)).toEqual(['A Here Closed'])
})

test('an incident that another file told too outlives the undoing of the first, under the other file', async () => {
  const sourceId = await newSource()
  const rows = [open, { ...open, ref: 'B' }]
  const first = await load(sourceId, { age: 1, rows })
  const second = await load(sourceId, { age: 2, rows: [...rows, { ...open, ref: 'C' }] })
  expect(second).toMatchObject({ read: 4, loaded: 2, duplicate: 2 })
  expect(await desk.client.imports.undo({ importId: first.id })).toMatchObject({ keptByOthers: 2 })
  expect(await desk.client.imports.get({ importId: second.id })).toMatchObject({
    ...{ read: 4, loaded: 4, duplicate: 0, reasons: [] },
  })
  expect(await shown(sourceId)).toEqual(['A Here Open', 'B Here Open', 'C Here Open'])
  const listed = await desk.client.incidents.rows({ filter: { sourceIds: [sourceId] } })
  const { id } = listed.rows.find(({ reference }) => reference === 'B')!
  expect(await desk.client.incidents.get({ incidentId: id })).toMatchObject({
    import: { id: second.id, line: 3 },
  })
  await sound()
})

test('a reference is found without reading all incidents, as long as any file tells it', async () => {
  const sourceId = await newSource()
  const known = () =>
    inStore(desk, ({ db }) =>
      knownReferences(db, ['RE-2025-0001', 'RE-2025-0002', 're-2025-0001', 'RE-2025']),
    )
  const first = await load(sourceId, { age: 1, rows: [{ ref: 'RE-2025-0001', place: 'Here', outcome: '' }] })
  const again = await load(sourceId, {
    age: 2,
    rows: [
      { ref: 'RE-2025-0001', place: 'Here', outcome: 'Open' },
      { ref: 'RE-2025-0002', place: 'There', outcome: '' },
    ],
  })
  expect([...(await known())].sort()).toEqual(['RE-2025-0001', 'RE-2025-0002'])
  await desk.client.imports.undo({ importId: first.id })
  expect([...(await known())].sort()).toEqual(['RE-2025-0001', 'RE-2025-0002'])
  await desk.client.imports.undo({ importId: again.id })
  expect(await known()).toEqual(new Set())
})

test('what is told otherwise stays in its hotspot; a freeze of it is refused once that import is undone', async () => {
  const sourceId = await newSource()
  const file = (name: string, easting: number) => {
    const rows = Array.from({ length: 20 }, (_, i) => `R${i},2025-05-01 10:00,Noise,${easting + i},304600`)
    return writeTable(desk, name, `Ref,Received,Type,Easting,Northing\n${rows.join('\n')}\n`)
  }
  const run = async (path: string) => {
    const { mapping } = await desk.client.imports.inspect({ file: path, sourceId })
    return desk.client.imports.run({ file: path, sourceId, mapping })
  }
  const analyse = (freezeId?: number) =>
    desk.client.analysis.run({
      parameters: { method: 'dbscan', epsMetres: 50, minPoints: 5 },
      filter: { sourceIds: [sourceId] },
      ...(freezeId === undefined ? {} : { freezeId }),
    })
  await run(file('here.csv', 458_800))
  const told = await analyse()
  const moved = await run(file('moved.csv', 462_000))
  expect(moved).toMatchObject({ changed: 20 })
  const toldOtherwise = await analyse()
  const inHotspot = async () => {
    const filter = { hotspotId: told.hotspots[0]!.id }
    return (await desk.client.incidents.summary({ filter })).total
  }
  expect(await inHotspot()).toBe(20)
  const centres = ({ hotspots }: typeof told) => hotspots.map(({ centre }) => centre)
  expect(centres(await analyse(told.freezeId))).toEqual(centres(told))
  await desk.client.imports.undo({ importId: moved.id })
  expect(centres(await analyse(told.freezeId))).toEqual(centres(told))
  await expect(analyse(toldOtherwise.freezeId)).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('some are no longer there: an import was undone since'),
  })
})

test('the same rows without a reference are known however the file writes them', async () => {
  const sourceId = await newSource()
  const run = async (name: string, rows: readonly string[]) => {
    const file = writeTable(desk, name, ['Received,Type,Latitude,Longitude', ...rows, ''].join('\n'))
    const { mapping } = await desk.client.imports.inspect({ file, sourceId })
    return desk.client.imports.run({ file, sourceId, mapping })
  }
  const day = (at: number) => String(13 + at).padStart(2, '0')
  const asExported = Array.from(
    { length: 9 },
    (_, at) => `${day(at)}/03/2025 22:30:00,Noise,52.619170,-1.130`,
  )
  const asWorkbook = Array.from({ length: 9 }, (_, at) => `2025-03-${day(at)} 22:30,Noise,52.61917,-1.13`)
  expect(await run('exported.csv', [...asExported, asExported[0]!])).toMatchObject({ loaded: 10 })
  expect(await run('saved again.csv', [...asWorkbook, asWorkbook[0]!])).toMatchObject({
    ...{ read: 10, loaded: 0, duplicate: 10 },
  })
  expect(await run('one more.csv', [...asWorkbook, asWorkbook[0]!, asWorkbook[0]!])).toMatchObject({
    ...{ read: 11, loaded: 1, duplicate: 10 },
  })
  await sound()
})
