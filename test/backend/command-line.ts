import { type SpawnOptions, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const entry = fileURLToPath(new URL('../../main/cli/desk.js', import.meta.url))

export type Ran = { code: number | null; stdout: string; stderr: string; json: Record<string, unknown> }
export type CommandLine = {
  folder: string
  /** Runs `desk ...words` in the folder, as a person would. */
  desk(...words: string[]): Promise<Ran>
  deskWith(options: SpawnOptions, ...words: string[]): Promise<Ran>
  close(): void
}

/** The real command line in processes of its own, in a folder of its own. */
export function openCommandLine(): CommandLine {
  const folder = mkdtempSync(join(tmpdir(), 'desk-cli-'))
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    TASKING_DESK_STATE: join(folder, 'state'),
    TASKING_DESK_BUREAUS: folder,
  }
  // `npm test` sets it too, to another folder.
  delete env.INIT_CWD

  function deskWith(options: SpawnOptions, ...words: string[]): Promise<Ran> {
    return new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [entry, ...words], { cwd: folder, env, ...options })
      let [stdout, stderr] = ['', '']
      child.stdout?.on('data', chunk => {
        stdout += chunk
      })
      child.stderr?.on('data', chunk => {
        stderr += chunk
      })
      child.on('error', reject)
      child.on('close', code => {
        const json = stdout.startsWith('{') ? (JSON.parse(stdout) as Record<string, unknown>) : {}
        resolve({ code, stdout, stderr, json })
      })
    })
  }
  return {
    folder,
    desk: (...words) => deskWith({}, ...words),
    deskWith,
    close: () => rmSync(folder, { recursive: true, force: true }),
  }
}
