import { once } from 'node:events'
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import SqliteFile from 'better-sqlite3'
import Papa from 'papaparse'
import { plainCsv } from '#shared/features/imports/mapping.ts'
import { seededRandom } from '#shared/random.ts'
import { startBackend } from '../../main/backend/start.ts'
import { readTable } from '../../main/features/imports/reading/read-table.files.ts'

export const name = 'Import of a CSV of 12 columns, against a bare prepared-statement insert of the same rows'

const rowCount = rowsAsked() ?? 1_000_000
const header = [
  'Reference',
  'Received',
  'Category',
  'Channel',
  'Easting',
  'Northing',
  'Location',
  'Outcome',
].concat(['Telephone', 'Ward', 'Officer', 'Remarks'])

/** `npm run bench -- import --rows 5000000` */
function rowsAsked(): number | null {
  const at = process.argv.indexOf('--rows')
  return at === -1 ? null : Number(process.argv[at + 1])
}

export async function run(print: (line: string) => void): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'desk-bench-'))
  try {
    const path = join(folder, 'calls.csv')
    await writeCalls(path)
    const { seconds: bareSeconds, cpuSeconds: bareCpu } = await bareInsert(join(folder, 'bare.db'), path)
    print(
      `${rowCount.toLocaleString('en-GB')} rows, bare insert as text with the same two indexes: ${bareSeconds.toFixed(2)} s`,
    )
    globalThis.gc?.()
    const before = process.resourceUsage().maxRSS / 1024
    const { seconds, loaded, peak, cpu } = await imported(folder, path)
    print(
      `imported ${loaded.toLocaleString('en-GB')} rows: ${seconds.toFixed(2)} s, ` +
        `${Math.round(loaded / seconds).toLocaleString('en-GB')} rows a second`,
    )
    print(`ratio to the bare insert: ${(seconds / bareSeconds).toFixed(2)}`)
    print(
      `processor time: storing ${(cpu.main / bareCpu).toFixed(2)}, reading ${((cpu.all - cpu.main) / bareCpu).toFixed(2)} ` +
        `times that of the bare insert (${bareCpu.toFixed(2)} s), each on a processor of its own`,
    )
    print(
      `peak memory while importing: ${peak.toFixed(0)} MB (highest of the process before: ${before.toFixed(0)} MB)`,
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Calls much like a 101 centre's, a tenth of them quoted, every caller with some calls. */
async function writeCalls(path: string): Promise<void> {
  const random = seededRandom(1)
  const pick = <T>(values: readonly T[]) => values[Math.floor(random() * values.length)]!
  const categories = ['Noisy neighbours', 'Drunk or rowdy behaviour', 'Abandoned vehicles', 'Vandalism']
  const channels = ['101', '999', 'web', 'e-mail']
  const outcomes = ['Resolved', 'No further action', 'Passed to council', '']
  const streets = Array.from({ length: 2000 }, (_, i) => `${1 + (i % 90)} Street ${i}, Leicester`)
  const out = createWriteStream(path)
  out.write(`${header.join(',')}\n`)
  const start = Date.UTC(2024, 0, 1)
  for (let i = 0; i < rowCount; i += 1000) {
    const rows = Array.from({ length: 1000 }, (_, j) => {
      const at = new Date(start + (i + j) * 63_000)
      const day = at.toISOString()
      return [
        `CC-${String(i + j).padStart(7, '0')}`,
        `${day.slice(8, 10)}/${day.slice(5, 7)}/${day.slice(0, 4)} ${day.slice(11, 16)}`,
        pick(categories),
        pick(channels),
        String(455_000 + Math.floor(random() * 9000)),
        String(300_000 + Math.floor(random() * 9000)),
        random() < 0.1 ? `${pick(streets)}, "the corner"` : pick(streets).replace(',', ''),
        pick(outcomes),
        `0116 4${String(Math.floor(random() * 100_000)).padStart(6, '0')}`,
        `Ward ${i % 40}`,
        `Team ${i % 12}`,
        'Caller says it happens most evenings',
      ]
    })
    if (!out.write(`${Papa.unparse(rows, { newline: '\n' })}\n`)) await once(out, 'drain')
  }
  out.end()
  await once(out, 'finish')
}

/**
 * The same cells as text into a table with the indexes that incidents have, one unique by the reference and one
 * by the import, in one transaction; reading them is not counted.
 */
async function bareInsert(dbPath: string, csvPath: string) {
  const db = new SqliteFile(dbPath)
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.exec(`create table call (import_id integer, ${header.map(column => `"${column}" text`).join(', ')})`)
  db.exec('create unique index call_reference on call ("Reference")')
  db.exec('create index call_import on call (import_id)')
  const statement = db.prepare(`insert into call values (1, ${header.map(() => '?').join(', ')})`)
  let milliseconds = 0
  let cpuSeconds = 0
  const timed = (work: () => void) => {
    const startedAt = performance.now()
    const before = process.threadCpuUsage()
    work()
    milliseconds += performance.now() - startedAt
    cpuSeconds += secondsOf(process.threadCpuUsage(before))
  }
  db.exec('begin')
  for await (const { rows } of readTable({ path: csvPath, name: 'calls.csv' }, plainCsv)) {
    timed(() => {
      for (const row of rows) statement.run(row)
    })
  }
  timed(() => db.exec('commit'))
  db.close()
  return { seconds: milliseconds / 1000, cpuSeconds }
}

const secondsOf = ({ user, system }: NodeJS.CpuUsage) => (user + system) / 1e6

async function imported(folder: string, path: string) {
  const backend = startBackend({
    kind: 'cli',
    version: 'bench',
    login: 'bench',
    bureausFolder: folder,
    stateFolder: join(folder, 'state'),
    now: () => new Date('2026-06-01T09:00:00.000Z'),
    printPdf: () => Promise.reject(new Error('The bench prints nothing.')),
  })
  const client = backend.connect()
  await client.settings.createBureau({ name: 'Bench' })
  const agency = await client.settings.saveAgency({ key: 'council', name: 'Council' })
  const { id: sourceId } = await client.imports.saveSource({
    key: 'centre-101',
    name: '101 centre',
    agencyId: agency.id,
    marking: 'OFFICIAL',
    purpose: '',
    lawfulBasis: '',
    retentionMonths: null,
    reviewOn: null,
    expectedEveryDays: null,
    dropFolder: '',
    keepsIdentities: false,
    reach: 'partners',
  })
  const { mapping } = await client.imports.inspect({ file: path, sourceId })
  let peak = 0
  const sampling = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss() / 2 ** 20)
  }, 50)
  const startedAt = performance.now()
  const [allBefore, mainBefore] = [process.cpuUsage(), process.threadCpuUsage()]
  const { loaded } = await client.imports.run({ file: path, sourceId, mapping })
  const seconds = (performance.now() - startedAt) / 1000
  const cpu = {
    all: secondsOf(process.cpuUsage(allBefore)),
    main: secondsOf(process.threadCpuUsage(mainBefore)),
  }
  clearInterval(sampling)
  await backend.close()
  return { seconds, loaded, peak, cpu }
}
