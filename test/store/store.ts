import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createStore, type Store } from '../../main/store/open.ts'

export const now = new Date('2025-06-16T09:00:00.000Z')

/** An empty folder that goes with the test. */
export function testFolder(): { folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'store-test-'))
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** A new bureau file in a folder of its own. */
export async function openTestStore(): Promise<{ store: Store; close(): Promise<void> }> {
  const { folder, remove } = testFolder()
  const store = await createStore(join(folder, 'Test.bureau'), 'analyst.one', now)
  return {
    store,
    async close() {
      await store.close()
      remove()
    },
  }
}
