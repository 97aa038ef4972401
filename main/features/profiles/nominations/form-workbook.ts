import type { Cell, CellValue, WriteSheet } from 'hucre'
import { AppError } from '#shared/rpc/error.ts'
import {
  cellOfField,
  codeRow,
  type FormField,
  formFields,
  mostCharacters,
  mostTitleCharacters,
  radiusBounds,
  rowOfField,
  sheetName,
} from './form-layout.ts'

type Form = { agencyName: string; bureauName: string; marking: string; code: string; madeAt: Date }

const ink = { rgb: '1F2937' }
const line = { style: 'thin' as const, color: { rgb: '94A3B8' } }
const wrapped = { wrapText: true, vertical: 'top' as const }
const boxed = { top: line, right: line, bottom: line, left: line }
const inputStyle = {
  protection: { locked: false },
  fill: { type: 'pattern' as const, pattern: 'solid' as const, fgColor: { rgb: 'FFFBEB' } },
  border: boxed,
  alignment: wrapped,
}

/** The form of an agency: only the cells to be filled in can be changed, and each says what it takes. */
export async function writeNominationForm(form: Form): Promise<Uint8Array> {
  const cells = new Map<string, Partial<Cell>>()
  const put = (row: number, column: number, value: CellValue, style: Cell['style'] = {}) =>
    cells.set(`${row - 1},${column}`, { value, style })
  put(1, 0, 'Nomination of a problem', { font: { bold: true, size: 16, color: ink } })
  put(2, 0, `${form.agencyName}, to ${form.bureauName}`, { font: { bold: true, color: ink } })
  put(3, 0, 'Fill in the yellow cells and send the file back. Do not write names of people.', {
    font: { color: ink },
  })
  put(3, 2, form.marking, { font: { bold: true, color: ink } })
  for (const field of formFields) {
    const row = rowOfField(field.key)
    put(row, 0, field.label, { font: { bold: true, color: ink }, alignment: wrapped })
    put(row, 1, null, { ...inputStyle, ...(field.kind === 'day' ? { numFmt: 'dd/mm/yyyy' } : {}) })
    put(row, 2, field.hint, { font: { italic: true, color: ink }, alignment: wrapped })
  }
  put(codeRow, 0, 'Form code (leave as it is)', { font: { color: ink } })
  put(codeRow, 1, form.code, { font: { color: ink }, alignment: wrapped })
  const sheet: WriteSheet = {
    name: sheetName,
    rows: Array.from({ length: codeRow }, () => [null, null, null]),
    cells,
    columns: [{ width: 30 }, { width: 64 }, { width: 46 }],
    rowDefs: new Map(
      formFields.map(({ key, tall }) => [rowOfField(key) - 1, { height: tall ? 78 : 22 }] as const),
    ),
    dataValidations: formFields.map(validationOf),
    protection: { sheet: true, selectLockedCells: true, selectUnlockedCells: true },
    pageSetup: { paperSize: 'a4', orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 1 },
    a11y: { summary: 'A form: labels in column A, what is filled in in column B, hints in column C.' },
  }
  const { writeXlsx } = await import('hucre/xlsx')
  return writeXlsx({
    sheets: [sheet],
    workbookProtection: { lockStructure: true },
    properties: {
      title: `Nomination of a problem, ${form.agencyName}`,
      created: form.madeAt,
      modified: form.madeAt,
    },
  })
}

function validationOf(field: FormField) {
  const range = cellOfField(field.key)
  const told = {
    range,
    allowBlank: true,
    showErrorMessage: true,
    errorStyle: 'stop' as const,
    errorTitle: field.label,
  }
  if (field.kind === 'day') {
    return {
      ...told,
      type: 'date' as const,
      operator: 'greaterThan' as const,
      formula1: '36526',
      errorMessage: 'Write a day, such as 01/03/2025.',
    }
  }
  if (field.kind === 'number') {
    const [least, most] =
      field.key === 'radius'
        ? [radiusBounds.least, radiusBounds.most]
        : [0, field.key === 'easting' ? 700_000 : 1_300_000]
    return {
      ...told,
      type: 'decimal' as const,
      operator: 'between' as const,
      formula1: String(least),
      formula2: String(most),
      errorMessage: `Write a number from ${least} to ${most}.`,
    }
  }
  const most = field.key === 'title' ? mostTitleCharacters : mostCharacters
  return {
    ...told,
    type: 'textLength' as const,
    operator: 'lessThanOrEqual' as const,
    formula1: String(most),
    errorMessage: `At most ${most} characters.`,
  }
}

export type FormRead = { code: string; cells: Record<FormField['key'], CellValue> }

/**
 * The cells of a form that came back, as they were filled in. The bytes must have been checked for their size
 * unpacked before. Throws `invalid` where it is no workbook, or not in the layout of the form.
 */
export async function readNominationForm(bytes: Uint8Array, fileName: string): Promise<FormRead> {
  const { readXlsx } = await import('hucre/xlsx')
  const workbook = await readXlsx(bytes, { maxRows: 200 }).catch((cause: unknown) => {
    throw new AppError('invalid', `${fileName} cannot be read as a workbook: it is damaged or locked.`, {
      next: 'Ask its sender to save it again as .xlsx, without a password.',
      cause,
    })
  })
  const sheet = workbook.sheets.find(({ name }) => name === sheetName)
  if (!sheet) throw notOurs(fileName, `it has no sheet called “${sheetName}”`)
  const valueAt = (row: number, column: number) => sheet.rows[row - 1]?.[column] ?? null
  for (const { key, label } of formFields) {
    if (String(valueAt(rowOfField(key), 0) ?? '').trim() === label) continue
    throw notOurs(fileName, `“${label}” does not stand in A${rowOfField(key)}`)
  }
  const cells = Object.fromEntries(
    formFields.map(({ key }) => [key, valueAt(rowOfField(key), 1)]),
  ) as FormRead['cells']
  return { code: String(valueAt(codeRow, 1) ?? '').trim(), cells }
}

/** The refusal of a file that is no form of this bureau. */
export function notOurs(fileName: string, reason: string): AppError {
  return new AppError('invalid', `${fileName} is no nomination form of this bureau: ${reason}.`, {
    next: 'Hand out a new form and ask for it to be filled in as it is.',
  })
}
