import type { Daily } from '#shared/features/tasking/daily.ts'
import { csvLines, csvMark, safeCell } from '../../incidents/csv.ts'

const head = [
  'Number',
  'Profile or priority',
  'From',
  'To',
  'Calls',
  'In as many days before',
  'What they were',
]

/** The short list as a table that any spreadsheet opens, and runs nothing of. */
export function dailyCsv({ from, to, items }: Daily): string {
  const lines = items.map(({ number, title, count, usual, categories }) => [
    number,
    title,
    from,
    to,
    String(count),
    usual.toFixed(1),
    categories.map(one => `${one.name} ${one.count}`).join(', '),
  ])
  return csvMark + csvLines([head, ...lines].map(cells => cells.map(safeCell)))
}
