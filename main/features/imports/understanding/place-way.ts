import { bitsOfFlags, type PlaceFlag, type PlacePrecision } from '#shared/features/incidents/rules.ts'
import type { Oddity } from '../table.ts'

/** Where most rows of a file lie, in metres; a pair that only fits here when swapped is swapped. */
export type Anchor = { easting: number; northing: number }

/** Coordinates as read. NaN where the incident has no place. `oddities` tell what was odd about it. */
export type Place = {
  easting: number
  northing: number
  precision: PlacePrecision
  flags: number
  oddities: readonly Oddity[]
}

/** Why a way to say where something was led nowhere. */
export type Failure = { failure: Oddity; flags: number }

/** One way in which a row may say where: the columns it is in, and how they are read. */
export type Way = {
  words: string
  /** The name of the first of its columns. */
  column: string
  positions: readonly number[]
  read(cells: readonly string[], anchor: Anchor | null): Place | Failure
}

export const flagBit = (flag: PlaceFlag) => bitsOfFlags([flag])
export const nothingOdd: readonly Oddity[] = []

export function failed(column: string, raw: string, reason: string, mend: string, flags = 0): Failure {
  return { failure: { column, raw, reason, mend }, flags }
}

/** What the columns of a way say, side by side. */
export function rawOf(cells: readonly string[], positions: readonly number[]): string {
  return positions.map(position => cells[position]!.trim()).join(' ')
}
