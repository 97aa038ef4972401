import { parseGridReference } from '#shared/geo/grid-reference.ts'
import { isOnGrid } from '#shared/geo/projection.ts'
import type { Oddity } from '../table.ts'
import { fromDegrees, isBritish } from './place-degrees.ts'
import { isFiner, mendedMetres, plainNumber } from './place-numbers.ts'
import {
  type Anchor,
  type Failure,
  failed,
  flagBit,
  nothingOdd,
  type Place,
  rawOf,
  type Way,
} from './place-way.ts'

const coarseMetres = 100
/** No survey is finer than a centimetre: what is was computed, not observed. */
const centimetres = 100
/** A pair is taken for swapped when it lies further than this from the file's other rows... */
const farMetres = 150_000
/** ...and, the other way round, nearer than this. */
const nearMetres = 75_000
const cutOffFactors = [10, 100]

const zeroOrDefault = flagBit('zero or default point')
const digitsCutOff = flagBit('digits cut off')
const outside = flagBit('outside the national grid')
const swapped = flagBit('easting and northing swapped')
const tooExact = flagBit('too exact for its source')

/** Eastings and northings in two columns. */
export function gridWay(column: string, northingColumn: string, eastingAt: number, northingAt: number): Way {
  const positions = [eastingAt, northingAt]

  function read(cells: readonly string[], anchor: Anchor | null): Place | Failure {
    const eastingText = cells[eastingAt]!.trim()
    const northingText = cells[northingAt]!.trim()
    let easting = plainNumber(eastingText)
    let northing = plainNumber(northingText)
    let oddities = nothingOdd
    if (Number.isNaN(easting) || Number.isNaN(northing)) {
      easting = mendedMetres(eastingText)
      northing = mendedMetres(northingText)
      const raw = rawOf(cells, positions)
      if (Number.isNaN(easting)) return failed(column, raw, 'No easting can be read', 'Write it as 458801.')
      if (Number.isNaN(northing)) {
        return failed(northingColumn, raw, 'No northing can be read', 'Write it as 304601.')
      }
      oddities = [
        odd(
          raw,
          'Written with separators, letters or a unit: read as metres',
          `Write ${easting} and ${northing}.`,
        ),
      ]
    }
    const place = located(easting, northing, anchor, () => rawOf(cells, positions))
    if (oddities.length > 0 && !('failure' in place)) place.oddities = [...oddities, ...place.oddities]
    return place
  }

  function odd(raw: string, reason: string, mend = ''): Oddity {
    return { column, raw, reason, mend }
  }

  function located(
    easting: number,
    northing: number,
    anchor: Anchor | null,
    raw: () => string,
  ): Place | Failure {
    if (easting < 63 && northing < 63 && (isBritish(northing, easting) || isBritish(easting, northing))) {
      const place = isBritish(northing, easting)
        ? fromDegrees(northing, easting)
        : fromDegrees(easting, northing)
      place.oddities = [odd(raw(), 'Degrees where metres are expected: placed as latitude and longitude')]
      return place
    }
    if (isDefault(easting, northing)) {
      return failed(column, raw(), 'Zero or default point', 'Ask its sender for the place.', zeroOrDefault)
    }
    if (isSwapped(easting, northing, anchor)) {
      const oddities = [odd(raw(), 'Easting and northing swapped: placed the other way round')]
      return { easting: northing, northing: easting, precision: 'exact', flags: swapped, oddities }
    }
    if (!isOnGrid(easting, northing)) {
      return failed(column, raw(), 'Outside the national grid', 'Ask its sender for the place.', outside)
    }
    const factor = anchor ? factorCutOff(easting, northing, anchor) : 1
    if (factor > 1) {
      return {
        easting: easting * factor + factor / 2,
        northing: northing * factor + factor / 2,
        precision: factor < coarseMetres ? 'exact' : 'street',
        flags: digitsCutOff,
        oddities: [odd(raw(), 'The last digits are cut off: placed in the middle of its square')],
      }
    }
    const coarse = easting % coarseMetres === 0 && northing % coarseMetres === 0
    const fine = isFiner(easting, centimetres) || isFiner(northing, centimetres)
    const flags = (coarse ? digitsCutOff : 0) | (fine ? tooExact : 0)
    return { easting, northing, precision: 'exact', flags, oddities: nothingOdd }
  }

  return { words: 'easting and northing', column, positions, read }
}

/** What systems write when nobody chose a place: 0, 1 or -1, all of it sea, and rows of nines. */
function isDefault(easting: number, northing: number): boolean {
  const isNines = (coordinate: number) => coordinate === 99_999 || coordinate === 999_999
  return Math.abs(easting) <= 1 || Math.abs(northing) <= 1 || (isNines(easting) && isNines(northing))
}

const awayFrom = (anchor: Anchor, easting: number, northing: number) =>
  Math.hypot(easting - anchor.easting, northing - anchor.northing)

function isSwapped(easting: number, northing: number, anchor: Anchor | null): boolean {
  if (!isOnGrid(northing, easting)) return false
  if (!isOnGrid(easting, northing)) return true
  if (!anchor) return false
  return awayFrom(anchor, easting, northing) > farMetres && awayFrom(anchor, northing, easting) < nearMetres
}

/** 10 or 100 where the pair lies far from the file's other rows and, that many times as large, near them; else 1. */
function factorCutOff(easting: number, northing: number, anchor: Anchor): number {
  if (awayFrom(anchor, easting, northing) <= farMetres) return 1
  return cutOffFactors.find(factor => awayFrom(anchor, easting * factor, northing * factor) < nearMetres) ?? 1
}

/** National grid references: two letters and figures. */
export function referenceWay(column: string, position: number): Way {
  return {
    words: 'grid reference',
    column,
    positions: [position],
    read(cells) {
      const raw = cells[position]!.trim()
      const square = parseGridReference(raw)
      if (!square) return failed(column, raw, 'Not a grid reference', 'Write it as SK 58801 04601.')
      const coarse = square.sizeMetres >= coarseMetres
      return {
        easting: square.easting,
        northing: square.northing,
        precision: coarse ? 'street' : 'exact',
        flags: coarse ? digitsCutOff : 0,
        oddities: nothingOdd,
      }
    },
  }
}
