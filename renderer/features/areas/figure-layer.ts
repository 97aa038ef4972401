import type { Output } from '../../client/names.ts'
import type { FigureLayer } from '../../map/layers.ts'

/** A figure of areas as the map shades it; areas without a value are drawn as such. */
export function figureLayer(
  { figure, areaIds, values }: Output<'areas.figureValues'>,
  areas: Output<'areas.outlines'>,
): FigureLayer {
  const valueOfArea = new Map(Array.from(areaIds, (id, at) => [id, values[at]!]))
  return {
    key: `figure-${figure.id}`,
    title: `${figure.name} (${figure.origin})`,
    unit: figure.unit,
    decimals: values.some(value => !Number.isInteger(value)) ? 2 : 0,
    scale: 'sequential',
    values: Float64Array.from(areas, ({ id }) => valueOfArea.get(id) ?? Number.NaN),
    counts: null,
    shapes: {
      kind: 'areas',
      names: areas.map(({ name }) => name),
      polygons: areas.map(({ polygons }) => polygons),
    },
  }
}
