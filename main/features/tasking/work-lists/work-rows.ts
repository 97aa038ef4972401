import { riskScore } from '#shared/features/tasking/backlog.ts'
import type { workColumns } from '#shared/features/tasking/work-lists.ts'

type Column = (typeof workColumns)[number]
export type NewWorkRow = Record<'reference' | 'unit' | 'risk', string> &
  Record<'lastOn' | 'dueOn' | 'doneOn', string | null>
export type WorkFault = { line: number; reason: string }

/** A day as tables write it: 2025-03-07 or 7/3/2025; undefined where it is none. */
export function dayWritten(text: string): string | undefined {
  const british = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text)
  const day = british ? `${british[3]}-${british[2]!.padStart(2, '0')}-${british[1]!.padStart(2, '0')}` : text
  const at = /^\d{4}-\d\d-\d\d$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day) ? day : undefined
}

/** The rows of a list from a table, by the columns a person named; a row with a fault is left out and told. */
export function workRows(
  rows: readonly { line: number; cells: readonly string[] }[],
  columns: Partial<Record<Column, number>>,
  today: string,
): { rows: NewWorkRow[]; faults: WorkFault[] } {
  const faults: WorkFault[] = []
  const taken: NewWorkRow[] = []
  const seen = new Map<string, number>()
  for (const { line, cells } of rows) {
    const cell = (column: Column) => {
      const at = columns[column]
      return at === undefined ? '' : (cells[at] ?? '').trim()
    }
    const day = (column: 'lastOn' | 'dueOn' | 'doneOn') =>
      cell(column) === '' ? null : dayWritten(cell(column))
    const row = {
      reference: cell('reference').slice(0, 200),
      unit: cell('unit').slice(0, 200),
      risk: cell('risk'),
    }
    const days = { lastOn: day('lastOn'), dueOn: day('dueOn'), doneOn: day('doneOn') }
    const unread = (Object.keys(days) as (keyof typeof days)[]).find(key => days[key] === undefined)
    const earlier = seen.get(row.reference)
    const reason =
      row.reference === ''
        ? 'It has no reference.'
        : earlier !== undefined
          ? `Its reference ${row.reference} stands in line ${earlier} already.`
          : row.risk !== '' && riskScore(row.risk) === null
            ? `“${row.risk.slice(0, 40)}” is no risk: very high, high, medium, standard, low, or 0 to 4.`
            : unread
              ? `“${cell(unread).slice(0, 40)}” is no day.`
              : days.doneOn && days.doneOn > today
                ? `It was done on ${days.doneOn}, which is still to come.`
                : null
    if (reason) {
      faults.push({ line, reason })
      continue
    }
    seen.set(row.reference, line)
    taken.push({
      ...row,
      lastOn: days.lastOn ?? null,
      dueOn: days.dueOn ?? null,
      doneOn: days.doneOn ?? null,
    })
  }
  return { rows: taken, faults }
}
