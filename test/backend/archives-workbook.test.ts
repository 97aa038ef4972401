import { afterEach, beforeEach, expect, test } from 'vitest'
import { madeXlsx, wordsRow } from '../unit/imports/workbook-made.ts'
import { openTestDesk, type TestDesk } from './desk.ts'
import { addSource, writeTable } from './imports.ts'

let desk: TestDesk
beforeEach(async () => {
  desk = await openTestDesk()
})
afterEach(() => desk.close())

test('a messy workbook is loaded with everything odd about it told by row and column', async () => {
  const call = (line: number, ref: string, category: string, easting = '<v>458801</v>') =>
    `<row r="${line}"><c r="A${line}" t="inlineStr"><is><t>${ref}</t></is></c><c r="B${line}" s="1"><v>${45660 + line}.5</v></c>${category}<c r="D${line}">${easting}</c><c r="E${line}"><v>304101</v></c></row>`
  const noise = (line: number) => `<c r="C${line}" t="inlineStr"><is><t>Noise</t></is></c>`
  const rows = [
    wordsRow(1, 'Calls of January'),
    wordsRow(3, 'Reference', 'Date', 'Category', 'Easting', 'Northing'),
    call(4, 'A1', noise(4)),
    call(5, 'A2', '<c r="C5" t="e"><f>X</f><v>#N/A</v></c>'),
    call(6, 'A3', noise(6), '<f>D5</f>'),
    `<row r="7"><c r="A7" t="inlineStr"><is><t>A4</t></is></c><c r="B7" t="e"><v>#VALUE!</v></c>${noise(7)}<c r="D7"><v>458801</v></c><c r="E7"><v>304101</v></c></row>`,
    call(8, 'A5', noise(8)),
    call(9, 'A6', ''),
    '<row r="10"><c r="A10" t="inlineStr"><is><t>Total</t></is></c><c r="D10"><v>6</v></c></row>',
  ].join('')
  const after = '<mergeCells><mergeCell ref="C8:C9"/></mergeCells>'
  const file = writeTable(
    desk,
    'calls.xlsx',
    madeXlsx({ sheets: [{ rows, after }], formats: ['dd/mm/yyyy hh:mm'] }),
  )
  const { client } = desk
  const sourceId = await addSource(client)
  const { mapping, tables, fileName } = await client.imports.inspect({ file, sourceId })
  expect([fileName, tables.map(({ name }) => name)]).toEqual(['calls.xlsx', ['Sheet “Sheet1”']])
  const done = await client.imports.run({ file, sourceId, mapping })
  expect(done).toMatchObject({ read: 6, loaded: 5, rejected: 1, duplicate: 0, skipped: 2 })
  const { rows: issues } = await client.imports.issues({ importId: done.id })
  const told = issues.map(({ line, outcome, column, raw }) => `${line} ${outcome} ${column}: ${raw}`)
  for (const one of [
    '1 skipped null: Calls of January',
    '5 flagged Category: #N/A',
    '6 flagged Easting: =D5',
    '7 rejected Date: ',
    '8 flagged Category: Noise',
    '9 flagged Category: Noise',
    '10 skipped null: Total\t6',
  ]) {
    expect(told).toContain(one)
  }
})

test('GeoJSON is inspected, previewed and loaded', async () => {
  const feature = (reference: string, geometry: object | null) => ({
    type: 'Feature',
    properties: { reference, date: '2025-01-03', category: 'Noise' },
    geometry,
  })
  const features = [
    feature('A1', { type: 'Point', coordinates: [-1.139, 52.601] }),
    feature('A2', {
      type: 'LineString',
      coordinates: [
        [-1, 52],
        [-1, 53],
      ],
    }),
  ]
  const file = writeTable(desk, 'calls.geojson', JSON.stringify({ type: 'FeatureCollection', features }))
  const { client } = desk
  const sourceId = await addSource(client)
  const { mapping } = await client.imports.inspect({ file, sourceId })
  expect(mapping.fields).toMatchObject({ latitude: 'latitude', longitude: 'longitude', from: 'date' })
  expect((await client.imports.preview({ file, mapping })).rows).toHaveLength(2)
  const done = await client.imports.run({ file, sourceId, mapping })
  expect(done).toMatchObject({ read: 2, loaded: 2, unplaced: 1, flagged: 1 })
  const { rows } = await client.imports.issues({ importId: done.id, outcome: 'flagged' })
  expect(rows.map(({ raw, byte }) => [raw, typeof byte])).toContainEqual(['LineString', 'number'])
})
