import type { Random } from '#shared/random.ts'
import { days } from './calendar.ts'
import { anyCaller, type Call } from './call.ts'
import { weighted } from './drawing.ts'
import { type Moment, momentIn, type RhythmName } from './rhythms.ts'
import { categoryNamed, type SourceKey } from './sources.ts'
import type { Address } from './streets.ts'

/** How often a planted call is told to a source in one of its words. */
export type Share = readonly [weight: number, source: SourceKey, words: string]

/** A moment of a month between two days, both included. */
export function momentWithin(
  random: Random,
  rhythm: RhythmName,
  month: number,
  from: string,
  to: string,
): Moment {
  for (;;) {
    const moment = momentIn(random, rhythm, month)
    const { text } = days[moment.day]!
    if (text >= from && text <= to) return moment
  }
}

/** One of some shares, by their weights. */
export function drawn(random: Random, shares: readonly Share[]): Share {
  return shares[weighted(shares.map(([weight]) => weight))(random)]!
}

/** Addresses on a ring around a point, every second one half-way in. */
export function around(
  at: readonly [number, number],
  places: readonly string[],
  radiusMetres: number,
): Address[] {
  return places.map((place, index) => {
    const bearing = (index / places.length) * 2 * Math.PI
    const away = radiusMetres * (index % 2 === 0 ? 1 : 0.5)
    return {
      place,
      easting: Math.round(at[0] + away * Math.cos(bearing)),
      northing: Math.round(at[1] + away * Math.sin(bearing)),
    }
  })
}

/** A call of a planted truth, from anybody. */
export function call(
  random: Random,
  source: SourceKey,
  words: string,
  address: Address,
  moment: Moment,
  plant: string,
): Call {
  return {
    source,
    category: categoryNamed(source, words),
    address,
    ...moment,
    caller: anyCaller(random),
    plant,
  }
}
