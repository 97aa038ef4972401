import type { FigureColumn } from '#shared/features/analysis/figures.ts'

type About = { help?: string; unit?: string; decimals?: number; missing?: string }

/** A column of numbers; NaN stands where there is none, for the reason in `missing`. */
export function numberColumn(
  key: string,
  title: string,
  values: ArrayLike<number>,
  { decimals = 0, ...about }: About = {},
): FigureColumn {
  const column = values instanceof Float64Array ? values : Float64Array.from(values)
  return { kind: 'number', key, title, decimals, ...about, values: column }
}

export function textColumn(key: string, title: string, values: string[], help?: string): FigureColumn {
  return { kind: 'text', key, title, values, ...(help === undefined ? {} : { help }) }
}

/** Where the rows of a table lie: the middle of each, in metres of the national grid. */
export function placeColumns(eastings: ArrayLike<number>, northings: ArrayLike<number>): FigureColumn[] {
  return [
    numberColumn('easting', 'Easting', eastings, { decimals: 1, unit: 'm' }),
    numberColumn('northing', 'Northing', northings, { decimals: 1, unit: 'm' }),
  ]
}
