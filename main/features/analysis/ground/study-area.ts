import { counted } from '#shared/count-words.ts'
import { AppError } from '#shared/rpc/error.ts'
import { metres } from '../telling/words.ts'
import type { CellIndex } from './cell-index.ts'

/** Cells in rows, each row in ascending columns; the shape says where on the ground a column and a row are. */
export type CellGrid = {
  shape: 'square' | 'hexagon'
  cellMetres: number
  columns: Int32Array
  rows: Int32Array
  counts: Float64Array
  /** First cell of each row that has cells, and one past the last; `rowNumbers` names the rows. */
  rowStarts: Uint32Array
  rowNumbers: Int32Array
  /** The cell of each point. */
  cellOfPoint: Uint32Array
}

const mostCells = 5_000_000
/** Discs of neighbouring cells overlap: so many of their rows may fall on one cell of the study area. */
const spansPerCell = 8

/**
 * Every cell within reach of one with an incident, empty cells included. The bounding box would be the plainer
 * choice, but one misplaced incident far away would fill it with millions of empty cells, sink the mean and make
 * every busy street look significant; this way it adds one small disc of its own.
 *
 * @param half how many columns to each side are within reach, for each row from the first one reached; -1 for none.
 * @param stride from one column of a row to the next.
 * @throws AppError `invalid` where the study area would hold more than five million cells.
 */
export function studyArea(
  occupied: CellIndex,
  half: number[],
  stride: 1 | 2,
  cellMetres: number,
): Omit<CellGrid, 'shape'> {
  refuseIfVast((occupied.columns.length * half.length) / spansPerCell, cellMetres)
  const { rowNumbers, intervals } = intervalsByRow(occupied, half, stride)
  const columns: number[] = []
  const rows: number[] = []
  const rowStarts = [0]
  for (const [index, row] of rowNumbers.entries()) {
    let next = Number.NEGATIVE_INFINITY
    for (const [west, east] of intervals[index]!) {
      for (let column = Math.max(west, next); column <= east; column += stride) {
        columns.push(column)
        rows.push(row)
      }
      next = Math.max(next, east + stride)
      refuseIfVast(columns.length, cellMetres)
    }
    rowStarts.push(columns.length)
  }
  const counts = new Float64Array(columns.length)
  const cellOfPoint = new Uint32Array(occupied.order.length)
  let cell = 0
  for (let at = 0; at < occupied.columns.length; at++) {
    while (rows[cell] !== occupied.rows[at] || columns[cell] !== occupied.columns[at]) cell++
    const [from, to] = [occupied.starts[at]!, occupied.starts[at + 1]!]
    counts[cell] = to - from
    for (let position = from; position < to; position++) cellOfPoint[occupied.order[position]!] = cell
  }
  return {
    cellMetres,
    columns: Int32Array.from(columns),
    rows: Int32Array.from(rows),
    counts,
    rowStarts: Uint32Array.from(rowStarts),
    rowNumbers: Int32Array.from(rowNumbers),
    cellOfPoint,
  }
}

function intervalsByRow({ columns, rows }: CellIndex, half: number[], stride: number) {
  const rowsAway = (half.length - 1) / 2
  const byRow = new Map<number, [number, number][]>()
  for (let cell = 0; cell < columns.length; cell++) {
    for (let k = 0; k < half.length; k++) {
      if (half[k]! < 0) continue
      const row = rows[cell]! + k - rowsAway
      const west = columns[cell]! - half[k]!
      const east = columns[cell]! + half[k]!
      const list = byRow.get(row)
      const last = list?.at(-1)
      if (!list) byRow.set(row, [[west, east]])
      // Cells come in order of row and column, so a run of one source row grows at its end.
      else if (last && west >= last[0] && west <= last[1] + stride) last[1] = Math.max(last[1], east)
      else list.push([west, east])
    }
  }
  const rowNumbers = [...byRow.keys()].sort((a, b) => a - b)
  const intervals = rowNumbers.map(row => byRow.get(row)!.sort((a, b) => a[0] - b[0] || a[1] - b[1]))
  return { rowNumbers, intervals }
}

export function refuseIfVast(cells: number, cellMetres: number): void {
  if (cells <= mostCells) return
  throw new AppError(
    'invalid',
    `With cells of ${metres(cellMetres)} the study area would hold more than ${counted(mostCells, 'cell')}.`,
    { next: 'Choose larger cells, a shorter distance, or a smaller area.' },
  )
}
