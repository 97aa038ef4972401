import { counted, whole } from '#shared/count-words.ts'
import type { Method } from '#shared/features/analysis/contract.ts'
import { placePrecisions, timePrecisions } from '#shared/features/incidents/rules.ts'
import { AppError } from '#shared/rpc/error.ts'
import { hasPlace } from '../incidents/places.ts'
import type { Snapshot } from '../incidents/snapshot.ts'

type Needs = {
  /** Of the place: none, a point of any exactness, or one that stands for a single address. */
  place: 'none' | 'point' | 'address'
  /** Of the time: none beyond its month, its day, or its hour. */
  time: 'month' | 'day' | 'hour'
}

/** What each method needs to know of an incident; what is known less exactly it must not be given. */
const needsOf: Record<Method, Needs> = {
  dbscan: { place: 'point', time: 'month' },
  hdbscan: { place: 'point', time: 'month' },
  'nearest-neighbour': { place: 'point', time: 'month' },
  kde: { place: 'point', time: 'month' },
  'gi-star': { place: 'point', time: 'month' },
  'local-moran': { place: 'point', time: 'month' },
  'repeat-locations': { place: 'address', time: 'month' },
  'hot-areas': { place: 'none', time: 'month' },
  selection: { place: 'point', time: 'month' },
  merge: { place: 'point', time: 'month' },
  'hour-by-weekday': { place: 'none', time: 'hour' },
  xmr: { place: 'none', time: 'month' },
  'near-repeat': { place: 'address', time: 'day' },
  'space-time-scan': { place: 'point', time: 'day' },
  'hotspot-classes': { place: 'point', time: 'day' },
  backtest: { place: 'point', time: 'day' },
}

/** The incidents a method can be given, and how many of the others were left out for what. */
export type Borne = {
  chosen: Uint32Array
  unplaced: number
  /** Placed, but at a point that stands for several addresses. */
  inexact: number
  /** Known only by a longer time than the method needs. */
  untimed: number
}

const standsForSeveral = new Set(
  (['snapped', 'postcode', 'street'] as const).map(name => placePrecisions.indexOf(name)),
)
const [dayAlone, monthAlone] = [timePrecisions.indexOf('day'), timePrecisions.indexOf('month')]

/** Those of the positions that are known exactly enough for a method. Throws `invalid` with the reason where none is. */
export function bearable(method: Method, snapshot: Snapshot, positions: Uint32Array): Borne {
  const { place, time } = needsOf[method]
  const chosen = new Uint32Array(positions.length)
  let [kept, unplaced, inexact, untimed] = [0, 0, 0, 0]
  for (const at of positions) {
    const precision = snapshot.timePrecisions[at]!
    if (place !== 'none' && !hasPlace(snapshot, at)) unplaced++
    else if (place === 'address' && standsForSeveral.has(snapshot.placePrecisions[at]!)) inexact++
    else if (time !== 'month' && precision === monthAlone) untimed++
    else if (time === 'hour' && precision === dayAlone) untimed++
    else chosen[kept++] = at
  }
  if (kept > 0) return { chosen: chosen.slice(0, kept), unplaced, inexact, untimed }
  throw refusal(method, positions.length, { unplaced, inexact, untimed })
}

function refusal(method: Method, all: number, left: Omit<Borne, 'chosen'>): AppError {
  if (all === 0) {
    return new AppError('invalid', 'There are no incidents in this selection.', {
      next: 'Widen the period, or take in more sources or categories.',
    })
  }
  if (left.unplaced === all) {
    return new AppError('invalid', `None of the ${counted(all, 'incident')} in this selection has a place.`, {
      next: 'Widen the period, or take in more sources or categories.',
    })
  }
  const reasons = reasonsFor(method, left)
  return new AppError('invalid', `These incidents cannot bear this method: ${reasons.join('; ')}.`, {
    next: 'Take in a source that knows its places and times more exactly, or choose another method.',
  })
}

/** What was left out and why, a sentence each, beside the unplaced, of which every result tells. */
export function leftOut(method: Method, { inexact, untimed }: Borne): string[] {
  return reasonsFor(method, { unplaced: 0, inexact, untimed }).map(reason => `Left out: ${reason}.`)
}

function reasonsFor(method: Method, { unplaced, inexact, untimed }: Omit<Borne, 'chosen'>): string[] {
  const { time } = needsOf[method]
  const reasons: string[] = []
  if (unplaced > 0) reasons.push(`${whole(unplaced)} have no place`)
  if (inexact > 0) {
    reasons.push(
      `${whole(inexact)} stand at points that stand for several addresses (snapped, or the middle of a postcode or street), so a repeat there is not one of an address`,
    )
  }
  if (untimed > 0) {
    const needed = time === 'hour' ? 'the hour' : 'the day'
    reasons.push(`of ${whole(untimed)} ${needed} is not known${time === 'hour' ? '' : ', only the month'}`)
  }
  return reasons
}
