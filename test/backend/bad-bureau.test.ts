import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import SqliteFile from 'better-sqlite3'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type CommandLine, openCommandLine } from './command-line.ts'

// Some tests start processes of their own.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 })

let line: CommandLine
beforeAll(async () => {
  line = openCommandLine()
  expect((await line.desk('new', 'Sound')).code).toBe(0)
})
afterAll(() => line.close())

const commands = [['sources'], ['serve', '--no-open']]
const of = (path: string, [command, ...more]: string[]) => [command!, path, ...more]

/** Refused by every command, with a message and without a stack, and the file as it was. */
async function refused(path: string, message: RegExp) {
  const before = readFileSync(join(line.folder, path))
  for (const command of commands) {
    const ran = await line.desk(...of(path, command))
    expect(ran).toMatchObject({ code: 1, stdout: '' })
    expect(ran.stderr).toMatch(message)
    expect(ran.stderr.trimEnd().split('\n')).toHaveLength(1)
  }
  expect(readFileSync(join(line.folder, path))).toEqual(before)
}

test.each([
  ['empty', ''],
  ['words', 'These are words.'],
  ['a table', 'a,b\n1,2\n'],
  ['a head only', 'SQLite format 3\0'],
])('a file that is %s is no bureau', async (what, content) => {
  const path = `${what}.bureau`
  writeFileSync(join(line.folder, path), content)
  await refused(path, /is not a bureau of Tasking Desk/)
  expect(readdirSync(line.folder)).not.toContain(`${what}.files`)
})

test('a database of another program is no bureau', async () => {
  const other = new SqliteFile(join(line.folder, 'other.bureau'))
  other.exec('create table notes (text)')
  other.close()
  await refused('other.bureau', /is not a bureau of Tasking Desk/)
})

test.each([
  ['cut off', (bytes: Buffer) => bytes.subarray(0, 20_000)],
  ['cut off after its head', (bytes: Buffer) => bytes.subarray(0, 100)],
  ['overwritten', (bytes: Buffer) => Buffer.concat([bytes.subarray(0, 100), bytes.subarray(100).fill(0xa5)])],
])('a bureau that is %s is called damaged, and its backups are named', async (what, harm) => {
  const path = `${what}.bureau`
  writeFileSync(join(line.folder, path), harm(readFileSync(join(line.folder, 'Sound.bureau'))))
  await refused(path, /is damaged\..*backups/)
})

test('a lock that is no lock is named', async () => {
  copyFileSync(join(line.folder, 'Sound.bureau'), join(line.folder, 'locked.bureau'))
  mkdirSync(join(line.folder, 'locked.files'))
  writeFileSync(join(line.folder, 'locked.files', 'lock'), 'x'.repeat(5000))
  await refused('locked.bureau', /locked\.files.lock, cannot be used/)
})

test('a folder is no bureau', async () => {
  mkdirSync(join(line.folder, 'folder.bureau'))
  const ran = await line.desk('sources', 'folder')
  expect(ran).toMatchObject({ code: 1, stderr: expect.stringContaining('is a folder') })
})

test('a bureau of a newer program is left alone', async () => {
  copyFileSync(join(line.folder, 'Sound.bureau'), join(line.folder, 'newer.bureau'))
  const newer = new SqliteFile(join(line.folder, 'newer.bureau'))
  newer.pragma('user_version = 999')
  newer.pragma('wal_checkpoint(truncate)')
  newer.pragma('journal_mode = delete')
  newer.close()
  await refused('newer.bureau', /newer Tasking Desk/)
})

test('a bureau another process holds is refused, saying who holds it', async () => {
  const holder = await serving('Sound')
  try {
    await refused('Sound.bureau', new RegExp(`already open by .*process ${holder.pid}`))
  } finally {
    holder.kill('SIGTERM')
    await once(holder, 'exit')
  }
  expect((await line.desk('check', 'Sound')).code).toBe(0)
})

test('a lock dies with its process, however that ends', async () => {
  const holder = await serving('Sound')
  holder.kill('SIGKILL')
  await once(holder, 'exit')
  expect((await line.desk('check', 'Sound')).code).toBe(0)
})

test('a page served ends in order when told to', async () => {
  const holder = await serving('Sound')
  holder.kill('SIGTERM')
  expect(await once(holder, 'exit')).toEqual([0, null])
})

// Root may write anywhere: there the command runs as nobody. Windows keeps this right elsewhere.
const nobody = 65_534
const asRoot = process.getuid?.() === 0
test.skipIf(process.platform === 'win32')('a folder nobody may write to', async () => {
  const theirs = openCommandLine(asRoot ? { uid: nobody, gid: nobody } : null)
  const folder = join(theirs.folder, 'closed')
  mkdirSync(folder)
  copyFileSync(join(line.folder, 'Sound.bureau'), join(folder, 'Sound.bureau'))
  chmodSync(join(folder, 'Sound.bureau'), 0o644)
  chmodSync(folder, 0o555)
  const before = readdirSync(folder)
  for (const words of [
    ['sources', 'closed/Sound'],
    ['check', 'closed/Sound'],
    ['new', 'closed/Other'],
  ]) {
    const ran = await theirs.desk(...words)
    expect(ran).toMatchObject({ code: 1, stdout: '' })
    expect(ran.stderr).toMatch(/Nothing can be written to .*closed/)
  }
  expect(readdirSync(folder)).toEqual(before)
  chmodSync(folder, 0o755)
  theirs.close()
})

/** The command line serving a bureau, as soon as it has said so. */
async function serving(bureau: string): Promise<ChildProcess> {
  const entry = fileURLToPath(new URL('../../main/cli/desk.js', import.meta.url))
  const child = spawn(process.execPath, [entry, 'serve', bureau, '--no-open'], {
    cwd: line.folder,
    env: { ...process.env, INIT_CWD: line.folder, TASKING_DESK_STATE: join(line.folder, 'state') },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(child.stdout!, 'data')
  return child
}
