import type { Output } from '../../../client/names.ts'
import type { FigureLayer } from '../../../map/layers.ts'

type Found = Output<'analysis.overlay'>

/**
 * How many themes are present at each place, as classes; where there is none the map stays bare. Null until the
 * outlines of the areas are there.
 */
export function coincidenceLayer(
  { places: all, themes }: Found,
  cellMetres: number,
  areas: Output<'areas.outlines'> | undefined,
): FigureLayer | null {
  const places = all.filter(({ coinciding }) => coinciding > 0)
  const head = {
    key: `themes ${themes.map(({ name }) => name).join(', ')}`,
    title: `Where ${themes.length} themes coincide`,
    unit: '',
    decimals: 0,
    scale: 'classes' as const,
    classNames: ['1 theme', ...themes.slice(1).map((_, index) => `${index + 2} themes`)],
    values: Float64Array.from(places, ({ coinciding }) => coinciding - 1),
    counts: null,
    standsAlone: true,
  }
  if (cellMetres > 0) {
    const middle = (axis: 0 | 1) => Float64Array.from(places, ({ corner }) => corner![axis] + cellMetres / 2)
    return {
      ...head,
      shapes: { kind: 'cells', shape: 'square', cellMetres, eastings: middle(0), northings: middle(1) },
    }
  }
  if (!areas) return null
  const outlineOf = new Map(areas.map(area => [area.id, area]))
  const drawn = places.filter(({ areaId }) => outlineOf.has(areaId ?? 0))
  return {
    ...head,
    values: Float64Array.from(drawn, ({ coinciding }) => coinciding - 1),
    shapes: {
      kind: 'areas',
      names: drawn.map(({ label }) => label),
      polygons: drawn.map(({ areaId }) => outlineOf.get(areaId!)!.polygons),
    },
  }
}
