import { type ChildProcess, fork, type SpawnOptions, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const entry = fileURLToPath(new URL('../../main/cli/desk.js', import.meta.url))
const commands = fileURLToPath(new URL('desk-commands.ts', import.meta.url))

type Told = { code: number | null; stdout: string; stderr: string }
export type Ran = Told & { json: Record<string, unknown> }
export type CommandLine = {
  folder: string
  /** Runs `desk ...words` in the folder, in one process that answers one command after another. */
  desk(...words: string[]): Promise<Ran>
  /** The same in a process of its own, as a person starts it: for what that process itself must do. */
  deskAlone(...words: string[]): Promise<Ran>
  deskWith(options: SpawnOptions, ...words: string[]): Promise<Ran>
  close(): void
}

/** The real command line in a folder of its own, run by whoever runs the tests or by the one named. */
export function openCommandLine(as: { uid: number; gid: number } | null = null): CommandLine {
  const folder = mkdtempSync(join(tmpdir(), 'desk-cli-'))
  if (as) chownSync(folder, as.uid, as.gid)
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    TASKING_DESK_STATE: join(folder, 'state'),
    TASKING_DESK_BUREAUS: folder,
  }
  // `npm test` sets it too, to another folder.
  delete env.INIT_CWD
  let answering: ChildProcess | undefined
  let before: Promise<unknown> = Promise.resolve()

  function desk(...words: string[]): Promise<Ran> {
    const ran = before.then(() => ask(words))
    before = ran.catch(() => undefined)
    return ran
  }

  async function ask(words: string[]): Promise<Ran> {
    answering ??= fork(commands, { cwd: folder, env, execArgv: [], ...as })
    const answered = new AbortController()
    const { signal } = answered
    const child = answering
    const told = once(child, 'message', { signal }).then(([message]) => message as Told)
    const fell = once(child, 'exit', { signal }).then(([code]) => {
      throw new Error(`desk ${words.join(' ')} brought its process down (${code}).`)
    })
    try {
      child.send(words)
      return ranOf(await Promise.race([told, fell]))
    } finally {
      answered.abort()
      await Promise.allSettled([told, fell])
    }
  }

  function deskWith(options: SpawnOptions, ...words: string[]): Promise<Ran> {
    return new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [entry, ...words], { cwd: folder, env, ...as, ...options })
      let [stdout, stderr] = ['', '']
      child.stdout?.on('data', chunk => {
        stdout += chunk
      })
      child.stderr?.on('data', chunk => {
        stderr += chunk
      })
      child.on('error', reject)
      child.on('close', code => resolve(ranOf({ code, stdout, stderr })))
    })
  }
  return {
    folder,
    desk,
    deskAlone: (...words) => deskWith({}, ...words),
    deskWith,
    close() {
      answering?.kill()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function ranOf(told: Told): Ran {
  return { ...told, json: told.stdout.startsWith('{') ? JSON.parse(told.stdout) : {} }
}
