import { endianness } from 'node:os'
import { setImmediate } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { Store } from '../../store/open.ts'
import type { Database } from '../../store/schema.ts'
import { rememberPlaces, type SnapshotPlaces, snapshotPlaces } from './places.ts'
import { type Columns, emptySnapshot, type Snapshot } from './snapshot.ts'

/** So few incidents are read row by row as quickly as anybody could ask for them. */
const fewIncidents = 50_000

/** Another number, and what was kept by an earlier version is read by nobody. */
const layout = 2

/** The columns of a snapshot, and those of its places. */
function columnsOf(snapshot: Columns, places: SnapshotPlaces): [name: string, column: ArrayBufferView][] {
  const { ids, eastings, northings, fromMinutes, toMinutes, timePrecisions, placePrecisions } = snapshot
  const { sources, categories, channels, imports } = snapshot
  return [
    ...Object.entries({ ids, eastings, northings, fromMinutes, toMinutes, timePrecisions, placePrecisions }),
    ...Object.entries({ sources, categories, channels, imports }),
    ...Object.entries(places).map(([name, column]): [string, ArrayBufferView] => [`places.${name}`, column]),
  ]
}

/** The row that says what the others are. It is written last: without it they are nothing. */
const about = 'about'
const aboutSchema = z.object({
  layout: z.literal(layout),
  byteOrder: z.literal(endianness()),
  key: z.string(),
  length: z.number(),
  places: z.number(),
  channelWords: z.array(z.string()),
  importIds: z.array(z.number()),
  lastIncidentId: z.number(),
})

/**
 * The columns of the incidents, and their places, as they were kept in the bureau file: a tenth of what reading a
 * million rows takes. Null where none were kept for this key of the snapshot, or not whole.
 */
export function readKeptColumns(store: Store, key: string): Snapshot | null {
  const [described] = [...rowsNamed(store, [about])]
  const kept = described && aboutSchema.safeParse(JSON.parse(textOf(described[1]))).data
  if (kept?.key !== key) return null
  const { length, channelWords, importIds, lastIncidentId } = kept
  const columns = emptySnapshot(length)
  const places: SnapshotPlaces = {
    eastings: new Float64Array(kept.places),
    northings: new Float64Array(kept.places),
    placeOfPosition: new Int32Array(length),
  }
  const wanted = new Map(columnsOf(columns, places))
  for (const [name, bytes] of rowsNamed(store, [...wanted.keys()])) {
    const column = bytesOf(wanted.get(name)!)
    if (bytes.length !== column.length) return null
    column.set(bytes)
    wanted.delete(name)
  }
  if (wanted.size > 0) return null
  const snapshot = { ...columns, channelWords, importIds, lastIncidentId }
  rememberPlaces(snapshot, places)
  return snapshot
}

/**
 * Keeps the columns of many incidents for the next time the bureau is opened, a column at a time so that nothing
 * else has to wait for all of them.
 *
 * @param keyNow the key of the snapshot as last committed.
 */
export async function keepColumns(
  store: Store,
  snapshot: Snapshot,
  key: string,
  keyNow: () => string,
): Promise<void> {
  await forgetColumns(store.db)
  if (snapshot.length < fewIncidents) return
  const insert = store.bulkInsert('incident_columns', ['name', 'bytes'], 'fail')
  const places = snapshotPlaces(snapshot)
  for (const [name, column] of columnsOf(snapshot, places)) {
    if (keyNow() !== key) break
    await insert([[name, bytesOf(column)]])
    await setImmediate()
  }
  const { length, channelWords, importIds, lastIncidentId } = snapshot
  const described = {
    layout,
    byteOrder: endianness(),
    key,
    places: places.eastings.length,
    length,
    channelWords,
    importIds,
    lastIncidentId,
  }
  await store.db.transaction().execute(async trx => {
    // Nothing else writes meanwhile: an import that was undone since must not be brought back by what is kept.
    if (keyNow() !== key) return forgetColumns(trx)
    const bytes = Buffer.from(JSON.stringify(described))
    await trx.insertInto('incident_columns').values({ name: about, bytes }).execute()
  })
}

async function forgetColumns(db: Kysely<Database>): Promise<void> {
  await db.deleteFrom('incident_columns').execute()
}

function rowsNamed(store: Store, names: readonly string[]) {
  const query = store.db.selectFrom('incident_columns').select(['name', 'bytes']).where('name', 'in', names)
  return store.readRows(query.compile()) as IterableIterator<[name: string, bytes: Uint8Array]>
}

const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString()

function bytesOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Buffer {
  return Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength)
}
