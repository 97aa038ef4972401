import { isDeepStrictEqual } from 'node:util'
import type { Conditions } from '../features/incidents/filter.ts'
import type { Snapshot } from '../features/incidents/snapshot.ts'

/** A pack for the board asks some forty questions, and is looked at more than once. */
const mostKept = 64
/** Of all that is kept of a snapshot: 64 MB. */
const mostPositions = 16_000_000

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
      selections.set(snapshot, fitting([latest, ...kept.filter(one => one !== latest)]))
      return latest.positions
    },
  }
}

/** The latest of them, as many as there is room for. */
function fitting(latestFirst: Kept[]): Kept[] {
  let positions = 0
  return latestFirst.slice(0, mostKept).filter((one, at) => {
    positions += one.positions.length
    return at === 0 || positions <= mostPositions
  })
}
