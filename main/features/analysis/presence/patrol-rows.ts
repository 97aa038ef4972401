import { counted, decimals, whole } from '#shared/count-words.ts'
import type { PatrolRow } from '#shared/features/analysis/presence.ts'
import { poissonInterval } from '../statistics/poisson.ts'
import type { Presence } from './minutes.ts'

const hoursOfWeek = 168

type Demand = {
  hotspots: readonly { id: number; rank: number; label: string; calls: number }[]
  /** 168 calls for each hotspot by the hour they began. */
  calls: Float64Array
  days: number
}

/** Demand beside presence for each hotspot: per day each, because calls and positions are of different days. */
export function patrolRows({ hotspots, calls, days }: Demand, presence: Presence): PatrolRow[] {
  const rows = hotspots.map(({ id, rank, label, calls: all }, index) => {
    const ofHotspot = calls.subarray(index * hoursOfWeek, (index + 1) * hoursOfWeek)
    const minutesOf = presence.minutes.subarray(index * hoursOfWeek, (index + 1) * hoursOfWeek)
    const minutes = minutesOf.reduce((sum, value) => sum + value, 0)
    const hoursPerDay = minutes / 60 / presence.days
    const { lower, upper } = poissonInterval(all)
    const perHour = (count: number) =>
      minutes > 0 ? count / days / hoursPerDay : { unavailable: 'No unit was there at any time on record.' }
    return {
      hotspotId: id,
      rank,
      label,
      calls: all,
      minutes,
      timed: ofHotspot.reduce((sum, value) => sum + value, 0),
      callsPerDay: all / days,
      minutesPerDay: minutes / presence.days,
      callsPerHour: perHour(all),
      lower: perHour(lower),
      upper: perHour(upper),
      hoursWithout: ofHotspot.reduce(
        (sum, value, hour) =>
          sum + (value > 0 && presence.recorded[hour]! > 0 && minutesOf[hour] === 0 ? 1 : 0),
        0,
      ),
    }
  })
  const rankOf = (value: (row: (typeof rows)[number]) => number, row: (typeof rows)[number]) =>
    1 + rows.filter(other => value(other) > value(row)).length
  return rows.map(row => ({
    ...row,
    rankByCalls: rankOf(({ callsPerDay }) => callsPerDay, row),
    rankByPresence: rankOf(({ minutes }) => minutes, row),
  }))
}

const mostNamed = 3

/** Where demand and presence part, in plain sentences. */
export function patrolStatement(rows: readonly PatrolRow[], presence: Presence): string {
  // Half an hour told in whole hours would be twice as long.
  const hours = (minutes: number) =>
    minutes < 600 ? counted(Math.round(minutes), 'minute') : `${whole(Math.round(minutes / 60))} hours`
  const share = presence.minutesInAll > 0 ? (presence.minutesInside / presence.minutesInAll) * 100 : 0
  const spent = `Of ${hours(presence.minutesInAll)} on record, units spent ${hours(presence.minutesInside)} (${decimals(share, 0)} %) in the ${counted(rows.length, 'hotspot')}.`
  const never = rows.filter(({ minutes }) => minutes === 0)
  const visited =
    never.length > 0 ? ` ${counted(never.length, 'hotspot was', 'hotspots were')} never visited.` : ''
  const parted = rows
    .filter(({ rankByCalls, rankByPresence }) => rankByPresence - rankByCalls >= Math.max(2, rows.length / 4))
    .toSorted(
      (a, b) => b.rankByPresence - b.rankByCalls - (a.rankByPresence - a.rankByCalls) || a.rank - b.rank,
    )
  if (parted.length === 0)
    return `${spent}${visited} No hotspot ranks much higher by its calls than by its presence.`
  const named = parted
    .slice(0, mostNamed)
    .map(
      ({ rank, rankByCalls, rankByPresence }) =>
        `hotspot ${rank} (number ${rankByCalls} by calls, ${rankByPresence} by presence)`,
    )
  return `${spent}${visited} Calls outweigh presence most in ${named.join(', ')}.`
}
