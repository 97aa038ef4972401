import type { Table as DocxTable, ITableCellOptions } from 'docx'
import type { Block, Cell, Column, Table } from '../../model/document.ts'
import { columnWidths } from '../column-widths.ts'
import { paragraph } from './runs.ts'
import { line, type Piece, quiet, textTwips, type Writer } from './writer.ts'

/** A table with its caption above, its heading repeated on every page, and its note beneath. */
export function tablePieces(writer: Writer, table: Table): Piece[] {
  return [
    ...(table.caption ? [paragraph(writer, table.caption, { style: 'Caption' })] : []),
    gridOf(writer, table),
    paragraph(writer, table.note ?? '', { style: 'Note', spacing: { before: 60 } }),
  ]
}

function gridOf(writer: Writer, table: Table): DocxTable {
  const { columns, rows, empty } = table
  const { docx } = writer
  const widths = columnTwips(table)
  const edge = (size: number, color: string) => ({ style: docx.BorderStyle.SINGLE, size, color })
  const none = { style: docx.BorderStyle.NONE, size: 0, color: 'auto' }
  const cellOf = (cell: Cell, at: number, head: boolean, more: Partial<ITableCellOptions> = {}) =>
    new docx.TableCell({
      width: { size: widths[at]!, type: docx.WidthType.DXA },
      ...(head ? { verticalAlign: docx.VerticalAlign.BOTTOM } : {}),
      ...(besideNumber(columns, at) ? { margins: { left: 220 } } : {}),
      ...more,
      children: [cellParagraph(writer, cell, columns[at]!, head)],
    })
  const body =
    rows.length === 0
      ? [[cellOf({ runs: [{ text: empty, italic: true }] }, 0, false, { columnSpan: columns.length })]]
      : rows.map(row => columns.map((_, at) => cellOf(row[at] ?? '', at, false)))
  return new docx.Table({
    width: { size: textTwips, type: docx.WidthType.DXA },
    columnWidths: widths,
    layout: docx.TableLayoutType.FIXED,
    tableLook: { firstRow: true, firstColumn: false, noHBand: true, noVBand: true },
    margins: { left: 0, right: 110, top: 20, bottom: 20 },
    borders: {
      left: none,
      right: none,
      insideVertical: none,
      top: edge(8, quiet),
      bottom: edge(6, quiet),
      insideHorizontal: edge(4, line),
    },
    rows: [
      new docx.TableRow({
        tableHeader: true,
        cantSplit: true,
        children: columns.map(({ label }, at) => cellOf(label, at, true)),
      }),
      ...body.map(children => new docx.TableRow({ cantSplit: true, children })),
    ],
  })
}

function cellParagraph(writer: Writer, cell: Cell, { kind }: Column, head: boolean) {
  const { AlignmentType } = writer.docx
  const runs =
    typeof cell === 'string' ? [{ text: cell }] : 'runs' in cell ? cell.runs : [{ text: cell.text }]
  const bold = head || kind === 'name'
  return paragraph(writer, bold ? runs.map(run => ({ ...run, bold: true as const })) : runs, {
    style: 'Cell',
    ...(head ? { keepNext: true } : {}),
    ...(kind === 'number' ? { alignment: AlignmentType.RIGHT } : {}),
  })
}

/** Words that begin right where a number ends would be read as its unit. */
const besideNumber = (columns: readonly Column[], at: number) =>
  columns[at - 1]?.kind === 'number' && columns[at]?.kind !== 'number'

/** The type of a cell in points, and what stands to both sides of its words in inches. */
const cellPoints = 9
const aroundCell = 0.16
const twipsPerInch = 1440

const columnTwips = (table: Table): number[] =>
  columnWidths(table, textTwips / twipsPerInch, cellPoints, aroundCell).map(inches =>
    Math.floor(inches * twipsPerInch),
  )

const across = 4

/** Figures to be seen at a glance, at most four in a line: what it is, the figure, and a note. */
export function figuresPieces(writer: Writer, { figures }: Extract<Block, { kind: 'figures' }>): Piece[] {
  if (figures.length === 0) return []
  const { docx, accent } = writer
  const none = { style: docx.BorderStyle.NONE, size: 0, color: 'auto' }
  const noBorders = { top: none, bottom: none, left: none, right: none }
  const columns = Math.min(across, figures.length)
  const width = Math.floor(textTwips / columns)
  const lines = Array.from({ length: Math.ceil(figures.length / columns) }, (_, at) =>
    Array.from({ length: columns }, (_, c) => figures[at * columns + c]),
  )
  const cellOf = (one: (typeof figures)[number] | undefined) =>
    new docx.TableCell({
      width: { size: width, type: docx.WidthType.DXA },
      margins: { left: 140, right: 100, top: 60, bottom: 60 },
      borders: one
        ? { ...noBorders, left: { style: docx.BorderStyle.SINGLE, size: 18, color: accent } }
        : noBorders,
      children: one
        ? [
            paragraph(writer, one.label, { style: 'Cell' }),
            new docx.Paragraph({
              style: 'Cell',
              children: [new docx.TextRun({ text: one.figure.text, bold: true, size: 30 })],
            }),
            ...(one.note ? [paragraph(writer, one.note, { style: 'Cell' })] : []),
          ]
        : [new docx.Paragraph({ style: 'Cell' })],
    })
  return [
    new docx.Table({
      width: { size: width * columns, type: docx.WidthType.DXA },
      columnWidths: Array.from({ length: columns }, () => width),
      layout: docx.TableLayoutType.FIXED,
      borders: { ...noBorders, insideHorizontal: none, insideVertical: none },
      rows: lines.map(line => new docx.TableRow({ cantSplit: true, children: line.map(cellOf) })),
    }),
    paragraph(writer, '', { style: 'Note' }),
  ]
}
