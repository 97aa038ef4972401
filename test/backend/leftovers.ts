import { join } from 'node:path'
import { openStore } from '../../main/store/open.ts'
import type { TestDesk } from './desk.ts'

/** Closes the bureau and counts what imports left in its file. */
export async function leftovers(desk: TestDesk) {
  await desk.client.settings.closeBureau()
  const store = await openStore(join(desk.folder, 'Test bureau.bureau'), 'analyst.one', new Date())
  const count = async (table: 'import' | 'incident' | 'import_issue' | 'category' | 'mapping') =>
    (await store.db.selectFrom(table).select('id').execute()).length
  const found = {
    imports: await count('import'),
    incidents: await count('incident'),
    issues: await count('import_issue'),
    categories: await count('category'),
    mappings: await count('mapping'),
  }
  await store.close()
  return found
}
export const nothing = { imports: 0, incidents: 0, issues: 0, categories: 0, mappings: 0 }
