import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openTestDesk, type TestDesk } from './desk.ts'

let desk: TestDesk
let areaSetId: number
beforeEach(async () => {
  desk = await openTestDesk()
  areaSetId = (await loadSet('Neighbourhoods')).id
})
afterEach(() => desk.close())

const square = (west: number) => [
  ...[[west, 300_000] as const, [west + 1000, 300_000] as const],
  ...[[west + 1000, 301_000] as const, [west, 301_000] as const, [west, 300_000] as const],
]
async function loadSet(name: string) {
  const features = ['N1', 'N2', 'N3', 'N4'].map((code, i) => ({
    type: 'Feature',
    properties: { code, name: `Neighbourhood ${i + 1}` },
    geometry: { type: 'Polygon', coordinates: [square(450_000 + 1000 * i)] },
  }))
  return desk.client.areas.load({
    file: await handIn(JSON.stringify({ type: 'FeatureCollection', features }), 'areas.geojson'),
    ...{ name, vintage: '2025', codeProperty: 'code', nameProperty: 'name' },
  })
}
async function* bytesOf(content: string | Uint8Array) {
  yield Buffer.from(content as string)
}
const handIn = (content: string | Uint8Array, name = 'residents.csv') =>
  desk.backend.files.receive(name, bytesOf(content))
const residents = [{ column: 'residents', name: 'Residents', unit: 'residents' }]
const load = async (content: string | Uint8Array, more: object = {}) =>
  desk.client.areas.loadFigures({
    ...{
      file: await handIn(content),
      areaSetId,
      codeColumn: 'code',
      columns: residents,
      origin: 'Census 2021',
    },
    ...more,
  })

test('a file of figures is looked at: the column of codes is the one with most codes of the set', async () => {
  const file = await handIn('n,area,total_residents,IMD_decile\n1,N1,2165,1\n2,n2,"1,890",2\n3,X9,..,3\n')
  const seen = await desk.client.areas.inspectFigures({ file, areaSetId })
  expect(seen).toMatchObject({ fileName: 'residents.csv', rows: 3, codeColumn: 'area' })
  expect(seen.columns.slice(1)).toEqual([
    {
      ...{ name: 'area', examples: ['N1', 'n2', 'X9'], codes: 2, numbers: 0 },
      suggested: { name: 'Area', unit: '' },
    },
    {
      ...{ name: 'total_residents', examples: ['2165', '1,890', '..'], codes: 0, numbers: 2 },
      suggested: { name: 'Total residents', unit: 'residents' },
    },
    {
      ...{ name: 'IMD_decile', examples: ['1', '2', '3'], codes: 0, numbers: 3 },
      suggested: { name: 'IMD decile', unit: 'decile' },
    },
  ])
})

test('every row is matched, unmatched or rejected, and each is told with its line and its reason', async () => {
  const told = await load(
    'code,residents,note\nN1,2165,"two\nlines"\nn2,"1,890",\nN3,..,\nX9,5,\nN1,7,\n,3,\nN4,many,\nN4,1\n',
  )
  expect(told).toMatchObject({ rows: 8, matched: 3, unmatched: 1, rejected: 4, empty: 1 })
  expect(told.unmatchedLines).toEqual([{ line: 6, code: 'X9', reason: 'No area of this set has its code.' }])
  expect(told.rejectedLines.map(({ line, reason }) => `${line} ${reason}`)).toEqual([
    '7 Its code came before, on line 2.',
    '8 There is no code in “code”.',
    '9 “many” in “residents” is not a number.',
    '10 It has 2 cells where the header has 3.',
  ])
  expect(told.emptyCells).toEqual([{ line: 5, code: 'N3', reason: 'Residents: “..” says there is none.' }])
  expect(told.figures).toMatchObject([
    { name: 'Residents', unit: 'residents', origin: 'Census 2021', areas: 4, valued: 2 },
  ])

  const { figure, areaIds, values } = await desk.client.areas.figureValues({
    areaFigureId: told.figures[0]!.id,
  })
  expect(figure).toEqual(told.figures[0])
  const outlines = await desk.client.areas.outlines({ areaSetId })
  expect([...areaIds]).toEqual(outlines.slice(0, 2).map(({ id }) => id))
  expect([...values]).toEqual([2165, 1890])
})

test('rows add up for any mixture, and the values are those of the file', async () => {
  const codes = ['N1', 'N2', 'N3', 'N4', 'X', '']
  const cells = ['5', '', 'x', '-2.5', '1e3', '12 %']
  for (let seed = 0; seed < 12; seed++) {
    const rows = Array.from({ length: seed }, (_, i) => [
      codes[(i * 5 + seed) % 6],
      cells[(i * 7 + seed) % 6],
    ])
    const table = `code,residents\nN1,0\n${rows.map(row => row.join(';').replace(';', ',')).join('\n')}\n`
    const told = await load(table, { columns: [{ ...residents[0], name: `Seed ${seed}` }] })
    expect(told.rows).toBe(1 + rows.filter(([code, cell]) => code || cell).length)
    expect(told.matched + told.unmatched + told.rejected).toBe(told.rows)
    expect(told.matched).toBe(told.figures[0]!.valued + told.empty)
  }
})

test('several columns become several figures; a name that is taken is a conflict and nothing is kept', async () => {
  const columns = [
    { column: 'residents', name: 'Residents', unit: 'residents' },
    { column: 'homes', name: 'Households', unit: 'households' },
  ]
  const table = 'code;residents;homes\nN1;10;4\nN2;20;9\n'
  const { figures } = await load(table, { columns })
  expect(figures.map(({ name, valued }) => [name, valued])).toEqual([
    ['Residents', 2],
    ['Households', 2],
  ])
  await expect(load(table, { columns: [{ ...columns[0], name: 'New' }, columns[1]] })).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('Households'),
  })
  expect(await desk.client.areas.figures({ areaSetId })).toEqual(figures)
})

test('a file that is no such table is refused with the reason, and nothing is loaded', async () => {
  const bad: [string | Uint8Array, RegExp][] = [
    ['', /is empty/],
    ['code,residents\n', /no rows/],
    ['code\nN1\n', /single column/],
    ['code,code\nN1,1\n', /two columns called “code”/],
    ['area,residents\nN1,1\n', /no column “code”/],
    ['code,residents\nA,1\nB,2\n', /No row of residents.csv carries a code.*A, B/],
    [Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0), /no text/],
  ]
  for (const [content, message] of bad) {
    await expect(load(content)).rejects.toMatchObject({
      ...{ code: 'invalid', message: expect.stringMatching(message), next: expect.any(String) },
    })
  }
  expect(await desk.client.areas.figures({})).toEqual([])
})

test('figures are taken away alone or with their set, but not while an analysis is told per one of them', async () => {
  const { figures } = await load('code,residents\nN1,1\n')
  const areaFigureIds = [figures[0]!.id]
  await desk.client.areas.removeFigures({ areaFigureIds })
  expect(await desk.client.areas.figures({ areaSetId })).toEqual([])
  for (const gone of [
    () => desk.client.areas.removeFigures({ areaFigureIds }),
    () => desk.client.areas.figureValues({ areaFigureId: areaFigureIds[0]! }),
  ]) {
    await expect(gone()).rejects.toMatchObject({ code: 'not-found' })
  }
  const other = await loadSet('Others')
  await load('code,residents\nN1,1\n')
  const kept = await load('code,residents\nN1,1\n', { areaSetId: other.id })
  await desk.client.areas.removeSet({ areaSetId })
  expect(await desk.client.areas.figures({})).toEqual(kept.figures)
})

const shared = join(fileURLToPath(import.meta.url), '../../../../shared/data')
const files = {
  boundaries: join(shared, 'boundaries/lsoa21_llr.geojson'),
  residents: join(shared, 'context/census2021_residents_lsoa21_llr.csv'),
  deprivation: join(shared, 'context/imd2025_lsoa21_llr.csv'),
}
const present = Object.values(files).every(file => existsSync(file))

test.skipIf(!present)(
  `the published residents and deprivation belong to the published areas, all of them${present ? '' : ' (skipped: ../shared/data is not here)'}`,
  async () => {
    const set = await desk.client.areas.load({
      ...{ file: files.boundaries, name: 'LSOA', vintage: '2021' },
      ...{ codeProperty: 'lsoa21_code', nameProperty: 'lsoa21_name' },
    })
    let total = 0
    for (const file of [files.residents, files.deprivation]) {
      const seen = await desk.client.areas.inspectFigures({ file, areaSetId: set.id })
      expect(seen).toMatchObject({ rows: 634, codeColumn: 'lsoa21_code' })
      const columns = seen.columns.slice(1)
      expect(columns.every(({ numbers }) => numbers === 634)).toBe(true)
      const told = await desk.client.areas.loadFigures({
        ...{ file, areaSetId: set.id, codeColumn: seen.codeColumn!, origin: 'As published' },
        columns: columns.map(({ name, suggested }) => ({ column: name, ...suggested })),
      })
      expect(told).toMatchObject({ rows: 634, matched: 634, unmatched: 0, rejected: 0, empty: 0 })
      expect(told.figures).toHaveLength(columns.length)
      if (file !== files.residents) continue
      const { values } = await desk.client.areas.figureValues({ areaFigureId: told.figures[0]!.id })
      total = values.reduce((sum, value) => sum + value, 0)
      const published = readFileSync(file, 'utf8').trim().split(/\r?\n/).slice(1)
      expect(total).toBe(published.reduce((sum, line) => sum + Number(line.split(',')[1]), 0))
    }
    expect(total).toBeGreaterThan(1_000_000)
  },
)
