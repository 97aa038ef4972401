import type { FigureTable } from '#shared/features/analysis/figures.ts'
import { toGridReference } from '#shared/geo/grid-reference.ts'
import type { FigureColumn } from '../../ui/figures.ts'

/**
 * The columns of a table as people read them: a grid reference for easting and northing, and no identifiers. The
 * file of the table has them all.
 */
export function shownColumns({ columns }: FigureTable): FigureColumn[] {
  const [eastings, northings] = ['easting', 'northing'].map(key => columns.find(column => column.key === key))
  const rest = columns.filter(({ key }) => key !== 'areaId')
  if (eastings?.kind !== 'number' || northings?.kind !== 'number') return rest
  const others = rest.filter(({ key }) => key !== 'easting' && key !== 'northing')
  if (others.some(({ title }) => title === 'Grid reference')) return others
  const references = Array.from(eastings.values, (easting, row) => {
    const northing = northings.values[row]!
    return Number.isNaN(easting) ? '' : (toGridReference(easting, northing) ?? `E ${easting} N ${northing}`)
  })
  return [
    { key: 'place', title: 'Grid reference', help: 'Of the middle of it.', kind: 'text', values: references },
    ...others,
  ]
}
