import { MessageChannel } from 'node:worker_threads'
import type { ImportSummary, imports, MappingSpec } from '#shared/features/imports/contract.ts'
import { sumsUp } from '#shared/features/imports/rules.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { Bureau, HandlerOf, JobContext } from '../../backend/context.ts'
import { codeCategories } from './categories/categories.store.ts'
import type { run as readFile } from './import.worker.ts'
import { beginImport, importOf } from './imports.store.ts'
import { batchLoader } from './keeping/batches.store.ts'
import { type Batch, batchesPerTransaction } from './keeping/batches.ts'
import { finishImport } from './keeping/finish.store.ts'
import { eraseIdentities } from './keeping/identities.store.ts'
import { findMended } from './keeping/mend.handlers.ts'
import { mendedFingerprints } from './keeping/mended.store.ts'
import type { Rejected } from './keeping/mended-rows.files.ts'
import { headerOfRejects } from './keeping/reject-cells.ts'
import { removeUnfinishedImports } from './keeping/unfinished.store.ts'
import { sizeOfTable } from './reading/table-head.files.ts'
import { sourceOf } from './sources.store.ts'
import { checkMapping } from './table-checks.ts'
import type { KnownPlaces } from './understanding/known-places.ts'
import { saveMapping } from './understanding/mappings.store.ts'
import { knownPlacesFor } from './understanding/postcodes.handlers.ts'

const stage = 'Loading rows'

/** The import under way in a bureau. Another waits: it must not count as duplicate what may yet be cancelled. */
const underWay = new WeakMap<Bureau, Promise<unknown>>()

export function importUnderWay(bureau: Bureau): boolean {
  return underWay.has(bureau)
}

export const runImport: HandlerOf<(typeof imports)['run']> = async (context, { file, sourceId, mapping }) => {
  checkMapping(mapping)
  const { bureau } = context
  const before = underWay.get(bureau) ?? Promise.resolve()
  const own = before.then(() => {
    refuseCancelled(context.signal)
    return load(context, context.files.resolve(file), sourceId, mapping)
  })
  const settled = own.catch(() => {
    // Whoever asked is told; the next import only waits for the end.
  })
  underWay.set(bureau, settled)
  try {
    return await own
  } finally {
    if (underWay.get(bureau) === settled) underWay.delete(bureau)
  }
}

async function load(
  context: JobContext,
  file: { path: string; name: string },
  sourceId: number,
  mapping: MappingSpec,
): Promise<ImportSummary> {
  const { db, bureau, host, person } = context
  const bytes = await sizeOfTable(file)
  const { keepsIdentities } = await sourceOf(db, sourceId)
  const mends = await findMended(context, file, sourceId, mapping)
  const importId = await db.transaction().execute(async trx => {
    // Of a list of rejected rows it is the mapping of the file they are of.
    const header = headerOfRejects(mapping.header) ?? mapping.header
    const mappingId = await saveMapping(trx, sourceId, { ...mapping, header }, host.now())
    const { login } = person
    const mendsImportId = mends?.importId ?? null
    const beginning = { sourceId, mappingId, fileName: file.name, bytes, login, mendsImportId }
    return beginImport(trx, { ...beginning, now: host.now() })
  })
  try {
    const refit = mends && (await mendedFingerprints(db, mends.importId))
    const loader = batchLoader(bureau.store, { importId, sourceId, codes: mapping.codes, refit })
    const known = await knownPlacesFor(context, mapping)
    const what = { file, mapping, sourceId, keepsIdentities, known, mends: mends?.rejected ?? null }
    const read = await readInto(context, what, bytes, loader)
    refuseCancelled(context.signal)
    if (!sumsUp(loader.counts)) {
      throw new Error(`Import ${importId} lost rows: ${JSON.stringify(loader.counts)}`)
    }
    await db.transaction().execute(async trx => {
      await codeCategories(trx, loader.categories, { by: person.login, now: host.now() })
      const mended = mends && { importId: mends.importId, lines: loader.mendedLines }
      await finishImport(trx, importId, { ...read, ...loader, mends: mended }, host.now())
      // The agreement may have been changed while the file was read.
      if (keepsIdentities && !(await sourceOf(trx, sourceId)).keepsIdentities) {
        await eraseIdentities(trx, sourceId)
      }
    })
  } catch (error) {
    await removeUnfinishedImports(db)
    throw error
  }
  context.changed('imports', 'incidents')
  return importOf(db, importId)
}

/** Lets a thread read the file while this one loads what it read; neither runs far ahead of the other. */
async function readInto(
  { workers, signal, report, bureau, host }: JobContext,
  what: {
    file: { path: string; name: string }
    mapping: MappingSpec
    sourceId: number
    keepsIdentities: boolean
    known: KnownPlaces
    mends: Rejected | null
  },
  bytes: number,
  loader: ReturnType<typeof batchLoader>,
): ReturnType<typeof readFile> {
  const key = await bureau.key()
  const startedAt = performance.now()
  const { port1: near, port2: far } = new MessageChannel()
  const stop = new AbortController()
  let failure: unknown
  let loading: Promise<void> = Promise.resolve()
  report({ stage, done: 0, total: bytes })
  let gathered: Batch[] = []
  near.on('message', (batch: Batch) => {
    gathered.push(batch)
    if (gathered.length < batchesPerTransaction && !batch.isLast) return
    const together = gathered
    gathered = []
    loading = loading
      .then(async () => {
        if (stop.signal.aborted || signal.aborted) return
        await loader.load(together)
        report({
          stage,
          done: batch.bytesRead,
          total: bytes,
          rows: loader.counts.read,
          seconds: (performance.now() - startedAt) / 1000,
        })
        near.postMessage(together.length)
      })
      .catch((error: unknown) => {
        failure ??= error
        stop.abort()
      })
  })
  try {
    return await workers.run<typeof readFile>(
      'imports/import',
      { ...what, key, nowMinute: Math.floor(host.now().getTime() / 60_000), port: far },
      { signal: AbortSignal.any([signal, stop.signal]), transfer: [far] },
    )
  } catch (error) {
    throw failure ?? error
  } finally {
    near.close()
    await loading
  }
}

function refuseCancelled(signal: AbortSignal) {
  if (signal.aborted) throw new AppError('cancelled', 'The import was cancelled: nothing of it was kept.')
}
