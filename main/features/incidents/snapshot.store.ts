import type { Store } from '../../store/open.ts'
import { type Columns, emptySnapshot, type Snapshot } from './snapshot.ts'

/** Changes exactly when the visible incidents do. */
export function snapshotKey(store: Store): string {
  return finishedImports(store).join(' ')
}

/** The incidents that were visible once: all of these imports up to this incident. */
export type Frozen = { importIds: number[]; lastIncidentId: number }

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
  const { columns, take } = filling(length)
  // The imports are chosen here and not in the query: by their index the table would be read out of its order
  // and sorted again, three times as slow as reading it through.
  const query = rowsRead(store).limit(rowsInStep)
  let readTo = 0
  for (let found = rowsInStep; found === rowsInStep; ) {
    found = 0
    const rows = store.readRows(query.where('id', '>', readTo).where('id', '<=', last).compile())
    for (const row of rows as IterableIterator<RowRead>) {
      found++
      readTo = row[0]
      // Told otherwise by an import that was there as well: the later version counts.
      const isTold = row[10] !== null && isVisible[row[10]] === 1
      if (isVisible[row[9]] && !isTold) take(row)
    }
    yield
  }
  return { ...columns, importIds, lastIncidentId: columns.ids[length - 1] ?? 0 }
}

/** The incidents that were visible once and are no more, because one of these imports told them otherwise since. */
export function readSuperseded(store: Store, then: Frozen, later: readonly number[]): Columns {
  const query = rowsRead(store)
    .where('superseded_by', 'in', later)
    .where('import_id', 'in', then.importIds)
    .where('id', '<=', then.lastIncidentId)
  const rows = [...(store.readRows(query.compile()) as IterableIterator<RowRead>)]
  const { columns, take } = filling(rows.length)
  for (const row of rows) take(row)
  return columns
}

function rowsRead({ db }: Store) {
  return db
    .selectFrom('incident')
    .select(['id', 'easting', 'northing', 'from_minute', 'to_minute'])
    .select(['time_precision', 'place_precision', 'source_id', 'category_id', 'import_id'])
    .select(['superseded_by', 'channel'])
    .orderBy('id')
}

/** Columns with room for so many incidents, and what puts the next row into them. */
function filling(length: number): { columns: Columns; take(row: RowRead): void } {
  const columns = emptySnapshot(length)
  const channelOf = new Map<string | null, number>([
    [null, 0],
    ['', 0],
  ])
  let i = 0

  function take(row: RowRead) {
    columns.ids[i] = row[0]
    columns.eastings[i] = row[1] ?? Number.NaN
    columns.northings[i] = row[2] ?? Number.NaN
    columns.fromMinutes[i] = row[3]
    columns.toMinutes[i] = row[4]
    columns.timePrecisions[i] = row[5]
    columns.placePrecisions[i] = row[6]
    columns.sources[i] = row[7]
    columns.categories[i] = row[8]
    columns.imports[i] = row[9]
    columns.channels[i] = channelOf.get(row[11]) ?? newChannel(row[11]!)
    i++
  }

  function newChannel(words: string): number {
    const number = columns.channelWords.push(words) - 1
    channelOf.set(words, number)
    return number
  }

  return { columns, take }
}

/** The columns in the order asked for; only places, later versions and channels may be absent. */
type RowRead = [
  ...[id: number, easting: number | null, northing: number | null, from: number, to: number],
  ...[timePrecision: number, placePrecision: number, source: number, category: number, importId: number],
  ...[supersededBy: number | null, channel: string | null],
]

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
