import type { Written } from '#shared/features/imports/mapping.ts'
import type { DateFormat } from '#shared/features/imports/rules.ts'
import { AppError } from '#shared/rpc/error.ts'
import { readTable } from './reading/read-table.files.ts'
import { dateColumn } from './understanding/date-column.ts'
import { readWait } from './understanding/waits.ts'

/** A few cells are always mistyped. */
const mostly = 0.8

type ChosenDatesInput = { file: { path: string; name: string }; written: Written; column: string }
type ChosenDates = {
  format: DateFormat
  midnightsAreDays: boolean
  isDuration: boolean
  question: { choices: DateFormat[]; because: string } | null
}

/** How the dates of a column that a person chose are written, decided on all of it. */
export async function run({ file, written, column }: ChosenDatesInput): Promise<ChosenDates> {
  const dates = dateColumn()
  let [filled, waits] = [0, 0]
  let at = -1
  for await (const { header, rows, lines } of readTable(file, written)) {
    at = at === -1 ? header.indexOf(column) : at
    if (at === -1) {
      throw new AppError('invalid', `${file.name} has no column “${column}”.`, {
        next: 'Choose one of its columns.',
      })
    }
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i]!
      if (row.length !== header.length) continue
      const text = row[at]!.trim()
      dates.see(text, lines[i]!)
      if (text === '') continue
      filled++
      if (readWait(text) !== null) waits++
    }
  }
  const { format, onlyMidnights, question } = dates.conclude(column)
  const isDuration = filled > 0 && waits >= filled * mostly
  return { format, midnightsAreDays: onlyMidnights, isDuration, question }
}
