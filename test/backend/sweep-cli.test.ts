import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Backend, startBackend } from '../../main/backend/start.ts'
import { type CommandLine, openCommandLine } from './command-line.ts'
import { addSource } from './imports.ts'
import { policeFile } from './police-file.ts'

// Many commands to a test.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 })

let cli: CommandLine
let drop: string
let backend: Backend | null
beforeEach(async () => {
  cli = openCommandLine()
  drop = join(cli.folder, 'drop')
  const client = start('cli').connect()
  await client.settings.createBureau({ name: 'Leicester', folder: cli.folder })
  await addSource(client, 'police')
  const [source] = await client.imports.sources()
  await client.imports.saveSource({ ...source!, dropFolder: drop })
  await stop()
})
afterEach(async () => {
  await stop()
  cli.close()
})

/** A backend as the hosts start it, for the person the command line runs as. */
function start(kind: 'cli' | 'browser'): Backend {
  backend = startBackend({
    ...{
      kind,
      version: '0.0.0-test',
      login: userInfo().username,
      now: () => new Date('2025-06-16T09:00:00Z'),
    },
    ...{ bureausFolder: cli.folder, stateFolder: join(cli.folder, 'state') },
    printPdf: () => Promise.reject(new Error('no printer in this test')),
  })
  return backend
}
async function stop() {
  await backend?.close()
  backend = null
}
const put = (name: string, content: string) => writeFileSync(join(drop, name), content)
const outcomes = (json: Record<string, unknown>) =>
  (json.folders as { files: { name: string; outcome: string }[] }[])[0]!.files.map(({ name, outcome }) => [
    name,
    outcome,
  ])

test('sweep imports what is there, ends with 1 where a file failed, and freshness tells of it', async () => {
  put('2025-01-street.csv', policeFile('2025-01', 8))
  const waiting = await cli.desk('sweep', 'Leicester', '--json')
  expect(waiting).toMatchObject({ code: 0, stderr: '', json: { ok: true } })
  expect(outcomes(waiting.json)).toEqual([['2025-01-street.csv', 'waiting']])

  const swept = await cli.desk('sweep', 'Leicester', '--source', 'police', '--left-alone', '0', '--json')
  expect(swept).toMatchObject({ code: 0, json: { ok: true } })
  expect(outcomes(swept.json)).toEqual([['2025-01-street.csv', 'imported']])
  expect(readdirSync(join(drop, 'done')).sort()).toEqual([
    '2025-01-street.csv',
    '2025-01-street.csv.report.txt',
  ])

  put('letter.txt', 'Dear colleague')
  const failed = await cli.desk('sweep', 'Leicester', '--left-alone', '0', '--json')
  expect(failed).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('1 file could not be imported'),
    json: { ok: false, error: { code: 'invalid' } },
  })
  expect(outcomes(failed.json)).toEqual([['letter.txt', 'failed']])

  const { stdout, code } = await cli.desk('freshness', 'Leicester')
  expect(code).toBe(0)
  expect(stdout).toMatch(/police +\S+ 2025-01-street.csv/)
  expect(stdout).toContain('0 of 9')

  rmSync(drop, { recursive: true })
  const gone = await cli.desk('sweep', 'Leicester')
  expect(gone).toMatchObject({ code: 1, stdout: expect.stringContaining('is not there') })
  expect(await cli.desk('sweep', 'Leicester', '--source', 'fire')).toMatchObject({ code: 1, stdout: '' })
  expect(await cli.desk('sweep', 'Leicester', '--left-alone', 'long')).toMatchObject({ code: 2 })
})

test('a bureau opened in a window looks into its drop folders by itself, and is open meanwhile', async () => {
  put('2025-01-street.csv', policeFile('2025-01', 8))
  const client = start('browser').connect()
  await client.settings.openBureau({ path: join(cli.folder, 'Leicester.bureau') })
  expect(await client.incidents.summary({ filter: {} })).toMatchObject({ total: expect.any(Number) })
  await expect
    .poll(() => client.imports.list(), { timeout: 30_000 })
    .toMatchObject([{ fileName: '2025-01-street.csv', loaded: 9 }])
})
