import type { Output } from '../../../client/names.ts'
import type { FigureLayer } from '../../../map/layers.ts'

type Found = Output<'analysis.compare'>

/** What A has more or less than B would give in as many days, by area. */
export function changeByArea(found: Found, areas: Output<'areas.outlines'>): FigureLayer | null {
  const group = found.groups.find(({ by }) => by === 'area')
  if (!group) return null
  const rowOf = new Map(group.rows.map(row => [row.key, row]))
  const rows = areas.map(({ id }) => rowOf.get(String(id)) ?? { a: 0, b: 0 })
  return {
    ...headOf(found),
    values: Float64Array.from(rows, ({ a, b }) => changeOf(found, a, b)),
    counts: Float64Array.from(rows, ({ a, b }) => a + b),
    shapes: {
      kind: 'areas',
      names: areas.map(({ name }) => name),
      polygons: areas.map(({ polygons }) => polygons),
    },
  }
}

/** The same by squares. */
export function changeByCell(found: Found): FigureLayer {
  const { a, b, eastings, northings, cellMetres } = found.cells
  return {
    ...headOf(found),
    values: Float64Array.from(a, (count, at) => changeOf(found, count, b[at]!)),
    counts: Float64Array.from(a, (count, at) => count + b[at]!),
    shapes: { kind: 'cells', shape: 'square', cellMetres, eastings, northings },
  }
}

function headOf({ a, b }: Found) {
  return {
    key: `change ${a.from} ${a.to} ${b.from} ${b.to}`,
    title: a.days === b.days ? 'Change: A less B' : `Change: A less B, B for ${a.days} days`,
    unit: 'incidents',
    decimals: a.days === b.days ? 0 : 1,
    scale: 'diverging' as const,
    standsAlone: true,
  }
}

const changeOf = ({ a, b }: Found, ofA: number, ofB: number) => ofA - (ofB * a.days) / b.days
