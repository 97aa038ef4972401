import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { writeXlsx } from 'hucre'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type MadeEntry, madeZip } from '../unit/imports/archive-made.ts'
import { openTestDesk, type TestDesk } from './desk.ts'
import { addSource, loadFile, writeTable } from './imports.ts'
import { policeFile } from './police-file.ts'

let desk: TestDesk
beforeEach(async () => {
  desk = await openTestDesk()
})
afterEach(() => desk.close())

const calls =
  'Ref,Date,Type,Easting,Northing\nA1,2025-01-03,Noise,458801,304101\nA2,2025-01-04,Litter,458802,304102\n'
const unpack = (name: string, content: Uint8Array | string) =>
  desk.client.imports.unpack({ file: writeTable(desk, name, content) })
const zip = (entries: MadeEntry[]) => unpack('sent.zip', madeZip(entries))
const contentOf = (file: string) => readFileSync(desk.backend.files.resolve(file).path, 'utf8')

test('an archive of data.police.uk gives its files by name, each read as if it had come alone', async () => {
  const { files, passedOver } = await zip([
    { name: '2025-02/', content: '' },
    { name: '2025-02/2025-02-leicestershire-street.csv', content: policeFile('2025-02', 3) },
    { name: '2025-01/2025-01-leicestershire-street.csv', content: policeFile('2025-01', 2) },
    {
      name: '2025-01/2025-01-leicestershire-outcomes.csv',
      content: 'Crime ID,Month,Outcome type\nx,2025-01,y\n',
      method: 0,
    },
  ])
  expect(passedOver).toEqual([])
  expect(files.map(({ name }) => name)).toEqual([
    '2025-01-leicestershire-outcomes.csv',
    '2025-01-leicestershire-street.csv',
    '2025-02-leicestershire-street.csv',
  ])
  expect(contentOf(files[1]!.file)).toBe(policeFile('2025-01', 2))
  expect(files[1]!.bytes).toBe(policeFile('2025-01', 2).length)
  const sourceId = await addSource(desk.client)
  expect(await loadFile(desk.client, files[2]!.file, sourceId)).toMatchObject({
    ...{ fileName: '2025-02-leicestershire-street.csv', read: 4, loaded: 4 },
  })
})

test('what cannot be unpacked is told one by one, and does not keep the rest', async () => {
  const damaged = 'a,b\n'.repeat(50)
  const { files, passedOver } = await zip([
    { name: 'good.csv', content: calls },
    { name: 'secret.csv', content: calls, encrypted: true },
    { name: 'packed.csv', content: calls, method: 14 },
    { name: 'changed.csv', content: damaged, crc: 1 },
    { name: 'short.csv', content: damaged, unpackedBytes: 500 },
    { name: 'long.csv', content: damaged, unpackedBytes: 10 },
    { name: 'inner.zip', content: madeZip([{ name: 'calls.csv', content: calls }]) },
    { name: 'inner.csv.gz', content: gzipSync(calls) },
    { name: 'broken.zip', content: madeZip([{ name: 'calls.csv', content: calls }]).subarray(0, 60) },
    { name: 'empty.csv', content: '' },
    { name: '__MACOSX/._good.csv', content: 'x' },
    { name: '../../outside.csv', content: calls },
  ])
  expect(files.map(({ name }) => name)).toEqual(['good.csv', 'outside.csv'])
  expect(contentOf(files[1]!.file)).toBe(calls)
  expect(passedOver).toEqual([
    { name: 'secret.csv', reason: 'It is protected by a password' },
    { name: 'packed.csv', reason: 'It is packed by LZMA, which cannot be unpacked here' },
    { name: 'changed.csv', reason: 'It is damaged: its checksum does not fit' },
    { name: 'short.csv', reason: 'It is cut short' },
    { name: 'long.csv', reason: 'It unpacks to more than the archive says' },
    { name: 'inner.zip', reason: expect.stringContaining('archive inside an archive') },
    { name: 'inner.csv.gz', reason: expect.stringContaining('archive inside an archive') },
    { name: 'broken.zip', reason: expect.stringContaining('damaged or cut short') },
    { name: 'empty.csv', reason: 'It is empty' },
    { name: '__MACOSX/._good.csv', reason: expect.stringContaining('macOS') },
  ])
})

test('a packed entry whose bytes are damaged is told', async () => {
  const archive = madeZip([{ name: 'a.csv', content: calls }])
  archive.fill(0xff, 35, 45)
  const { files, passedOver } = await unpack('sent.zip', archive)
  expect([files, passedOver]).toEqual([
    [],
    [{ name: 'a.csv', reason: 'It is damaged: it cannot be unpacked' }],
  ])
})

test('a compressed file gives the file in it', async () => {
  const { files } = await unpack('calls.csv.gz', gzipSync(calls))
  expect(files).toMatchObject([{ name: 'calls.csv', bytes: calls.length }])
  expect(contentOf(files[0]!.file)).toBe(calls)
})

test('a compressed file in two parts gives both', async () => {
  const { files } = await unpack(
    'calls.csv.gz',
    Buffer.concat([gzipSync(calls), gzipSync('A3,2025-01-05,Noise,1,2\n')]),
  )
  expect(contentOf(files[0]!.file)).toBe(`${calls}A3,2025-01-05,Noise,1,2\n`)
})

test('a plain file and a workbook come back as they are, whatever they are called', async () => {
  const workbook = (await writeXlsx({
    sheets: [
      {
        name: 'Calls',
        rows: [
          ['Ref', 'Date'],
          ['A1', '2025-01-03'],
        ],
      },
    ],
  })) as Uint8Array
  for (const [name, content] of [
    ['calls.csv', calls],
    ['calls.zip', workbook],
  ] as const) {
    const file = writeTable(desk, name, content)
    expect(await desk.client.imports.unpack({ file })).toEqual({
      files: [{ file, name, bytes: content.length }],
      passedOver: [],
    })
  }
})

const tar = Buffer.alloc(1024)
tar.write('ustar', 257)
test.each([
  [
    'cut.zip',
    madeZip([{ name: 'a.csv', content: calls }]).subarray(0, 100),
    'cut.zip is an archive that is damaged or cut short.',
  ],
  ['nothing.zip', madeZip([]), 'nothing.zip is an archive with nothing in it.'],
  [
    'cut.csv.gz',
    gzipSync(calls).subarray(0, 40),
    'cut.csv.gz is damaged or cut short: it cannot be unpacked.',
  ],
  ['calls.tar', tar, 'calls.tar is a TAR archive, which is not unpacked here.'],
  [
    'zeros.csv.gz',
    gzipSync(Buffer.alloc(64 * 2 ** 20)),
    /zeros\.csv\.gz is not read: .* would unpack to .* or more, over 100 times as much\./,
  ],
  [
    'trap.zip',
    madeZip([
      { name: 'a', content: calls },
      { name: 'b', content: calls, sharesFirst: true },
    ]),
    /trap\.zip is not read: files in it share the same packed bytes/,
  ],
])('%s is refused with what to do', async (name, content, message) => {
  await expect(unpack(name, content)).rejects.toMatchObject({
    code: 'invalid',
    message: typeof message === 'string' ? message : expect.stringMatching(message),
    next: expect.stringMatching(/./),
  })
})

test('a TAR archive in a compressed file is passed over', async () => {
  expect(await unpack('calls.tgz', gzipSync(tar))).toEqual({
    files: [],
    passedOver: [{ name: 'calls.tar', reason: expect.stringContaining('archive inside an archive') }],
  })
})
