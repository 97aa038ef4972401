import { isDeepStrictEqual } from 'node:util'
import type { Conditions } from '../features/incidents/filter.ts'
import type { Snapshot } from '../features/incidents/snapshot.ts'

/** A screen asks several questions of one filter, and goes back and forth between a few. */
const mostKept = 8

/** What was asked: the words of a text are not among the conditions, as they are found only when they must be. */
type Asked = { conditions: Conditions; text: string }
type Kept = Asked & { positions: Uint32Array }

/** The last selections of each snapshot, as long as the snapshot itself. */
export type KeptSelections = {
  /** What was selected before by the same conditions, or what `select` finds now. Nobody may write into it. */
  find(snapshot: Snapshot, asked: Asked, select: () => Uint32Array): Uint32Array
}

/**
 * Conditions are compared by what they say after their codes, links and hotspots were read: where one of those was
 * changed the selection is made anew.
 */
export function keepSelections(): KeptSelections {
  const selections = new WeakMap<Snapshot, Kept[]>()
  return {
    find(snapshot, { conditions, text }, select) {
      const kept = selections.get(snapshot) ?? []
      const found = kept.find(one => one.text === text && isDeepStrictEqual(one.conditions, conditions))
      const latest = found ?? { conditions, text, positions: select() }
      selections.set(snapshot, [latest, ...kept.filter(one => one !== latest)].slice(0, mostKept))
      return latest.positions
    },
  }
}
