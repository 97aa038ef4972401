import type { Chart } from '../../model/document.ts'

const mostLabelled = 31

/** Whether every figure of a chart is written in it; of one that is not, the figures are in a table. */
export function isLabelled({ kind, series, categories }: Chart): boolean {
  if (kind === 'heat') return true
  const columns = series.filter(({ as }) => as === 'columns')
  const told = series.filter(({ as }) => as === 'columns' || as === 'line' || as === 'points')
  if (told.length !== columns.length) return false
  if (kind === 'stacked-columns') return neverMeet(columns) && categories.length <= mostLabelled
  return columns.length === 1 && categories.length <= mostLabelled
}

/** Parts of a stack of which at most one is there in each category: its label is that of the stack. */
function neverMeet(columns: Chart['series']): boolean {
  const length = Math.max(0, ...columns.map(({ values }) => values.length))
  return Array.from({ length }, (_, at) => at).every(
    at => columns.filter(({ values }) => (values[at]?.value ?? 0) !== 0).length <= 1,
  )
}

/** How a figure is written in a drawing: as it reads, but for what is withheld. */
export const withheldMark = '×'
