import type { Snapshot } from '../../incidents/snapshot.ts'
import type { PeopleOf } from './people.ts'
import type { NewsSettings } from './settings.ts'

export type ScanInput = {
  snapshot: Pick<
    Snapshot,
    'eastings' | 'northings' | 'fromMinutes' | 'timePrecisions' | 'placePrecisions' | 'sources' | 'categories'
  >
  /** Positions of the incidents to look at, linked calls counted once. */
  positions: Uint32Array
  /** Who is the same person, for each of the positions. */
  people: readonly PeopleOf[]
  sourceNames: ReadonlyMap<number, string>
  categoryNames: ReadonlyMap<number, string>
  /** Day since 1970 that is not over yet. */
  today: number
  seed: number
  settings: NewsSettings
}
