import type { Answer } from '#shared/features/tasking/action-rules.ts'
import type { Refusal } from '#shared/features/tasking/rules.ts'
import { answerColumns, answerStates, headRows, lockedColumns } from './reply-sheet.ts'

type CellIn = { value: string | number | boolean | Date | null; isFormula: boolean }
/** The answer to one row, and why it cannot be taken as it is written. */
export type ReadAnswer = { answer: Answer; fault: Refusal }

const longestNote = 2000
const longestName = 200

/** Text as it is compared: programs that save a file anew change its line ends and spaces at the edges. */
function plain({ value }: CellIn): string {
  return value === null ? '' : comparable(String(value))
}
const comparable = (text: string) => text.normalize('NFC').replace(/\r\n?/g, '\n').trim()

/** The name of a cell as a spreadsheet shows it: `B5`. */
export function cellName(row: number, column: number): string {
  const letters =
    column < 26
      ? String.fromCharCode(65 + column)
      : String.fromCharCode(64 + Math.floor(column / 26), 65 + (column % 26))
  return `${letters}${row + 1}`
}

/** What was changed in a file beside its answers; null where nothing was. */
export function whyAltered(
  locked: readonly (readonly string[])[],
  rows: readonly (readonly CellIn[])[],
): string | null {
  const width = lockedColumns.length + answerColumns.length
  for (let r = 0; r < Math.max(locked.length, rows.length); r++) {
    const row = rows[r] ?? []
    const expected = locked[r]
    const answersFrom = expected && r >= headRows ? lockedColumns.length : width
    for (let c = 0; c < Math.max(width, row.length); c++) {
      if (c >= answersFrom && c < width) continue
      const cell = row[c] ?? { value: null, isFormula: false }
      const should = comparable(expected?.[c] ?? '')
      if (!cell.isFormula && plain(cell) === should) continue
      if (!expected || c >= width)
        return `something was written outside the answers, in cell ${cellName(r, c)}`
      if (r === headRows - 1 && plain(cell) === '') return `the column “${should}” is missing`
      if (plain(cell) === '' && row.every(one => plain(one) === '')) return `row ${r + 1} is missing`
      return `cell ${cellName(r, c)}, which is locked, was changed`
    }
  }
  return null
}

/** The answer written in one row. */
export function answerIn(row: readonly CellIn[], line: number): ReadAnswer {
  const none: Answer = { status: null, note: '', blockedBy: '', evidence: '', doneOn: null }
  const cells = answerColumns.map(({ key, head }, i) => {
    const column = lockedColumns.length + i
    return { key, head, cell: row[column] ?? { value: null, isFormula: false }, name: cellName(line, column) }
  })
  const formula = cells.find(({ cell }) => cell.isFormula)
  if (formula) {
    const message = `Cell ${formula.name} holds a formula. Answers are read as they are written, never calculated.`
    return { answer: none, fault: { message, next: 'Ask for the text itself in that cell.' } }
  }
  const answer = { ...none }
  for (const { key, head, cell, name } of cells) {
    const text = plain(cell)
    if (key === 'status') {
      const state = Object.entries(answerStates).find(([words]) => words.toLowerCase() === text.toLowerCase())
      if (text !== '' && !state) {
        const message = `“${text.slice(0, 40)}” in cell ${name} is no state.`
        return { answer: none, fault: { message, next: 'Ask for In progress, Blocked or Done.' } }
      }
      answer.status = state?.[1] ?? null
    } else if (key === 'doneOn') {
      const day = dayIn(cell)
      if (text !== '' && !day) {
        const message = `“${text.slice(0, 40)}” in cell ${name} is no day.`
        return { answer: none, fault: { message, next: 'Ask for a day such as 14/01/2026.' } }
      }
      answer.doneOn = day
    } else {
      const most = key === 'note' ? longestNote : longestName
      if (text.length > most) {
        const message = `Cell ${name} (“${head}”) has ${text.length} characters; ${most} are kept.`
        return { answer: none, fault: { message, next: 'Ask for it shorter, or enter it by hand.' } }
      }
      answer[key] = text
    }
  }
  return { answer, fault: whyIncomplete(answer) }
}

/** Evidence and days belong to Done, a blocker to Blocked: what has no state to belong to is asked about. */
function whyIncomplete({ status, blockedBy, evidence, doneOn }: Answer): Refusal {
  if (status !== 'done' && (evidence !== '' || doneOn !== null)) {
    return {
      message: 'It says what shows that it is done, but the state is not Done.',
      next: 'Ask the agency which is meant.',
    }
  }
  if (status !== 'blocked' && blockedBy !== '') {
    return {
      message: 'It says who blocks it, but the state is not Blocked.',
      next: 'Ask the agency which is meant.',
    }
  }
  return null
}

/** A day as the program kept it, or as a person in Britain writes it. */
function dayIn({ value }: CellIn): string | null {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString().slice(0, 10)
  if (typeof value === 'number') {
    // A day that lost its format: the serial number of spreadsheets, counted from 30 December 1899.
    const isSerial = Number.isInteger(value) && value > 36_526 && value < 73_051
    return isSerial ? new Date(Date.UTC(1899, 11, 30 + value)).toISOString().slice(0, 10) : null
  }
  if (typeof value !== 'string') return null
  const written = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\s*$/.exec(value)
  const day = written
    ? `${written[3]}-${written[2]!.padStart(2, '0')}-${written[1]!.padStart(2, '0')}`
    : value.trim()
  const parsed = /^\d{4}-\d\d-\d\d$/.test(day) ? new Date(`${day}T00:00:00Z`) : null
  return parsed && !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(day) ? day : null
}

/** True where an answer says nothing, or nothing that is not so already. */
export function saysNothing(answer: Answer, now: { status: string; blockedBy: string }): boolean {
  if (answer.note !== '' || answer.evidence !== '' || answer.doneOn !== null) return false
  if (answer.status === null) return answer.blockedBy === ''
  return answer.status === now.status && (answer.status !== 'blocked' || answer.blockedBy === now.blockedBy)
}
