/** Figures of one kind, a value for each row. NaN stands where there is none, for the reason in `missing`. */
export type FigureColumn = { key: string; title: string; help?: string | undefined } & (
  | {
      kind: 'number'
      decimals: number
      unit?: string | undefined
      missing?: string | undefined
      values: Float64Array
    }
  | { kind: 'text'; values: readonly string[] }
)

/** `Density, per km²`: what a column holds, and in what. */
export function titleOf(column: FigureColumn): string {
  return column.kind === 'number' && column.unit ? `${column.title}, ${column.unit}` : column.title
}

/** A figure with all its decimals, so that a column can be read down; `n/a` where there is none. */
export function formatFixed(value: number, decimals: number): string {
  if (Number.isNaN(value)) return 'n/a'
  // A small probability is not nought.
  const least = 10 ** -decimals
  if (value > 0 && value < least && decimals > 1) return `< ${least.toFixed(decimals)}`
  return value.toLocaleString('en-GB', { minimumFractionDigits: decimals, maximumFractionDigits: decimals })
}
