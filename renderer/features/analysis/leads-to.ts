import type { FigureTable } from '#shared/features/analysis/figures.ts'
import type { Filter } from '#shared/features/incidents/contract.ts'
import { clipRing, type Ring } from './clip-ring.ts'

/**
 * The incidents behind a row of a table, as a filter: those of its cell, area, circle, period or hour, among those
 * the analysis was given. Null where a row leads to none, or where no filter can say which.
 */
export function leadsTo(table: FigureTable, row: number, filter: Filter): Filter | null {
  const { drawing } = table
  switch (drawing.kind) {
    case 'cells': {
      const [easting, northing] = placeIn(table, row)
      const cell = cellRing(easting, northing, drawing.cellMetres, drawing.shape)
      const polygon = filter.polygon ? clipRing(filter.polygon, cell) : cell
      return polygon.length > 0 ? { ...filter, polygon } : null
    }
    case 'areas': {
      const areaId = numberIn(table, 'areaId', row)
      if (Number.isNaN(areaId)) return null
      // Areas of a filter are joined by "or": within areas of another set this one cannot be asked for alone.
      if (filter.areaIds && !filter.areaIds.includes(areaId)) return null
      return { ...filter, areaIds: [areaId] }
    }
    case 'symbols': {
      const [easting, northing] = placeIn(table, row)
      const radius = numberIn(table, 'radiusMetres', row)
      const radiusMetres = Number.isNaN(radius) ? 0 : radius
      return withPeriod({ ...filter, circle: { easting, northing, radiusMetres } }, table, row)
    }
    case 'periods':
      return withPeriod(filter, table, row)
    case 'week':
      return filter.weekHours && !filter.weekHours.includes(row) ? null : { ...filter, weekHours: [row] }
    case 'none':
      return null
  }
}

/** The hexagon's cell is its height: it lies on a side, with corners to the west and east. */
const hexagonCorners = [0, 60, 120, 180, 240, 300]

/**
 * The outline of a cell. A cell holds its south and west edges and not the other two, a filter's polygon may see an
 * edge otherwise: it is drawn a millimetre to the south-west, so that the incidents are those that were counted.
 */
export function cellRing(
  easting: number,
  northing: number,
  cellMetres: number,
  shape: 'square' | 'hexagon',
): Ring {
  const half = cellMetres / 2
  const millimetre = 0.001
  const [x, y] = [easting - millimetre, northing - millimetre]
  if (shape === 'square') {
    return [
      [x - half, y - half],
      [x + half, y - half],
      [x + half, y + half],
      [x - half, y + half],
    ]
  }
  const radius = cellMetres / Math.sqrt(3)
  return hexagonCorners.map((degrees): Ring[number] => {
    const angle = (degrees * Math.PI) / 180
    return [easting + radius * Math.cos(angle), northing + radius * Math.sin(angle)]
  })
}

/** The period of a row, never beyond that of the filter: a first or last month is often cut by it. */
function withPeriod(filter: Filter, table: FigureTable, row: number): Filter {
  const from = textIn(table, 'from', row)
  const to = textIn(table, 'to', row)
  const isLater = from && !(filter.from && filter.from > from)
  const isEarlier = to && !(filter.to && filter.to < to)
  return { ...filter, ...(isLater ? { from } : {}), ...(isEarlier ? { to } : {}) }
}

function placeIn(table: FigureTable, row: number): [easting: number, northing: number] {
  return [numberIn(table, 'easting', row), numberIn(table, 'northing', row)]
}

/** Where a table tells how many incidents a row has, the first of these that there is. */
export const countKeys = ['count', 'observed'] as const

/** The incidents of a row; NaN where the table does not tell. */
export function incidentsIn(table: FigureTable, row: number): number {
  const key = countKeys.find(each => table.columns.some(column => column.key === each))
  return key === undefined ? Number.NaN : numberIn(table, key, row)
}

/** NaN where the table has no such column. */
export function numberIn({ columns }: FigureTable, key: string, row: number): number {
  const column = columns.find(each => each.key === key)
  return column?.kind === 'number' ? column.values[row]! : Number.NaN
}

export function textIn({ columns }: FigureTable, key: string, row: number): string | undefined {
  const column = columns.find(each => each.key === key)
  return column?.kind === 'text' ? column.values[row] : undefined
}
