import type { Cell, Column, Run, Table } from '../../model/document.ts'
import { columnWidths } from '../column-widths.ts'
import { heightOf, linesOf } from '../measure.ts'
import { nextSlide, type Pouring, put, putText, roomLeft, roomOfSlide } from './pour.ts'
import { type GridCell, inner, sizes } from './slide.ts'

const points = sizes.small
const cellMargin = { across: 0.24, down: 0.1 }
/** Room beneath a table. */
const below = 0.1
const narrowestColumn = 0.78
/** A table that would take more slides than this is told in part: the rest is in the workbook, and it says so. */
const mostSlides = 12

/** A table over as many slides as it takes, its heading on each; one that is too wide in groups of columns. */
export function putTable(pouring: Pouring, table: Table): void {
  const groups = columnGroups(table.columns)
  groups.forEach((group, at) => {
    const part =
      groups.length === 1
        ? table
        : {
            ...table,
            caption: `${table.caption} (columns in ${groups.length} parts: ${at + 1})`,
            columns: group.map(column => table.columns[column]!),
            rows: table.rows.map(row => group.map(column => row[column] ?? '')),
          }
    putGroup(pouring, part)
  })
  if (table.note) putText(pouring, [quietly(table.note)])
}

const quietly = (text: string) => ({ runs: [{ text }], points, level: 0, quiet: true as const })

/** A table as it is poured: what it takes in height, and its rows as they are broken. */
type Measured = {
  widths: number[]
  head: GridCell[]
  headHeight: number
  grid: GridCell[][]
  heights: number[]
  /** With its caption and heading, if it stood on one slide. */
  all: number
}

/** The room it takes to begin a table where one stands: all of it, or half a slide of one that goes on. */
export function roomToBegin(table: Table): number {
  if (columnGroups(table.columns).length > 1) return roomOfSlide / 2
  const { all } = measured(table)
  return all <= roomOfSlide ? all : roomOfSlide / 2
}

function measured(table: Table): Measured {
  const { columns, rows, caption, empty } = table
  const widths = columnWidths(table, inner, points, cellMargin.across)
  const head = columns.map(({ label }) => ({ runs: [{ text: label, bold: true as const }] }))
  const headHeight = rowHeight(head, widths)
  const captionLines = linesOf([{ text: caption }], points, inner).length
  const captionHeight = caption === '' ? 0 : heightOf(captionLines, points) + 0.15
  const mostHeight = roomOfSlide - captionHeight - headHeight - below - 0.05
  const grid =
    rows.length === 0
      ? [[{ runs: [{ text: empty, italic: true as const }] }]]
      : rows.flatMap(row =>
          brokenRow(
            columns.map((column, at) => ({ runs: runsOf(row[at] ?? '', column) })),
            widths,
            mostHeight,
          ),
        )
  const heights = grid.map(row => rowHeight(row, widths))
  const all = captionHeight + headHeight + below + heights.reduce((sum, height) => sum + height, 0)
  return { widths, head, headHeight, grid, heights, all }
}

function putGroup(pouring: Pouring, table: Table) {
  const { columns, caption } = table
  const { widths, head, headHeight, grid, heights, all } = measured(table)
  // It begins where it is only if it ends there too, or at least some rows of it fit.
  if (all > roomLeft(pouring) && (all <= roomOfSlide || roomLeft(pouring) < roomOfSlide / 2))
    nextSlide(pouring)
  let at = 0
  for (let slides = 0; at < grid.length; slides++) {
    if (slides === mostSlides) {
      const rest = (grid.length - at).toLocaleString('en-GB')
      putText(pouring, [quietly(`The other ${rest} rows are in the workbook and the document of this pack.`)])
      return
    }
    const caption_ = caption === '' ? [] : [quietly(at === 0 ? caption : `${caption} (continued)`)]
    putText(pouring, caption_)
    const room = roomLeft(pouring) - headHeight - below
    let height = 0
    const from = at
    while (at < grid.length && (at === from || height + heights[at]! <= room)) height += heights[at++]!
    put(pouring, {
      kind: 'table',
      columns,
      widths,
      height: headHeight + height + below,
      rows: [head, ...grid.slice(from, at)],
      heights: [headHeight, ...heights.slice(from, at)],
    })
    if (at < grid.length) nextSlide(pouring)
  }
}

function runsOf(cell: Cell, { kind }: Column): readonly Run[] {
  const runs: readonly Run[] =
    typeof cell === 'string' ? [{ text: cell }] : 'runs' in cell ? cell.runs : [{ text: cell.text }]
  return kind === 'name' ? runs.map(run => ({ ...run, bold: true as const })) : runs
}

/** Which columns stand together: all where there is room, else groups that each begin with the first column. */
function columnGroups(columns: readonly Column[]): number[][] {
  const every = columns.map((_, at) => at)
  const most = Math.floor(inner / narrowestColumn)
  if (columns.length <= most) return [every]
  const others = every.slice(1)
  const size = most - 1
  return Array.from({ length: Math.ceil(others.length / size) }, (_, at) => [
    0,
    ...others.slice(at * size, (at + 1) * size),
  ])
}

const cellLines = (cell: GridCell, width: number) => linesOf(cell.runs, points, width - cellMargin.across)

function rowHeight(row: readonly GridCell[], widths: readonly number[]): number {
  // What an empty table says stands across all its columns.
  const across = row.length === 1 ? [inner] : widths
  const lines = Math.max(1, ...row.map((cell, at) => cellLines(cell, across[at]!).length))
  return heightOf(lines, points) + cellMargin.down
}

/** A row that is higher than a slide goes on in the next. */
function brokenRow(row: GridCell[], widths: readonly number[], most: number): GridCell[][] {
  if (rowHeight(row, widths) <= most) return [row]
  const fitting = Math.max(1, Math.floor((most - cellMargin.down) / heightOf(1, points)))
  const lines = row.map((cell, at) => cellLines(cell, widths[at]!))
  const parts = Math.ceil(Math.max(...lines.map(({ length }) => length)) / fitting)
  return Array.from({ length: parts }, (_, part) =>
    lines.map(cell => ({ runs: cell.slice(part * fitting, (part + 1) * fitting).flat() })),
  )
}
