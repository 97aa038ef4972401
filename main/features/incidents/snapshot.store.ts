import { AppError } from '#shared/rpc/error.ts'
import type { Store } from '../../store/open.ts'
import type { Row } from '../../store/schema.ts'
import { emptySnapshot, hashOfIds, type Snapshot } from './snapshot.ts'

/** Changes exactly when the visible incidents do. */
export function snapshotKey(store: Store): string {
  return finishedImports(store).join(' ')
}

/** The incidents that were visible once: all of these imports up to this incident. */
type Frozen = { importIds: readonly number[]; lastIncidentId: number }

/** Reads all visible incidents into columns, those of finished imports; or those that were visible at a freeze. */
export function readSnapshot(store: Store, frozen?: Frozen): Snapshot {
  const steps = snapshotSteps(store, frozen)
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}

/** Rows read in one step: some milliseconds. */
const rowsInStep = 10_000

/**
 * The same in steps, between which other things can be done. What was read is of no use if the key of the snapshot
 * has become another before the last step.
 */
export function* snapshotSteps(store: Store, frozen?: Frozen): Generator<void, Snapshot, void> {
  const importIds = frozen ? frozen.importIds.toSorted((a, b) => a - b) : finishedImports(store)
  const isVisible = new Uint8Array((importIds.at(-1) ?? 0) + 1)
  for (const importId of importIds) isVisible[importId] = 1
  const last = frozen?.lastIncidentId ?? Number.MAX_SAFE_INTEGER
  const length = countOf(store, importIds, last)
  const snapshot = emptySnapshot(length)
  // The imports are chosen here and not in the query: by their index the table would be read out of its order
  // and sorted again, three times as slow as reading it through.
  const query = store.db
    .selectFrom('incident')
    .select(['id', 'easting', 'northing', 'from_minute', 'to_minute'])
    .select(['time_precision', 'place_precision', 'source_id', 'category_id', 'import_id'])
    .select(['superseded_by', 'channel'])
    .orderBy('id')
    .limit(rowsInStep)
  const channelOf = new Map<string | null, number>([
    [null, 0],
    ['', 0],
  ])
  let i = 0
  let readTo = 0
  for (let found = rowsInStep; found === rowsInStep; ) {
    found = 0
    const rows = store.readRows(query.where('id', '>', readTo).where('id', '<=', last).compile())
    for (const row of rows as IterableIterator<RowRead>) {
      found++
      readTo = row[0]
      if (isVisible[row[9]]) take(row)
    }
    yield
  }
  return { ...snapshot, importIds, lastIncidentId: snapshot.ids[length - 1] ?? 0 }

  function take(row: RowRead) {
    // Told otherwise by an import that was there as well: the later version counts.
    if (row[10] !== null && isVisible[row[10]]) return
    snapshot.ids[i] = row[0]
    snapshot.eastings[i] = row[1] ?? Number.NaN
    snapshot.northings[i] = row[2] ?? Number.NaN
    snapshot.fromMinutes[i] = row[3]
    snapshot.toMinutes[i] = row[4]
    snapshot.timePrecisions[i] = row[5]
    snapshot.placePrecisions[i] = row[6]
    snapshot.sources[i] = row[7]
    snapshot.categories[i] = row[8]
    snapshot.imports[i] = row[9]
    snapshot.channels[i] = channelOf.get(row[11]) ?? newChannel(row[11]!)
    i++
  }

  function newChannel(words: string): number {
    const number = snapshot.channelWords.push(words) - 1
    channelOf.set(words, number)
    return number
  }
}

/** The columns in the order asked for; only places, later versions and channels may be absent. */
type RowRead = [
  ...[id: number, easting: number | null, northing: number | null, from: number, to: number],
  ...[timePrecision: number, placePrecision: number, source: number, category: number, importId: number],
  ...[supersededBy: number | null, channel: string | null],
]

/** The incidents as they were frozen. Throws `conflict` where they are not the same any more. */
export function frozenSnapshot(store: Store, freeze: Row<'freeze'>): Snapshot {
  const importIds = JSON.parse(freeze.import_ids_json) as number[]
  const snapshot = readSnapshot(store, { importIds, lastIncidentId: freeze.last_incident_id })
  const gone = freeze.incidents - snapshot.length
  // As many are left where an undone import had told some otherwise: then an earlier version stands for each.
  const isSame = freeze.ids_hash === null || freeze.ids_hash === hashOfIds(snapshot.ids)
  if (gone === 0 && isSame) return snapshot
  const which = gone === 0 ? 'some' : String(gone)
  throw new AppError(
    'conflict',
    `Of the ${freeze.incidents} incidents frozen on ${freeze.made_at.slice(0, 10)}, ${which} are no longer there: an import was undone since.`,
    { next: 'Run the analysis on the incidents of today instead.' },
  )
}

function countOf(store: Store, importIds: readonly number[], last: number): number {
  const loaded = store.db
    .selectFrom('incident')
    .where('import_id', 'in', importIds)
    .where('id', '<=', last)
    .select(({ fn }) => fn.countAll().as('n'))
  // Counted apart: by its own index, the few that were told otherwise are found without reading the others.
  const superseded = loaded.where('superseded_by', 'in', importIds)
  const [all, less] = [loaded, superseded].map(query => {
    const [[n]] = [...store.readRows(query.compile())] as [[number]]
    return n
  }) as [number, number]
  return all - less
}

function finishedImports(store: Store): number[] {
  const query = store.db
    .selectFrom('import')
    .select('id')
    .where('status', '=', 'done')
    .orderBy('id')
    .compile()
  return [...store.readRows(query)].map(([id]) => id as number)
}
