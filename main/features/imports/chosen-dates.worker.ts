import type { Written } from '#shared/features/imports/mapping.ts'
import type { DateFormat } from '#shared/features/imports/rules.ts'
import { AppError } from '#shared/rpc/error.ts'
import { readTable } from './reading/read-table.files.ts'
import { dateColumn } from './understanding/date-column.ts'

type ChosenDatesInput = { file: { path: string; name: string }; written: Written; column: string }
type ChosenDates = {
  format: DateFormat
  midnightsAreDays: boolean
  question: { choices: DateFormat[]; because: string } | null
}

/** How the dates of a column that a person chose are written, decided on all of it. */
export async function run({ file, written, column }: ChosenDatesInput): Promise<ChosenDates> {
  const dates = dateColumn()
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
      if (row.length === header.length) dates.see(row[at]!.trim(), lines[i]!)
    }
  }
  const { format, onlyMidnights, question } = dates.conclude(column)
  return { format, midnightsAreDays: onlyMidnights, question }
}
