import type { Kysely } from 'kysely'
import type { Database } from '../../../store/schema.ts'
import type { Batch } from './batches.ts'
import { bytesOfRow, keyOf } from './incident-columns.ts'
import { fingerprintOfEvent } from './row-identity.files.ts'
import { visitTellings } from './tellings.ts'

/** The import whose rejected rows are brought mended, and the imports that brought some of them before. */
type Family = { rejectedIn: number; mends: readonly number[] }
type Found = { id: number; import_id: number; fingerprint: Uint8Array }

/**
 * Tells mended rows without a reference apart. One whose line was mended before is that row again; any other
 * is one more of its kind beside those the file itself told, and those mended before.
 */
export async function mendedFingerprints(db: Kysely<Database>, rejectedIn: number) {
  const mends = await db
    .selectFrom('import')
    .select('id')
    .where('mends_import_id', '=', rejectedIn)
    .where('status', '=', 'done')
    .execute()
  const family: Family = { rejectedIn, mends: mends.map(({ id }) => id) }
  const toldBy = await repeatsOf(db, [rejectedIn, ...family.mends])
  const takenHere = new Map<string, number>()

  const isTold = ({ id, import_id }: Found) =>
    import_id === rejectedIn || family.mends.includes(import_id) || toldBy.some(runs => tells(runs, id))

  async function beforeOnLine(line: number): Promise<Uint8Array | null> {
    if (family.mends.length === 0) return null
    const own = await db
      .selectFrom('incident')
      .select(['id', 'version_of', 'fingerprint'])
      .where('import_id', 'in', family.mends)
      .where('line', '=', line)
      .executeTakeFirst()
    if (!own) return null
    if (own.version_of === null) return own.fingerprint
    const first = await found(db, own.version_of)
    return first.fingerprint
  }

  async function oneMore(prefix: Uint8Array, event: string, line: number): Promise<Uint8Array> {
    for (let before = 0; ; before++) {
      const fingerprint = fingerprintOfEvent(prefix, event, before)
      const key = keyOf(fingerprint)
      const here = takenHere.get(key)
      if (here !== undefined && here !== line) continue
      const known = await db
        .selectFrom('incident')
        .select(['id', 'import_id', 'fingerprint'])
        .where('fingerprint', '=', fingerprint)
        .executeTakeFirst()
      if (known && isTold(known)) continue
      takenHere.set(key, line)
      return fingerprint
    }
  }

  /** Puts the fingerprints of the rows of a batch right that have no reference. */
  return async (batch: Batch): Promise<void> => {
    for (let i = 0; i < batch.length; i++) {
      const event = batch.events[i]
      if (!event) continue
      const at = bytesOfRow(batch.fingerprints, i)
      const line = batch.lines[i]!
      at.set((await beforeOnLine(line)) ?? (await oneMore(at, event, line)))
    }
  }
}

async function repeatsOf(db: Kysely<Database>, importIds: readonly number[]): Promise<Uint8Array[]> {
  const rows = await db
    .selectFrom('import_repeat')
    .select('runs')
    .where('import_id', 'in', importIds)
    .execute()
  return rows.map(({ runs }) => runs)
}

function tells(runs: Uint8Array, id: number): boolean {
  let told = false
  visitTellings(runs, Uint32Array.of(id), () => {
    told = true
  })
  return told
}

function found(db: Kysely<Database>, id: number): Promise<Found> {
  return db
    .selectFrom('incident')
    .select(['id', 'import_id', 'fingerprint'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
}
