import type { Cell, CellStyle } from 'hucre'
import type { SentAction } from '#shared/features/tasking/replies.ts'
import {
  answerColumns,
  answerStates,
  type Heading,
  headRows,
  helpLines,
  lockedCells,
  lockedColumns,
  sheetNames,
} from './reply-sheet.ts'

const line = { style: 'thin', color: { rgb: 'B6BEC6' } } as const
const border = { top: line, right: line, bottom: line, left: line }
const grey = { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'EDF0F3' } } as const
const blue = { type: 'pattern', pattern: 'solid', fgColor: { rgb: '12395B' } } as const
const wrapped = { vertical: 'top', wrapText: true } as const
const locked: CellStyle = { protection: { locked: true } }

const titleStyle: CellStyle = { ...locked, font: { bold: true, size: 14 } }
const headStyle: CellStyle = {
  ...locked,
  border,
  fill: blue,
  alignment: { vertical: 'center', wrapText: true },
  font: { bold: true, color: { rgb: 'FFFFFF' } },
}
const readStyle: CellStyle = { ...locked, border, fill: grey, alignment: wrapped }
const writeStyle: CellStyle = { protection: { locked: false }, border, alignment: wrapped, numFmt: '@' }
const dayStyle: CellStyle = { ...writeStyle, numFmt: 'dd/mm/yyyy' }

const protection = {
  sheet: true,
  selectLockedCells: true,
  selectUnlockedCells: true,
  formatColumns: true,
  formatRows: true,
}

/** The workbook an agency answers in: locked but for its answers, and signed. */
export async function replyWorkbook(
  heading: Heading,
  actions: readonly SentAction[],
  token: string,
): Promise<Uint8Array> {
  const texts = lockedCells(heading, actions)
  const cells = new Map<string, Partial<Cell>>()
  texts.forEach((row, r) => {
    row.forEach((value, c) => {
      const style = r < headRows - 1 ? (r === 0 ? titleStyle : locked) : r < headRows ? headStyle : readStyle
      cells.set(`${r},${c}`, { value, type: 'string', style })
    })
    if (r < headRows) return
    answerColumns.forEach(({ key }, i) => {
      const style = key === 'doneOn' ? dayStyle : writeStyle
      cells.set(`${r},${lockedColumns.length + i}`, { value: null, type: 'empty', style })
    })
  })
  const first = headRows + 1
  const last = headRows + Math.max(1, actions.length)
  const column = (key: (typeof answerColumns)[number]['key']) =>
    String.fromCharCode(65 + lockedColumns.length + answerColumns.findIndex(one => one.key === key))
  const range = (key: (typeof answerColumns)[number]['key']) => `${column(key)}${first}:${column(key)}${last}`
  const { writeXlsx } = await import('hucre/xlsx')
  return writeXlsx({
    properties: { title: `${heading.number} ${heading.agencyName}`, creator: heading.bureauName },
    workbookProtection: { lockStructure: true },
    sheets: [
      {
        name: sheetNames.actions,
        rows: texts.map(row => [...row]),
        cells,
        columns: [...lockedColumns, ...answerColumns].map(({ width }) => ({ width })),
        rowDefs: new Map([[headRows - 1, { height: 32 }]]),
        freezePane: { rows: headRows, columns: 2 },
        protection,
        dataValidations: [
          {
            type: 'list',
            values: Object.keys(answerStates),
            allowBlank: true,
            range: range('status'),
            showErrorMessage: true,
            errorStyle: 'stop',
            errorTitle: 'State',
            errorMessage: 'Choose In progress, Blocked or Done, or leave it empty.',
          },
          {
            type: 'textLength',
            operator: 'lessThanOrEqual',
            formula1: '200',
            allowBlank: true,
            range: range('evidence'),
            showErrorMessage: true,
            errorTitle: 'Too long',
            errorMessage: 'At most 200 characters.',
          },
          {
            type: 'date',
            operator: 'greaterThan',
            formula1: '36526',
            allowBlank: true,
            range: range('doneOn'),
            showErrorMessage: true,
            errorTitle: 'Done on',
            errorMessage: 'Give a day, such as 14/01/2026.',
          },
        ],
        pageSetup: {
          paperSize: 'a4',
          orientation: 'landscape',
          fitToPage: true,
          fitToWidth: 1,
          fitToHeight: 0,
        },
      },
      {
        name: sheetNames.help,
        rows: helpLines.map(text => [text]),
        cells: new Map(
          helpLines.map((value, r) => [
            `${r},0`,
            {
              value,
              type: 'string' as const,
              style: r === 0 ? titleStyle : { ...locked, alignment: wrapped },
            },
          ]),
        ),
        columns: [{ width: 100 }],
        protection,
      },
      { name: sheetNames.identity, rows: [[token]], hidden: true, protection, columns: [{ width: 60 }] },
    ],
  })
}
