import type { Polygons } from '#shared/features/areas/contract.ts'
import { areaAt, indexAreas } from '../../areas/membership.ts'
import { hourOfWeek } from '../../incidents/hour-by-weekday.ts'
import { localDay } from '../../incidents/local-time.ts'
import type { Positions } from './positions.ts'

const hoursOfWeek = 168

export type Presence = {
  /** 168 minutes for each hotspot, Monday first. */
  minutes: Float64Array
  /** On how many days each hour of the week has a position of any unit. */
  recorded: number[]
  /** Local days with a position. */
  days: number
  minutesInAll: number
  minutesInside: number
  /** Time between positions further apart than the gap: nobody knows where the unit was. */
  minutesInGaps: number
}

/**
 * Minutes that units spent in each hotspot by hour of the week in Europe/London. Between two positions of a unit no
 * further apart than the gap, the first half of the time is spent where it was, the second where it is next; a
 * longer time is counted nowhere. Where hotspots overlap, a position lies in the first. Linear in the positions.
 */
export function minutesInHotspots(
  tracks: readonly Positions[],
  hotspots: readonly Polygons[],
  gapSeconds: number,
): Presence {
  const index = indexAreas(hotspots)
  const seconds = new Float64Array(hotspots.length * hoursOfWeek)
  const hoursSeen = new Set<number>()
  let [all, inside, gaps] = [0, 0, 0]
  const spend = (hotspot: number, from: number, to: number) => {
    all += to - from
    if (hotspot < 0) return
    inside += to - from
    for (let at = from; at < to; ) {
      // London's hours begin with those of UTC, in summer and in winter.
      const next = Math.min(to, (Math.floor(at / 3600) + 1) * 3600)
      seconds[hotspot * hoursOfWeek + hourOfWeek(Math.floor(at / 60))]! += next - at
      at = next
    }
  }
  for (const { units, seconds: at, eastings, northings, begins } of tracks) {
    let before = -1
    for (let i = 0; i < units.length; i++) {
      hoursSeen.add(Math.floor(at[i]! / 3600))
      const here = areaAt(index, eastings[i]!, northings[i]!)
      const isNext = i > 0 && units[i] === units[i - 1] && begins[i] === 0
      if (isNext) {
        const [from, to] = [at[i - 1]!, at[i]!]
        if (to - from > gapSeconds) gaps += to - from
        else {
          spend(before, from, (from + to) / 2)
          spend(here, (from + to) / 2, to)
        }
      }
      before = here
    }
  }
  const recorded = new Array<number>(hoursOfWeek).fill(0)
  const days = new Set<string>()
  for (const hour of hoursSeen) {
    recorded[hourOfWeek(hour * 60)]! += 1
    days.add(localDay(hour * 60))
  }
  return {
    minutes: seconds.map(value => value / 60),
    recorded,
    days: days.size,
    minutesInAll: all / 60,
    minutesInside: inside / 60,
    minutesInGaps: gaps / 60,
  }
}
