import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeXlsx } from 'hucre'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { madeZip } from '../unit/imports/archive-made.ts'
import { type CommandLine, openCommandLine } from './command-line.ts'
import { policeFile } from './police-file.ts'

// Many commands to a test.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 })

let line: CommandLine
beforeAll(async () => {
  line = openCommandLine()
  await line.desk('new', 'B')
})
afterAll(() => line.close())

const put = (name: string, content: Uint8Array | string) => writeFileSync(join(line.folder, name), content)
const load = (...words: string[]) => line.desk('import', 'B', ...words, '--agency', 'police')
const outcomes = 'Crime ID,Month,Outcome type\nx,2025-01,y\n'

test('of an archive every month is loaded in order, and the rest passed over with its reason', async () => {
  put(
    'archive.zip',
    madeZip([
      { name: '2025-02/2025-02-leicestershire-street.csv', content: policeFile('2025-02', 3) },
      { name: '2025-01/2025-01-leicestershire-outcomes.csv', content: outcomes },
      { name: '2025-01/2025-01-leicestershire-street.csv', content: policeFile('2025-01', 2) },
      { name: 'secret.csv', content: outcomes, encrypted: true },
      { name: 'letter.csv', content: 'Dear all' },
    ]),
  )
  const ran = await load('archive.zip', '--source', 'police-uk', '--json')
  expect(ran).toMatchObject({ code: 0, stderr: '' })
  expect(ran.json).toMatchObject({
    imports: [
      { fileName: '2025-01-leicestershire-street.csv', read: 3, loaded: 3 },
      { fileName: '2025-02-leicestershire-street.csv', read: 4, loaded: 4 },
    ],
    passedOver: [
      { name: 'secret.csv', reason: 'It is protected by a password' },
      {
        name: '2025-01-leicestershire-outcomes.csv',
        reason: 'It is not recognised by its columns: Crime ID, Month, Outcome type.',
      },
      { name: 'letter.csv', reason: expect.stringContaining('letter.csv') },
    ],
  })
  const said = await load('archive.zip', '--source', 'police-uk')
  expect(said.stdout).toContain('secret.csv: passed over. It is protected by a password')
})

test('an archive with nothing to load is refused with the first reason', async () => {
  put('other.zip', madeZip([{ name: 'outcomes.csv', content: outcomes }]))
  const ran = await load('other.zip', '--source', 'police-uk')
  expect(ran).toMatchObject({ code: 1, stdout: '' })
  expect(ran.stderr).toContain('other.zip: nothing in it is recognised. outcomes.csv: It is not recognised')
})

test('a workbook is loaded by a mapping made from it, every table that it fits', async () => {
  const header = ['Ref', 'Received', 'Category', 'Easting', 'Northing']
  const call = (ref: string, day: number) => [
    ref,
    new Date(Date.UTC(2025, 0, day, 10, 15)),
    'Noise',
    458801,
    304101,
  ]
  const sheets = [
    { name: 'January', rows: [['Calls'], [], header, call('A1', 3), call('A2', 14), ['Total', 2]] },
    { name: 'February', rows: [header, call('A3', 20), call('A4', 21)] },
    {
      name: 'Notes',
      rows: [
        ['Word', 'Meaning'],
        ['Noise', '1'],
      ],
    },
  ]
  put('calls.xlsx', (await writeXlsx({ sheets })) as Uint8Array)
  const shown = await load('calls.xlsx', '--source', 'control', '--show-mapping')
  put('mapping.json', shown.stdout)
  const ran = await load('calls.xlsx', '--source', 'control', '--mapping', 'mapping.json', '--json')
  expect(ran.json).toMatchObject({
    imports: [
      { read: 2, loaded: 2, skipped: 2, rejected: 0, unplaced: 0 },
      { read: 2, loaded: 2, skipped: 0 },
    ],
    passedOver: [{ name: 'calls.xlsx, Sheet “Notes”' }],
  })
})
