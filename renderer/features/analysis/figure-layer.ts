import type { FigureTable } from '#shared/features/analysis/figures.ts'
import type { FigureLayer, PolygonRings } from '../../map/layers.ts'
import { countKeys } from './leads-to.ts'

type Outlines = readonly { id: number; name: string; polygons: PolygonRings }[]

/** Whether a table can be drawn on the map. */
export function isOnMap({ drawing }: Pick<FigureTable, 'drawing'>): boolean {
  return drawing.kind === 'cells' || drawing.kind === 'areas' || drawing.kind === 'symbols'
}

/** A table as the map draws it; null where it has nothing for the map. Areas need the outlines of their set. */
export function figureLayerOf(
  table: FigureTable,
  outlines: Outlines,
  onChoose: (row: number) => void,
): FigureLayer | null {
  const { drawing } = table
  if (drawing.kind === 'none' || drawing.kind === 'periods' || drawing.kind === 'week') return null
  const valued = table.columns.find(({ key }) => key === drawing.value)
  if (!valued) return null
  const shapes = shapesOf(table, outlines)
  const isDiverging = drawing.kind !== 'symbols' && drawing.scale === 'diverging'
  const [values, classNames] =
    valued.kind === 'number' ? [valued.values] : classesOf(valued.values, isDiverging)
  const counts = table.columns.find(({ key }) => (countKeys as readonly string[]).includes(key))
  return {
    key: table.key,
    title: table.title === valued.title ? table.title : `${table.title}: ${valued.title}`,
    unit: valued.kind === 'number' ? (valued.unit ?? '') : '',
    decimals: valued.kind === 'number' ? valued.decimals : 0,
    scale: classNames && !isDiverging ? 'classes' : drawing.kind === 'symbols' ? 'sequential' : drawing.scale,
    ...(classNames ? { classNames } : {}),
    values,
    counts: counts?.kind === 'number' ? counts.values : null,
    shapes,
    onChoose,
  }
}

/** Classes that are always listed whole and in this order, so that each keeps its colour from one result to the next. */
const knownClasses = [
  ['new', 'intensifying', 'persistent', 'diminishing', 'sporadic', 'former'],
  ['hot', 'cold'],
  ['high-high', 'low-low', 'high-low', 'low-high'],
]

/** Those of a diverging scale, from the least to the most: the middle one has its middle colour. */
const divergingClasses = ['cold', 'below, not cold', 'as expected', 'above, not hot', 'hot']

/** Words as positions in the list of classes; "none" is no figure. Unknown ones follow as they first appear. */
function classesOf(words: readonly string[], isDiverging: boolean): [Float64Array, string[]] {
  const found = [...new Set(words)].filter(word => word !== '' && word !== 'none')
  const known = isDiverging
    ? divergingClasses
    : knownClasses.find(names => found.every(word => names.includes(word)))
  const names = known ?? found
  const positions = new Map(names.map((name, position) => [name, position]))
  return [Float64Array.from(words, word => positions.get(word) ?? Number.NaN), names]
}

function shapesOf(table: FigureTable, outlines: Outlines): FigureLayer['shapes'] {
  const { drawing } = table
  const numbers = (key: string) => {
    const column = table.columns.find(each => each.key === key)
    return column?.kind === 'number' ? column.values : new Float64Array(table.rows).fill(Number.NaN)
  }
  if (drawing.kind === 'areas') {
    const byId = new Map(outlines.map(area => [area.id, area]))
    const areas = Array.from(numbers('areaId'), id => byId.get(id))
    return {
      kind: 'areas',
      names: areas.map(area => area?.name ?? ''),
      polygons: areas.map(area => area?.polygons ?? []),
    }
  }
  const places = { eastings: numbers('easting'), northings: numbers('northing') }
  return drawing.kind === 'cells'
    ? { kind: 'cells', shape: drawing.shape, cellMetres: drawing.cellMetres, ...places }
    : { kind: 'symbols', ...places }
}
