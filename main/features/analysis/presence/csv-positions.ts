import type { PresenceColumns } from '#shared/features/analysis/presence.ts'
import { fromWgs84, isOnGrid } from '#shared/geo/projection.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { DelimitedRow, DelimitedTable } from '../../areas/delimited-table.ts'
import { isOutOfTime, outOfTime, secondOf } from './moment.ts'
import type { PositionRow } from './positions.ts'

const examplesShown = 3
/** Rows from which a column is judged. */
export const rowsLookedAt = 200

/** The columns of a table with examples, and which of them look like unit, time and place: a guess to confirm. */
export function describePositions({ header, rows }: DelimitedTable) {
  const columns = header.map((name, at) => ({
    name,
    examples: [...new Set(rows.slice(0, rowsLookedAt).map(row => row.cells[at] ?? ''))]
      .filter(cell => cell !== '')
      .slice(0, examplesShown),
  }))
  const named = (pattern: RegExp) => header.find(name => pattern.test(name)) ?? null
  const [easting, northing] = [named(/^(?:x|east)|easting/i), named(/^(?:y|north)|northing/i)]
  const [longitude, latitude] = [named(/^lon|lng|longitude/i), named(/^lat|latitude/i)]
  const isGrid = easting !== null && northing !== null
  const isTime = (name: string) =>
    columns.find(column => column.name === name)!.examples.every(example => secondOf(example) !== null)
  const time = header.find(isTime) ?? named(/time|stamp|recorded/i)
  const day = time !== null && !isTime(time) ? named(/date|day/i) : null
  const x = isGrid ? easting : longitude
  const y = isGrid ? northing : latitude
  const suggested: PresenceColumns | null =
    time === null || x === null || y === null
      ? null
      : {
          unit: named(/call.?sign|unit|vehicle|resource|officer|device|radio|issi/i),
          day,
          time,
          x,
          y,
          system: isGrid ? 'grid' : 'degrees',
        }
  return { columns, suggested }
}

/** Takes the rows of a table one by one and adds their positions to those found; of the others it tells the reason. */
export function positionsTaker(
  fileName: string,
  header: readonly string[],
  columns: PresenceColumns,
  leaveOut: (line: number, reason: string) => void,
  found: PositionRow[],
): (row: DelimitedRow) => void {
  const at = (column: string) => {
    const index = header.indexOf(column)
    if (index >= 0) return index
    throw new AppError('invalid', `${fileName} has no column “${column}”.`, {
      next: 'Choose the file again.',
    })
  }
  const unitAt = columns.unit === null ? null : at(columns.unit)
  const dayAt = columns.day === null ? null : at(columns.day)
  const [timeAt, xAt, yAt] = [at(columns.time), at(columns.x), at(columns.y)]
  return ({ line, cells }) => {
    const time = dayAt === null ? (cells[timeAt] ?? '') : `${cells[dayAt] ?? ''} ${cells[timeAt] ?? ''}`
    const second = secondOf(time.trim())
    const unit = unitAt === null ? '' : (cells[unitAt] ?? '')
    const place = placeOf(cells[xAt] ?? '', cells[yAt] ?? '', columns.system)
    if (second === null) leaveOut(line, `There is no time in “${columns.time}” that can be read`)
    else if (isOutOfTime(second)) leaveOut(line, outOfTime)
    else if (unitAt !== null && unit === '') leaveOut(line, `There is no unit in “${columns.unit}”`)
    else if (!place) leaveOut(line, 'There is no place on the national grid in it')
    else found.push({ line, unit, second, easting: place[0], northing: place[1], begins: false })
  }
}

export function placeOf(x: string, y: string, system: PresenceColumns['system']): [number, number] | null {
  const [first, second] = [Number(x), Number(y)]
  if (x === '' || y === '' || !Number.isFinite(first) || !Number.isFinite(second)) return null
  if (system === 'degrees' && (Math.abs(first) > 180 || Math.abs(second) > 90)) return null
  const [easting, northing] = system === 'grid' ? [first, second] : fromWgs84(first, second)
  if (!isOnGrid(easting, northing) || (easting === 0 && northing === 0)) return null
  const decimetres = (metres: number) => Math.round(metres * 10) / 10
  return [decimetres(easting), decimetres(northing)]
}
