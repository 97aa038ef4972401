import { execFile } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

let made: Promise<string> | null = null

/** Puts the demonstration bureau where the application would make it; it is made once for all tests of a process. */
export async function putDemonstration(folder: string): Promise<void> {
  made ??= make()
  cpSync(await made, folder, { recursive: true })
}

async function make(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'desk-demonstration-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const state = mkdtempSync(join(tmpdir(), 'desk-demonstration-state-'))
  try {
    await promisify(execFile)(
      process.execPath,
      ['main/cli/desk.js', 'new', join(folder, 'Demonstration.bureau'), '--demo'],
      { env: { ...process.env, TASKING_DESK_STATE: state, TASKING_DESK_BUREAUS: folder } },
    )
  } finally {
    rmSync(state, { recursive: true, force: true })
  }
  return folder
}
