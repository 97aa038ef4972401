import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { tablesOf } from '../../../main/features/imports/reading/find-tables.files.ts'
import { fileMaker, readWhole } from './workbook-made.ts'

const files = fileMaker()
afterAll(files.close)

const json = (content: string | Uint8Array, name = 'calls.json') => files.make(name, content)
const list = (pointer: string) => ({ kind: 'json' as const, pointer })

test.each([
  ['a list', '[{"a":1,"b":"x"},{"a":2}]', ''],
  ['a list in an object', '{"count":2,"results":[{"a":1,"b":"x"},{"a":2}]}', '/results'],
  ['a list deep in objects', '{"d":{"q/1~":[{"a":1,"b":"x"},{"a":2}]}}', '/d/q~11~0'],
  ['objects a line', '{"a":1,"b":"x"}\n{"a":2}\n', ''],
  ['a single object a line', '{"a":1,"b":"x"}\n{"a":2}', ''],
  ['objects without a line end', '{"a":1,"b":"x"}{"a":2}', ''],
  ['blank lines between', '\n{"a":1,"b":"x"}\r\n\r\n{"a":2}', ''],
])('%s is a table', async (_, text, pointer) => {
  const tables = await tablesOf(json(text))
  expect(tables).toMatchObject([{ written: list(pointer), header: ['a', 'b'] }])
  expect(await readWhole(json(text), list(pointer))).toMatchObject({
    header: ['a', 'b'],
    rows: [
      ['1', 'x'],
      ['2', ''],
    ],
    lines: [1, 2],
    issues: [],
  })
})

test.each(['utf-8 with a mark', 'utf-16le', 'utf-16be'])('%s', async encoding => {
  const text = `\ufeff[{"ä":"é"}]`
  const little = Buffer.from(text, 'utf16le')
  const bytes =
    encoding === 'utf-16le' ? little : encoding === 'utf-16be' ? little.swap16() : Buffer.from(text)
  expect(await readWhole(json(bytes), list(''))).toMatchObject({ header: ['ä'], rows: [['é']] })
})

test('the longest of several lists comes first', async () => {
  const tables = await tablesOf(
    json('{"areas":[{"n":1}],"calls":[{"a":1},{"a":2}],"empty":[],"numbers":[1,2,3]}'),
  )
  expect(tables.map(({ name, written }) => [name, written])).toEqual([
    ['The list at /calls', list('/calls')],
    ['The list at /areas', list('/areas')],
  ])
})

test('nested objects are flattened, lists stay JSON and are flagged, nothing is empty', async () => {
  const text =
    '[{"at":{"place":{"lat":52.6,"lon":-1.1},"when":null},"tags":["a",{"b":[1,true,null]},"c\\"d"],"none":[],"nothing":{},"is":false}]'
  const { header, rows, issues } = await readWhole(json(text), list(''))
  expect(Object.fromEntries(header.map((name, i) => [name, rows[0]![i]]))).toEqual({
    'at.place.lat': '52.6',
    'at.place.lon': '-1.1',
    'at.when': '',
    tags: '["a",{"b":[1,true,null]},"c\\"d"]',
    none: '',
    is: 'false',
  })
  expect(issues).toEqual([
    expect.objectContaining({
      line: 1,
      outcome: 'flagged',
      column: 'tags',
      raw: '["a",{"b":[1,true,null]},"c\\"d"]',
    }),
  ])
})

test('numbers stay as they are written', async () => {
  const { rows } = await readWhole(json('[{"a":12345678901234567890,"b":1.50,"c":-0.0,"d":1e5}]'), list(''))
  expect(rows).toEqual([['12345678901234567890', '1.50', '-0.0', '1e5']])
})

test('a name that stands twice is flagged, with the value not read', async () => {
  const { rows, issues } = await readWhole(json('[{"a":1,"a":2},{"b.c":3,"b":{"c":4}}]'), list(''))
  expect(rows).toEqual([
    ['2', ''],
    ['', '4'],
  ])
  expect(
    issues.map(({ line, column, raw, reason }) => [line, column, raw, reason.includes('twice')]),
  ).toEqual([
    [1, 'a', '1', true],
    [2, 'b.c', '3', true],
  ])
})

test('what is no object among objects is rejected, and a name met late is a column', async () => {
  const text = '[{"a":1},"text",[1,{"x":2}],null,{"late":2}]'
  const { header, rows, lines, issues } = await readWhole(json(text), list(''))
  expect([header, rows, lines]).toEqual([
    ['a', 'late'],
    [
      ['1', ''],
      ['', '2'],
    ],
    [1, 5],
  ])
  expect(issues.map(({ line, outcome, raw, byte }) => [line, outcome, raw, byte])).toEqual([
    [2, 'rejected', 'text', 9],
    [3, 'rejected', '[1,{"x":2}]', 16],
    [4, 'rejected', 'null', 28],
  ])
})

test('the place of every object in the file is told in bytes', async () => {
  const text = '\ufeff[ {"a":"é"},\n{"a":"b"} ]'
  const { bytes } = await readWhole(json(text), list(''))
  const raw = Buffer.from(text)
  expect(bytes).toEqual([raw.indexOf('{'), raw.lastIndexOf('{')])
})

test('any list of objects comes back identical, whatever its length and spaces', async () => {
  const value = fc.oneof(fc.string({ unit: 'grapheme' }), fc.integer(), fc.boolean())
  const object = fc.record({ a: value, b: value, 'c d': fc.record({ e: value }) })
  await fc.assert(
    fc.asyncProperty(
      fc.array(object, { minLength: 1, maxLength: 30 }),
      fc.constantFrom(0, 1, '\t'),
      async (objects, space) => {
        const { rows } = await readWhole(json(JSON.stringify(objects, null, space)), list(''))
        expect(rows).toEqual(objects.map(o => [o.a, o.b, o['c d'].e].map(String)))
      },
    ),
    { numRuns: 100 },
  )
})

test('a document longer than a block comes back identical', async () => {
  const objects = Array.from({ length: 20_000 }, (_, i) => ({ ref: `é${i}`, what: 'Loud "music"\n' }))
  const { rows, lines } = await readWhole(json(objects.map(one => JSON.stringify(one)).join('\n')), list(''))
  expect(rows).toEqual(objects.map(({ ref, what }) => [ref, what]))
  expect(lines.at(-1)).toBe(20_000)
})

test.each([
  [
    '{"results":[{"a":1},\n{"a":}]}',
    'line 2, byte 26: this is no proper JSON: a “}” stands where a value is missing',
  ],
  ['[{"a":1},\n\n{"a" 1}]', 'line 3, byte 16: this is no proper JSON: a colon is missing'],
  ['[{"a":1}\n{"a":1}]', 'line 2, byte 9: this is no proper JSON: a comma is missing'],
  ['[{"a":1,}]', 'byte 8: this is no proper JSON: a “}” stands where a value is missing'],
  ['[{"a":1},]', 'byte 9: this is no proper JSON: a “]” stands where a value is missing'],
  ['[{"a":1}}', 'byte 8: this is no proper JSON: a “}” closes nothing'],
  ['[{"a":1}]]', 'byte 9: this is no proper JSON: a “]” stands where a value is missing'],
  ['[{1:1}]', 'byte 2: this is no proper JSON: a name in quotation marks is missing'],
  ['[{"a",1}]', 'byte 5: this is no proper JSON: a comma stands where none may'],
  ['[{"a":1:2}]', 'byte 7: this is no proper JSON: a colon stands where none may'],
  ['[{"a":tru}]', 'line 1, byte 9: this is no proper JSON: a sign stands where none may'],
  ['[{"a":1},\n{"a":"b', 'line 2, byte 17: this is no proper JSON: it is cut short'],
  ['[{"a":1},', 'this is no proper JSON: it is cut short'],
  [`${'['.repeat(100_000)}`, 'it is nested more than 64 deep'],
  [`[{"a":${'['.repeat(100_000)}`, 'it is nested more than 64 deep'],
  [`[{"a":"${'x'.repeat(5_000_000)}"}]`, 'a text is longer than 4,194,304 bytes'],
  [
    `[{${Array.from({ length: 60 }, (_, i) => `"k${i}":"${'x'.repeat(100_000)}"`).join(',')}}]`,
    'an object is longer than 4,194,304 characters',
  ],
  [`[${Array.from({ length: 1100 }, (_, i) => `{"k${i}":1}`).join(',')}]`, 'more than 500 different names'],
  ['{"a":1,"b":[1,2]', 'it is cut short'],
  ['["a","b"]', 'JSON without a list of objects'],
  ['[]', 'JSON without a list of objects'],
])('%.60s is refused', async (text, reason) => {
  await expect(tablesOf(json(text))).rejects.toMatchObject({
    code: 'invalid',
    message: expect.stringMatching(/^calls\.json/),
    next: expect.stringMatching(/./),
  })
  await expect(tablesOf(json(text))).rejects.toThrow(reason)
})

test('bytes that are no text are told where they stand', async () => {
  const bytes = Buffer.concat([
    Buffer.from('[{"a":"x"},\n{"a":"'),
    Buffer.from([0xe9]),
    Buffer.from('tage"}]'),
  ])
  await expect(tablesOf(json(bytes))).rejects.toThrow(
    /^calls\.json, line 2, byte \d+: this is no proper JSON: there are bytes that are no text/,
  )
})

test('a list that is not there is named', async () => {
  await expect(readWhole(json('[{"a":1}]'), list('/results'))).rejects.toThrow(
    'calls.json has no list of objects at “/results”',
  )
})

const feature = (properties: object | null, geometry: object | null, more = {}) => ({
  type: 'Feature',
  ...more,
  properties,
  geometry,
})
const collection = (features: object[], more = {}) =>
  JSON.stringify({ type: 'FeatureCollection', ...more, features })
const point = (...coordinates: number[]) => ({ type: 'Point', coordinates })

test('features of GeoJSON are rows with their point; those without one are flagged', async () => {
  const text = collection([
    feature({ ref: 'A', at: { street: 'High Street' } }, point(-1.139, 52.601, 80), {
      id: 7,
      bbox: [1, 2, 3, 4],
    }),
    feature(
      { ref: 'B' },
      {
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [1, 1],
            [1, 0],
            [0, 0],
          ],
        ],
      },
    ),
    feature(null, null),
    feature({ ref: 'C' }, { type: 'Point', coordinates: [] }),
  ])
  const [table] = await tablesOf(json(text, 'calls.geojson'))
  expect(table).toMatchObject({
    written: { kind: 'geojson' },
    header: ['id', 'ref', 'at.street', 'longitude', 'latitude'],
  })
  const { rows, issues } = await readWhole(json(text), { kind: 'geojson' })
  expect(rows).toEqual([
    ['7', 'A', 'High Street', '-1.139', '52.601'],
    ['', 'B', '', '', ''],
    ['', '', '', '', ''],
    ['', 'C', '', '', ''],
  ])
  expect(issues.map(({ line, outcome, column, raw }) => [line, outcome, column, raw])).toEqual([
    [2, 'flagged', 'longitude', 'Polygon'],
    [3, 'flagged', 'longitude', ''],
    [4, 'flagged', 'longitude', ''],
  ])
})

test('a property called as the point keeps its name', async () => {
  const { header, rows } = await readWhole(
    json(collection([feature({ latitude: 'about 52' }, point(-1, 52))])),
    { kind: 'geojson' },
  )
  expect([header, rows]).toEqual([['latitude', 'longitude', 'point latitude'], [['about 52', '-1', '52']]])
})

test.each([
  ['urn:ogc:def:crs:OGC:1.3:CRS84', ['longitude', 'latitude']],
  ['urn:ogc:def:crs:EPSG::4326', ['longitude', 'latitude']],
  ['urn:ogc:def:crs:EPSG::27700', ['easting', 'northing']],
])('points in %s are %j', async (name, header) => {
  const crs = { type: 'name', properties: { name } }
  const read = await readWhole(json(collection([feature({}, point(1, 2))], { crs })), { kind: 'geojson' })
  expect([read.header, read.rows]).toEqual([header, [['1', '2']]])
})

test('points in another system are refused', async () => {
  const crs = { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::3857' } }
  await expect(tablesOf(json(collection([feature({}, point(1, 2))], { crs })))).rejects.toThrow(
    'calls.json is GeoJSON in the coordinate system urn:ogc:def:crs:EPSG::3857.',
  )
})
