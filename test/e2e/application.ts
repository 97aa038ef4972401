import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { test as base } from '@playwright/test'

export type Application = {
  /** The folder its bureaus are kept in: a new one for each test. */
  folder: string
  /** The address with its one-use token. */
  address: string
  /** Ends the backend without warning, as a power cut would. */
  kill(): Promise<void>
}

/** The browser host, started as a person starts it, in a folder of its own. */
export async function startApplication(folder: string): Promise<Application & { process: ChildProcess }> {
  const child = spawn(process.execPath, ['main/cli/desk.js', 'serve', '--no-open', '--json'], {
    env: { ...process.env, TASKING_DESK_STATE: join(folder, 'state'), TASKING_DESK_BUREAUS: folder },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = (await once(createInterface(child.stdout!), 'line')) as [string]
  const { address } = JSON.parse(line) as { address: string }
  return {
    folder,
    address,
    process: child,
    async kill() {
      child.kill('SIGKILL')
      await once(child, 'exit')
    },
  }
}

/** Tests that are each given an application of their own. */
export const test = base.extend<{ application: Application }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures wanted from the pattern.
  application: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'desk-e2e-'))
    const application = await startApplication(folder)
    await use(application)
    if (application.process.exitCode === null && application.process.signalCode === null) {
      application.process.kill('SIGTERM')
      await once(application.process, 'exit')
    }
    rmSync(folder, { recursive: true, force: true })
  },
})
export { expect } from '@playwright/test'
