import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DeskClient } from '#shared/contract.ts'
import type { Host } from '../../main/backend/context.ts'
import { type Backend, startBackend } from '../../main/backend/start.ts'

export type TestDesk = {
  backend: Backend
  client: DeskClient
  folder: string
  /** Moves the clock; it stands still otherwise. */
  setNow(iso: string): void
  close(): Promise<void>
}

/** A real backend over a real file in a folder of its own, with a bureau open and the clock standing still. */
export async function openTestDesk(
  options: { login?: string; folder?: string; bureau?: string | null; printPdf?: Host['printPdf'] } = {},
): Promise<TestDesk> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'desk-test-'))
  let now = new Date('2025-06-16T09:00:00.000Z')
  const backend = startBackend(
    {
      kind: 'cli',
      version: '0.0.0-test',
      login: options.login ?? 'analyst.one',
      bureausFolder: folder,
      stateFolder: join(folder, 'state'),
      now: () => now,
      printPdf: options.printPdf ?? (() => Promise.reject(new Error('no printer in this test'))),
    },
    { checkOutput: true },
  )
  const client = backend.connect()
  const bureau = options.bureau === undefined ? 'Test bureau' : options.bureau
  if (bureau !== null) await client.settings.createBureau({ name: bureau })
  return {
    backend,
    client,
    folder,
    setNow(iso) {
      now = new Date(iso)
    },
    async close() {
      await backend.close()
      if (options.folder === undefined) rmSync(folder, { recursive: true, force: true })
    },
  }
}
