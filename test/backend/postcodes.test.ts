import { existsSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { madeZip } from '../unit/imports/archive-made.ts'
import { inStore, square } from './bureau-with-hotspot.ts'
import { openTestDesk, type TestDesk } from './desk.ts'
import { addSource, loadFile, writeTable } from './imports.ts'

let desk: TestDesk
let sourceId: number
beforeEach(async () => {
  desk = await openTestDesk()
  sourceId = await addSource(desk.client)
})
afterEach(() => desk.close())

const codePoint = (...lines: string[]) => writeTable(desk, 'codepo.csv', `${lines.join('\r\n')}\r\n`)
const line = (postcode: string, easting: number, northing: number, quality = 10) =>
  `"${postcode}",${quality},${easting},${northing},"E92000001","E19000001","E18000004","","E06000016","E05010467"`
const calls = (...postcodes: string[]) =>
  writeTable(
    desk,
    'calls.csv',
    `Ref,Date,Category,Postcode\n${postcodes.map((postcode, i) => `C${i},23/05/2025 10:0${i},Noise,${postcode}`).join('\n')}\n`,
  )
const places = async () => {
  const { rows } = await desk.client.incidents.rows({
    filter: {},
    sort: { key: 'reference', descending: false },
  })
  return rows.map(({ easting, northing, placePrecision }) => [easting, northing, placePrecision])
}

test('a postcode places an incident once the postcode file is loaded, and not before', async () => {
  const { imports } = desk.client
  expect(await imports.postcodeFile()).toBeNull()
  const before = await loadFile(desk.client, calls('LE1 6AB'), sourceId)
  expect(before).toMatchObject({ loaded: 1, unplaced: 1, flagged: 1 })
  const { rows } = await imports.issues({ importId: before.id })
  expect(rows).toMatchObject([
    { outcome: 'flagged', column: 'Postcode', raw: 'LE1 6AB', mend: expect.stringContaining('Settings') },
  ])
  await imports.undo({ importId: before.id })

  const file = codePoint(line('LE1 6AB', 458_700, 304_500), line('LE2 1AA', 0, 0, 90), 'rubbish,10,1,2')
  const loaded = { fileName: 'codepo.csv', loadedAt: '2025-06-16T09:00:00.000Z', postcodes: 2 }
  expect(await imports.loadPostcodes({ file })).toEqual({ ...loaded, withoutPlace: 1, unusable: 1 })
  expect(await imports.postcodeFile()).toEqual(loaded)
  const after = await loadFile(desk.client, calls('LE1 6AB', 'le16ab', 'LE2 1AA', 'LE3 1AA', ''), sourceId)
  expect(after).toMatchObject({ loaded: 5, unplaced: 3, flagged: 3 })
  const centre = [458_700, 304_500, 'postcode']
  const nowhere = [null, null, 'none']
  expect(await places()).toEqual([centre, centre, nowhere, nowhere, nowhere])
})

test('a place is found by a postcode of the file, or by part of the name of an area', async () => {
  const { imports } = desk.client
  await inStore(desk, async ({ db }) => {
    const set = { name: 'Neighbourhoods', vintage: '2024', file_name: 'n.geojson', loaded_at: '' }
    await db.insertInto('area_set').values(set).execute()
    const polygons_json = JSON.stringify([[square]])
    for (const [at, name] of ['Upper Northgate', 'Northgate', 'Millrace'].entries()) {
      await db
        .insertInto('area')
        .values({ area_set_id: 1, code: `N${at}`, name, polygons_json })
        .execute()
    }
  })
  expect(await imports.findPlaces({ text: 'LE1 6AB' })).toEqual([])
  await imports.loadPostcodes({ file: codePoint(line('LE1 6AB', 458_700, 304_500)) })
  const postcode = { name: 'LE1 6AB', of: 'postcode', easting: 458_700, northing: 304_500 }
  expect(await imports.findPlaces({ text: ' le16ab' })).toEqual([postcode])
  const found = await imports.findPlaces({ text: 'northg' })
  expect(found).toMatchObject([
    { name: 'Northgate', of: 'Neighbourhoods' },
    { name: 'Upper Northgate', of: 'Neighbourhoods' },
  ])
  const [eastings, northings] = [square.map(([easting]) => easting), square.map(([, northing]) => northing)]
  expect(found[0]!.easting).toBeGreaterThan(Math.min(...eastings))
  expect(found[0]!.easting).toBeLessThan(Math.max(...eastings))
  expect(found[0]!.northing).toBeGreaterThan(Math.min(...northings))
  expect(found[0]!.northing).toBeLessThan(Math.max(...northings))
})

test('another postcode file takes the place of the first, and the preview reads by it', async () => {
  const { imports } = desk.client
  await imports.loadPostcodes({ file: codePoint(line('LE1 6AB', 458_700, 304_500)) })
  const table = writeTable(desk, 'mine.csv', 'postcode,easting,northing\nLE1 6AB,458900,304900\n')
  expect(await imports.loadPostcodes({ file: table })).toMatchObject({ fileName: 'mine.csv', postcodes: 1 })
  const file = calls('LE1 6AB')
  const { mapping } = await imports.inspect({ file, sourceId })
  const { rows } = await imports.preview({ file, mapping })
  expect(rows[0]?.incident).toMatchObject({ easting: 458_900, northing: 304_900, placePrecision: 'postcode' })
})

test('what holds no postcodes is refused, and what was loaded stays', async () => {
  const { imports } = desk.client
  await imports.loadPostcodes({ file: codePoint(line('LE1 6AB', 458_700, 304_500)) })
  const other = writeTable(desk, 'other.csv', 'Ref,Date\n1,2\n')
  await expect(imports.loadPostcodes({ file: other })).rejects.toMatchObject({
    ...{
      code: 'invalid',
      message: expect.stringContaining('other.csv'),
      next: expect.stringContaining('Code-Point'),
    },
  })
  const bad = codePoint(line('LE1 6AB', 458_700, 304_500), 'x,10,1,2', 'y,10,1,2')
  await expect(imports.loadPostcodes({ file: bad })).rejects.toMatchObject({
    message: expect.stringContaining('codepo.csv, line 2: x,10,1,2'),
  })
  expect(await imports.postcodeFile()).toMatchObject({ postcodes: 1 })
})

test('Code-Point Open is loaded from the archive it is published as', async () => {
  const archive = madeZip([
    { name: 'Data/CSV/le.csv', content: `${line('LE1 6AB', 458_700, 304_500)}\r\n` },
    { name: 'Data/CSV/b.csv', content: `${line('B1  1AA', 406_000, 286_000)}\r\n` },
    { name: 'Doc/Code-Point_Open_Column_Headers.csv', content: 'PC,PQ,EA,NO\r\nPostcode,Quality,E,N\r\n' },
  ])
  const loaded = await desk.client.imports.loadPostcodes({
    file: writeTable(desk, 'codepo_gb.zip', archive),
  })
  expect(loaded).toMatchObject({ fileName: 'codepo_gb.zip', postcodes: 2, unusable: 0 })
})

const real = new URL('../../../shared/data/coordinates/postcodes_llr_districts.csv', import.meta.url).pathname
test.skipIf(!existsSync(real))(
  'the real postcodes of three counties are loaded, each once (needs ../shared/data)',
  async () => {
    const loaded = await desk.client.imports.loadPostcodes({ file: real })
    expect(loaded).toMatchObject({ unusable: 0 })
    expect(loaded.postcodes).toBe(22_617)
  },
)
