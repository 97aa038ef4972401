import type { Kysely } from 'kysely'
import type { AreaFigure, AreaSet } from '#shared/features/areas/contract.ts'
import type { Filter, Freshness } from '#shared/features/incidents/contract.ts'
import {
  type Area,
  describeAreas,
  listAreaSets,
  readAreas,
  requireAreaSet,
  setsOfAreas,
} from '../features/areas/areas.store.ts'
import { readFigure } from '../features/areas/figures/figures.store.ts'
import { type AreaIndex, areaAt, indexAreas } from '../features/areas/membership.ts'
import { readCodeTable } from '../features/incidents/category-codes.store.ts'
import type { CodeTable } from '../features/incidents/category-codes.ts'
import { type Conditions, positionsWhere } from '../features/incidents/filter.ts'
import { readFreshness, readSources } from '../features/incidents/freshness.store.ts'
import type { SourceEntry } from '../features/incidents/freshness.ts'
import { type SnapshotPlaces, snapshotPlaces } from '../features/incidents/places.ts'
import { resolveFilter } from '../features/incidents/selection.store.ts'
import type { Snapshot } from '../features/incidents/snapshot.ts'
import { searchTexts } from '../features/incidents/text-index.store.ts'
import { wholeOf } from '../features/incidents/whole.ts'
import type { Store } from '../store/open.ts'
import type { Database } from '../store/schema.ts'
import { keepSelections } from './kept-selections.ts'

/**
 * What can be asked of the incidents in columns. `db` is always the context's own: inside a transaction any
 * other handle would wait for ever. Without a snapshot the current one is meant.
 */
export type Selection = {
  /**
   * Positions, ascending, of the incidents of the filter; codes and links as of a moment, or as they are now.
   * Others are handed the same ones: they are only read.
   */
  select(db: Kysely<Database>, filter: Filter, snapshot?: Snapshot, asOf?: string): Promise<Uint32Array>
  /** Which code each category has from when on; as of a moment, or as it is now. */
  codeTable(db: Kysely<Database>, asOf?: string): Promise<CodeTable>
  /** The area of a set that each position lies in, by identifier; 0 outside of all and for the unplaced. */
  areaOfPositions(db: Kysely<Database>, areaSetId: number, snapshot?: Snapshot): Promise<Uint32Array>
  /** The areas that hold a point, at most one of each set, in the order the sets were loaded. */
  areasAt(
    db: Kysely<Database>,
    easting: number,
    northing: number,
  ): Promise<{ areaSetName: string; code: string; name: string }[]>
  /** The area sets, in the order they were loaded. */
  areaSets(db: Kysely<Database>): Promise<AreaSet[]>
  /** The areas of a set with their outlines, in the order of their codes. Throws `not-found`. */
  areas(db: Kysely<Database>, areaSetId: number): Promise<Area[]>
  /** Every area set that has areas, ready to be asked which of them holds a point. */
  areaIndexes(db: Kysely<Database>): Promise<AreaIndex[]>
  /** A figure of areas with its value for each area that has one. Throws `not-found`. */
  areaFigure(
    db: Kysely<Database>,
    areaFigureId: number,
  ): Promise<{ figure: AreaFigure; areaIds: Uint32Array; values: Float64Array }>
  /** The distinct places of a snapshot. */
  places(snapshot: Snapshot): SnapshotPlaces
  /** The sources with their agency and when their last import ended, by name. */
  sources(db: Kysely<Database>): Promise<SourceEntry[]>
  /** Up to when each source has reported, and what of it could not be placed or coded. */
  freshness(
    db: Kysely<Database>,
    now: Date,
    /** The incidents as they were frozen at a moment, and that moment. */
    frozen?: { snapshot: Snapshot; at: string },
  ): Promise<Freshness[]>
}

type IndexedSet = { key: string; index: AreaIndex; areaIds: Uint32Array }

/** Answers filters, and keeps what is dear to compute for as long as what it was computed from. */
export function openSelection(store: Store, currentSnapshot: () => Snapshot): Selection {
  const kept = keepSelections()
  const areasOf = new WeakMap<Snapshot, Map<string, Uint32Array>>()
  const sets = new Map<string, IndexedSet>()

  /** Of a drawn set, where areas overlap as people please, only the areas asked for: none hides another. */
  async function indexedSet(
    db: Kysely<Database>,
    areaSetId: number,
    only: readonly number[] | null = null,
  ): Promise<IndexedSet> {
    const { drawn, changedAt } = await requireAreaSet(db, areaSetId)
    const among = drawn ? only : null
    const key = `${areaSetId} ${changedAt} ${among?.join(' ') ?? ''}`
    const known = sets.get(key)
    if (known) return known
    const areas = (await readAreas(db, areaSetId)).filter(({ id }) => !among || among.includes(id))
    const set: IndexedSet = {
      key,
      index: indexAreas(areas.map(({ polygons }) => polygons)),
      areaIds: Uint32Array.from(areas, ({ id }) => id),
    }
    sets.set(key, set)
    return set
  }

  async function areaOfPositions(
    db: Kysely<Database>,
    areaSetId: number,
    snapshot = currentSnapshot(),
    only: readonly number[] | null = null,
  ): Promise<Uint32Array> {
    const known = areasOf.get(snapshot) ?? new Map<string, Uint32Array>()
    areasOf.set(snapshot, known)
    const { key, index, areaIds } = await indexedSet(db, areaSetId, only)
    const found = known.get(key)
    if (found) return found
    const areaOfPosition = await locate()
    known.set(key, areaOfPosition)
    return areaOfPosition

    async function locate(): Promise<Uint32Array> {
      const whole = wholeOf(snapshot)
      if (!whole) return areasOfPlaces(snapshot, index, areaIds)
      const areaOfWhole = await areaOfPositions(db, areaSetId, whole.snapshot, only)
      const { eastings, northings } = snapshot
      return Uint32Array.from(whole.positions, (position, at) => {
        if (position >= 0) return areaOfWhole[position]!
        const area = areaAt(index, eastings[at]!, northings[at]!)
        return area >= 0 ? areaIds[area]! : 0
      })
    }
  }

  return {
    places: snapshotPlaces,
    areaOfPositions,
    areaSets: db => listAreaSets(db),
    areas: readAreas,
    async areaIndexes(db) {
      const indexes: AreaIndex[] = []
      for (const { id, areas } of await listAreaSets(db)) {
        if (areas > 0) indexes.push((await indexedSet(db, id)).index)
      }
      return indexes
    },
    areaFigure: readFigure,
    sources: db => readSources(db),
    freshness: (db, now, frozen) =>
      frozen
        ? readFreshness(db, frozen.snapshot, new Date(frozen.at), frozen.at)
        : readFreshness(db, currentSnapshot(), now),
    codeTable: (db, asOf) => readCodeTable(db, { asOf }),
    async areasAt(db, easting, northing) {
      const areaIds: number[] = []
      for (const { id } of await listAreaSets(db)) {
        const { index, areaIds: ids } = await indexedSet(db, id)
        const area = areaAt(index, easting, northing)
        if (area >= 0) areaIds.push(ids[area]!)
      }
      return describeAreas(db, areaIds)
    },
    async select(db, filter, snapshot = currentSnapshot(), asOf) {
      const conditions: Conditions = await resolveFilter(db, filter, asOf)
      if (filter.areaIds) {
        const areas = []
        for (const [areaSetId, areaIds] of await setsOfAreas(db, filter.areaIds)) {
          const areaOfPosition = await areaOfPositions(db, areaSetId, snapshot, areaIds)
          areas.push({ areaOfPosition, wanted: new Set(areaIds) })
        }
        conditions.areas = areas
      }
      const { text = '' } = filter
      return kept.find(snapshot, { conditions, text }, () =>
        positionsWhere(
          snapshot,
          text === '' ? conditions : { ...conditions, worded: searchTexts(store, snapshot, text) },
        ),
      )
    },
  }
}

/** The area of each position: of incidents at one place it is looked up once. */
function areasOfPlaces(snapshot: Snapshot, index: AreaIndex, areaIds: Uint32Array): Uint32Array {
  const { eastings, northings, placeOfPosition } = snapshotPlaces(snapshot)
  const areaOfPlace = new Uint32Array(eastings.length)
  for (let place = 0; place < areaOfPlace.length; place++) {
    const area = areaAt(index, eastings[place]!, northings[place]!)
    if (area >= 0) areaOfPlace[place] = areaIds[area]!
  }
  const areaOfPosition = new Uint32Array(snapshot.length)
  for (let at = 0; at < areaOfPosition.length; at++) {
    const place = placeOfPosition[at]!
    if (place >= 0) {
      areaOfPosition[at] = areaOfPlace[place]!
      continue
    }
    // Known by an area alone: a point inside it says which areas as large or larger it belongs to.
    const area = areaAt(index, snapshot.eastings[at]!, snapshot.northings[at]!)
    if (area >= 0) areaOfPosition[at] = areaIds[area]!
  }
  return areaOfPosition
}
