import { flushCompileCache } from 'node:module'
import type { MappingSpec } from '#shared/features/imports/contract.ts'
import { startBackend } from '../../../main/backend/start.ts'

type Order = { folder: string; bureau: string; file: string; sourceId: number; mapping: MappingSpec }

const [, , folder = ''] = process.argv
const backend = startBackend({
  kind: 'cli',
  version: '0.0.0-test',
  login: 'analyst.one',
  bureausFolder: folder,
  stateFolder: `${folder}/state`,
  now: () => new Date('2025-06-16T09:00:00.000Z'),
  printPdf: () => Promise.reject(new Error('no printer in this test')),
})

/** Waits for its order, so that being killed is only ever a matter of the import. */
process.on('message', async ({ bureau, file, sourceId, mapping }: Order) => {
  const client = backend.connect()
  await client.settings.openBureau({ path: bureau })
  process.send!({ begun: true })
  const { id } = await client.imports.run({ file, sourceId, mapping })
  process.send!({ done: id })
})
// Who is killed leaves nothing of what was compiled: kept now, the next one is ready sooner.
flushCompileCache()
process.send!({ ready: true })
