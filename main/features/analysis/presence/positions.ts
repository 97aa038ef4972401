/** Positions of units in columns, by unit and then by time. Units are numbered from 1 in the order they first came. */
export type Positions = {
  units: Uint32Array
  /** Since 1970 in UTC. */
  seconds: Uint32Array
  /** EPSG:27700 metres. */
  eastings: Float64Array
  northings: Float64Array
  /** 1 where a track begins anew: nothing is known of the time before. */
  begins: Uint16Array
}

export type PositionRow = {
  line: number
  /** What the unit is called; kept only until it has a number. */
  unit: string
  second: number
  easting: number
  northing: number
  begins: boolean
}

export const fastestMetresPerSecond = 70
/** So many positions in a row that agree with each other are believed, however far they are from those before. */
const believed = 3

/**
 * Sorts positions by unit and time, and leaves out a second position of a unit in the same second, and one that
 * the unit cannot have reached at 70 m/s (252 km/h), unless the next ones stay there: then a track begins anew.
 *
 * @param leaveOut told of each row left out, and why.
 */
export function gatherPositions(
  rows: readonly PositionRow[],
  leaveOut: (line: number, reason: string) => void,
): { positions: Positions; units: number } {
  const numbers = new Map<string, number>()
  for (const { unit } of rows) if (!numbers.has(unit)) numbers.set(unit, numbers.size + 1)
  const sorted = rows.toSorted(
    (a, b) => numbers.get(a.unit)! - numbers.get(b.unit)! || a.second - b.second || a.line - b.line,
  )
  const kept: PositionRow[] = []
  let last: PositionRow | null = null
  let doubtful: PositionRow[] = []
  const jumped = () => {
    for (const { line } of doubtful) leaveOut(line, 'It is too far from the position before for any vehicle')
    doubtful = []
  }
  for (const row of sorted) {
    if (last && last.unit !== row.unit) {
      jumped()
      last = null
    }
    if (last && row.second === last.second) {
      leaveOut(row.line, 'The unit has another position in the same second')
      continue
    }
    if (last && !canReach(last, row)) {
      const before: PositionRow | undefined = doubtful.at(-1)
      if (before && !canReach(before, row)) jumped()
      doubtful.push(row)
      if (doubtful.length < believed) continue
      kept.push({ ...doubtful[0]!, begins: true }, ...doubtful.slice(1))
      doubtful = []
    } else if (last && isNearer(doubtful.at(-1), last, row)) {
      kept.push({ ...doubtful[0]!, begins: true }, ...doubtful.slice(1), row)
      doubtful = []
    } else {
      jumped()
      kept.push(last ? row : { ...row, begins: true })
    }
    last = kept.at(-1)!
  }
  jumped()
  return { positions: columnsOf(kept, numbers), units: new Set(kept.map(({ unit }) => unit)).size }
}

/** Whether a position agrees with a doubtful one rather than with the last that was believed. */
function isNearer(doubtful: PositionRow | undefined, last: PositionRow, row: PositionRow): boolean {
  return doubtful !== undefined && squareBetween(doubtful, row) < squareBetween(last, row)
}

function canReach(from: PositionRow, to: PositionRow): boolean {
  const reach = fastestMetresPerSecond * (to.second - from.second)
  return squareBetween(from, to) <= reach * reach
}

function squareBetween(from: PositionRow, to: PositionRow): number {
  return (to.easting - from.easting) ** 2 + (to.northing - from.northing) ** 2
}

function columnsOf(rows: readonly PositionRow[], numbers: ReadonlyMap<string, number>): Positions {
  return {
    units: Uint32Array.from(rows, ({ unit }) => numbers.get(unit)!),
    seconds: Uint32Array.from(rows, ({ second }) => second),
    eastings: Float64Array.from(rows, ({ easting }) => easting),
    northings: Float64Array.from(rows, ({ northing }) => northing),
    begins: Uint16Array.from(rows, ({ begins }) => (begins ? 1 : 0)),
  }
}
