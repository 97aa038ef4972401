import { replicaRandom, shuffledIndices } from '#shared/random.ts'
import { type ScanCircles, scanCircles } from './scan-circles.ts'

export type ScanSettings = { maxRadiusMetres: number; maxDays: number; minCount: number }

/** Incidents dealt to circles, over all replicas: several minutes of them. */
export const mostDealt = 1e10

/** How many incidents all circles of a scan hold together: the work of one replica. */
export function dealtPerReplica({ starts }: ScanCircles): number {
  return starts.at(-1)!
}

/** A circle over some consecutive days. */
export type Cylinder = {
  circle: number
  easting: number
  northing: number
  radiusMetres: number
  /** Days by number, both included. */
  fromDay: number
  toDay: number
  count: number
  expected: number
  /** Logarithm of the generalised likelihood ratio. */
  logRatio: number
}

/** All that stays the same from one permutation to the next: circles, and the incidents' days in order. */
export type Scan = {
  circles: ScanCircles
  settings: ScanSettings
  n: number
  /** Of each rank in the order of days: the day, the first rank of that day, one past its last, and the first too late. */
  days: Int32Array
  dayStart: Uint32Array
  dayEnd: Uint32Array
  tooLate: Uint32Array
  /** The incident of each rank as the days really are. */
  pointOfRank: Uint32Array
}

export function prepareScan(
  eastings: Float64Array,
  northings: Float64Array,
  dayOfPoint: Int32Array,
  settings: ScanSettings,
): Scan {
  const n = dayOfPoint.length
  const pointOfRank = Uint32Array.from({ length: n }, (_, point) => point).sort(
    (a, b) => dayOfPoint[a]! - dayOfPoint[b]! || a - b,
  )
  const days = Int32Array.from(pointOfRank, point => dayOfPoint[point]!)
  const [dayStart, dayEnd, tooLate] = [new Uint32Array(n), new Uint32Array(n), new Uint32Array(n)]
  let late = 0
  for (let rank = 0; rank < n; rank++) {
    dayStart[rank] = rank > 0 && days[rank] === days[rank - 1] ? dayStart[rank - 1]! : rank
    while (late < n && days[late]! < days[rank]! + settings.maxDays) late++
    tooLate[rank] = late
  }
  for (let rank = n - 1; rank >= 0; rank--) {
    dayEnd[rank] = rank + 1 < n && days[rank] === days[rank + 1] ? dayEnd[rank + 1]! : rank + 1
  }
  const circles = scanCircles(eastings, northings, settings.maxRadiusMetres, settings.minCount)
  return { circles, settings, n, days, dayStart, dayEnd, tooLate, pointOfRank }
}

/**
 * Log of the generalised likelihood ratio of c incidents where m are expected, of n in all:
 * `c log(c / m) + (n - c) log((n - c) / (n - m))`; 0 unless there are more than expected.
 */
export function logLikelihoodRatio(count: number, expected: number, n: number): number {
  if (count <= expected) return 0
  const rest = n - count
  return count * Math.log(count / expected) + (rest > 0 ? rest * Math.log(rest / (n - expected)) : 0)
}

/**
 * Space-time permutation scan statistic (M. Kulldorff, R. Heffernan, J. Hartman, R. Assuncao and F. Mostashari, PLoS
 * Medicine 2, 2005). Without interaction a cylinder holds `incidents in the circle x incidents on the days / all`;
 * the likelihood ratio says how far its count is above. Every circle is looked at over every run of days up to
 * `maxDays`; only runs that begin and end with an incident of the circle need be, as a longer one expects more.
 *
 * @returns the best cylinder of each circle that has more than expected and `minCount` or more.
 */
export function bestCylinders(scan: Scan): Cylinder[] {
  const { circles, n } = scan
  const found: Cylinder[] = []
  const bounds = loosestBounds(scan, 0)
  const slots = new Uint32Array(circles.starts.at(-1)!)
  fill(scan, scan.pointOfRank, slots)
  for (let circle = 0; circle < circles.counts.length; circle++) {
    const best = { logRatio: 0, from: 0, to: 0, count: 0, expected: 0 }
    eachWindow(scan, circle, slots, bounds, (from, to, count, inDays) => {
      const expected = (circles.counts[circle]! * inDays) / n
      const logRatio = logLikelihoodRatio(count, expected, n)
      if (logRatio > best.logRatio) Object.assign(best, { logRatio, from, to, count, expected })
    })
    if (best.logRatio === 0) continue
    found.push({
      circle,
      easting: circles.eastings[circle]!,
      northing: circles.northings[circle]!,
      radiusMetres: circles.radiusMetres[circle]!,
      fromDay: scan.days[best.from]!,
      toDay: scan.days[best.to]!,
      count: best.count,
      expected: best.expected,
      logRatio: best.logRatio,
    })
  }
  return found
}

/** The strongest first, each on ground that none before it touches; equal ones in the order of their circles. */
export function withoutOverlap(cylinders: readonly Cylinder[], most: number): Cylinder[] {
  const kept: Cylinder[] = []
  for (const one of cylinders.toSorted((a, b) => b.logRatio - a.logRatio || a.circle - b.circle)) {
    if (kept.length === most) break
    const isApart = (other: Cylinder) => {
      const [dx, dy] = [one.easting - other.easting, one.northing - other.northing]
      return dx * dx + dy * dy > (one.radiusMetres + other.radiusMetres) ** 2
    }
    if (kept.every(isApart)) kept.push(one)
  }
  return kept
}

/**
 * The highest log ratio of any cylinder in each of some replicas, in which the days are dealt to the incidents by
 * chance; 0 where none reaches `floor`. Each replica draws from its own numbers, so that they can be made in any parts.
 *
 * @param replicas numbers of the replicas, from 1.
 */
export function replicaMaxima(
  scan: Scan,
  seed: number,
  { from, to }: { from: number; to: number },
  floor: number,
): Float64Array {
  const { circles, n } = scan
  // A hair lower, so that rounding hides no tie.
  const bounds = loosestBounds(scan, floor * (1 - 1e-9))
  const slots = new Uint32Array(circles.starts.at(-1)!)
  const maxima = new Float64Array(to - from + 1)
  for (let replica = from; replica <= to; replica++) {
    fill(scan, shuffledIndices(replicaRandom(seed, replica), n), slots)
    let best = 0
    for (let circle = 0; circle < circles.counts.length; circle++) {
      const inCircle = circles.counts[circle]!
      eachWindow(scan, circle, slots, bounds, (_from, _to, count, inDays) => {
        best = Math.max(best, logLikelihoodRatio(count, (inCircle * inDays) / n, n))
      })
    }
    maxima[replica - from] = best
  }
  return maxima
}

/** Lists the incidents of each circle by their rank in time: taken in the order of days they need no sorting. */
function fill({ circles, n }: Scan, pointOfRank: Uint32Array, slots: Uint32Array): void {
  const { starts, placeOfPoint, circleStarts, circleList } = circles
  const next = starts.slice()
  for (let rank = 0; rank < n; rank++) {
    const place = placeOfPoint[pointOfRank[rank]!]!
    const end = circleStarts[place + 1]!
    for (let at = circleStarts[place]!; at < end; at++) slots[next[circleList[at]!]!++] = rank
  }
}

/**
 * Calls back with every window of a circle that passes the bound for its count. From one first incident on, the
 * incidents of all circles together only grow with the window, so counts that could not pass even now are leapt over,
 * and the rest is left once the most that fit in time could not.
 */
function eachWindow(
  { circles, settings, dayStart, dayEnd, tooLate }: Scan,
  circle: number,
  slots: Uint32Array,
  bounds: Float64Array,
  visit: (fromRank: number, toRank: number, count: number, inDays: number) => void,
): void {
  const inCircle = circles.counts[circle]!
  const start = circles.starts[circle]!
  const end = circles.starts[circle + 1]!
  let inTime = start
  for (let first = start; first + settings.minCount <= end; first++) {
    const rank = slots[first]!
    const [from, late] = [dayStart[rank]!, tooLate[rank]!]
    while (inTime < end && slots[inTime]! < late) inTime++
    const most = inTime - first
    let count = settings.minCount
    while (count <= most) {
      const lastRank = slots[first + count - 1]!
      const inDays = dayEnd[lastRank]! - from
      const product = inCircle * inDays
      if (product >= bounds[most]!) break
      if (product < bounds[count]!) visit(rank, lastRank, count, inDays)
      count++
      while (count <= most && bounds[count]! <= product) count++
    }
  }
}

/** For each count, what `incidents in the circle x incidents on the days` must stay below to reach a log ratio. */
function loosestBounds({ circles, n }: Scan, logRatio: number): Float64Array {
  const most = circles.counts.reduce((greatest, count) => Math.max(greatest, count), 0)
  return Float64Array.from({ length: most + 1 }, (_, count) => {
    let [low, high] = [0, count]
    for (let step = 0; step < 60 && logRatio > 0; step++) {
      const middle = (low + high) / 2
      if (logLikelihoodRatio(count, middle, n) >= logRatio) low = middle
      else high = middle
    }
    return high * n
  })
}
