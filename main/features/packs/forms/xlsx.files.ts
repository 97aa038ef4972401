import { unzipSync } from 'fflate'
import type { Cell, CellStyle, CellValue, WriteSheet } from 'hucre'
import { cellFigure, cellText } from '../model/cell-text.ts'
import { cleanDocument } from '../model/clean-text.ts'
import type { Cell as PackCell, PackDocument, Table } from '../model/document.ts'
import { packTables } from '../model/pack-tables.ts'
import { aboutLines, freezeWords, packNumber } from './about-lines.ts'
import { accentOf } from './accent.ts'
import { cleanPackage } from './clean-package.ts'
import { numberShown } from './number-format.ts'
import { safeCell } from './safe-cell.ts'
import { sheetNames } from './sheet-names.ts'

const headRows = 3
/** As many characters as a cell holds. */
const mostCharacters = 32_767
/** Excel bears a few hundred formats of one's own in a workbook; what is beyond stays as it reads. */
const mostFormats = 120

/** A workbook: what the pack is on the first sheet, then a sheet for each table and each chart's figures. */
export async function makeXlsx(pack: PackDocument): Promise<Uint8Array> {
  const document = cleanDocument(pack)
  const tables = packTables(document)
  const [aboutName, ...names] = sheetNames(['About this pack', ...tables.map(({ name }) => name)])
  const shared = sheetLook(document)
  const styleOf = figureStyles()
  const { writeXlsx } = await import('hucre/xlsx')
  const bytes = await writeXlsx({
    properties: { title: document.title, creator: document.bureauName },
    sheets: [
      aboutSheet(document, aboutName!, names, tables),
      ...tables.map(({ section, table }, at) => tableSheet(names[at]!, section, table)),
    ].map(sheet => ({ ...sheet, ...shared })),
  })
  return cleanPackage(unzipSync(bytes), document)

  function tableSheet(name: string, section: string, table: Table): WriteSheet {
    const { columns, rows, caption, empty, note } = table
    const lines: SheetCell[][] = [
      [words(caption || section, titleStyle)],
      [words([section, document.marking, document.audienceWords, freezeWords(document)].join(' · '))],
      columns.map(({ label, kind }) => words(label, headStyle(document, kind === 'number'))),
      ...(rows.length === 0
        ? [[words(empty, italic)]]
        : rows.map(row => row.map((cell, c) => shownCell(cell, columns[c]?.kind === 'number')))),
      ...(note ? [[], [words(note, italic)]] : []),
    ]
    const first = headRows
    return {
      ...sheetOf(name, lines),
      columns: columns.map((_, c) => ({
        width: widthOf(lines.slice(headRows - 1, first + rows.length).map(line => line[c]?.value ?? null)),
      })),
      freezePane: { rows: headRows },
    }
  }

  function shownCell(cell: PackCell, isNumber: boolean): SheetCell {
    const figure = cellFigure(cell)
    const number = figure && numberShown(figure)
    const style = number && styleOf(number.format)
    if (number && style) return { value: number.value, type: 'number', style }
    return words(cellText(cell), isNumber || figure ? wordsAsFigure : wrapped)
  }
}

type SheetCell = { value: CellValue; type: 'string' | 'number'; style?: CellStyle }

const wrapped: CellStyle = { alignment: { vertical: 'top', wrapText: true } }
const wordsAsFigure: CellStyle = { alignment: { vertical: 'top', horizontal: 'right', wrapText: true } }
const usualFont = { name: 'Calibri', size: 11 }
const titleStyle: CellStyle = { font: { name: 'Calibri', bold: true, size: 14 } }
const italic: CellStyle = { font: { ...usualFont, italic: true } }
const bold: CellStyle = { font: { ...usualFont, bold: true }, alignment: { vertical: 'top', wrapText: true } }

function headStyle({ look }: PackDocument, right: boolean): CellStyle {
  return {
    font: { ...usualFont, bold: true, color: { rgb: 'FFFFFF' } },
    fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: accentOf(look) } },
    alignment: { vertical: 'center', wrapText: true, ...(right ? { horizontal: 'right' } : {}) },
  }
}

function figureStyles() {
  const styles = new Map<string, CellStyle>()
  return (format: string): CellStyle | null => {
    if (!styles.has(format)) {
      if (styles.size >= mostFormats) return null
      styles.set(format, { numFmt: format, alignment: { vertical: 'top', horizontal: 'right' } })
    }
    return styles.get(format)!
  }
}

function words(text: string, style: CellStyle = {}): SheetCell {
  const safe = safeCell(text)
  const value = safe.length > mostCharacters ? `${safe.slice(0, mostCharacters - 60)}… (shortened)` : safe
  return { value, type: 'string', style }
}

function sheetOf(name: string, lines: readonly SheetCell[][]): WriteSheet {
  const cells = new Map<string, Partial<Cell>>()
  lines.forEach((line, r) => {
    line.forEach((cell, c) => {
      cells.set(`${r},${c}`, cell)
    })
  })
  return { name, rows: lines.map(line => line.map(({ value }) => value)), cells }
}

const narrowest = 9
const widest = 60

function widthOf(values: readonly CellValue[]): number {
  const longest = values.reduce<number>(
    (most, value) => Math.max(most, String(value ?? '').length + (typeof value === 'number' ? 4 : 1)),
    narrowest,
  )
  return Math.min(widest, longest)
}

/** What is printed on every page of every sheet. */
function sheetLook(document: PackDocument) {
  // In these an ampersand begins a code.
  const plain = (text: string) => text.replaceAll('&', '&&').slice(0, 70)
  return {
    headerFooter: {
      oddHeader: `&L${plain(document.audienceWords)}&C&B${plain(document.marking)}&R${plain(freezeWords(document))}`,
      oddFooter: `&L${plain(packNumber(document))}&C&B${plain(document.marking)}&RPage &P of &N`,
    },
    pageSetup: {
      paperSize: 'a4' as const,
      orientation: 'landscape' as const,
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
    },
  }
}

function aboutSheet(
  document: PackDocument,
  name: string,
  names: readonly string[],
  tables: readonly { section: string; table: Table }[],
): WriteSheet {
  const heading = (text: string) => [[], [words(text, bold)]]
  const lines: SheetCell[][] = [
    [words(document.title, titleStyle)],
    [words(document.marking, bold)],
    [words(document.lead, { alignment: { vertical: 'top' } })],
    [],
    ...aboutLines(document).map(([label, text]) => [words(label, bold), words(text, wrapped)]),
    ...heading('Sheets'),
    ...names.map((sheet, at) => [
      words(sheet, wrapped),
      words(`${tables[at]!.section}: ${tables[at]!.table.caption}`, wrapped),
    ]),
    ...(document.caveats.length > 0 ? heading('Caveats') : []),
    ...document.caveats.map(text => [words('', wrapped), words(text, wrapped)]),
    ...(document.definitions.length > 0 ? heading('Definitions') : []),
    ...document.definitions.map(([term, text]) => [words(term, bold), words(text, wrapped)]),
  ]
  return { ...sheetOf(name, lines), columns: [{ width: 32 }, { width: 96 }], freezePane: { rows: 2 } }
}
