import { decimals } from '#shared/count-words.ts'
import { indexCells } from '../ground/cell-index.ts'
import { metres } from '../telling/words.ts'
import { type Defaults, type DefaultsInput, leastCount } from './defaults.ts'

/**
 * Cell: the smallest of 100, 150, 200 and 250 m in which a cell with incidents has 3 of them on average.
 * Distance: one and a half cells, which takes in the eight cells around.
 */
export function suggestGiStar({
  incidents: { eastings, northings },
}: Partial<Omit<DefaultsInput, 'incidents'>> & {
  incidents: Pick<DefaultsInput['incidents'], 'eastings' | 'northings'>
}): Defaults<'gi-star'> {
  let cellMetres = 250
  let mean = 0
  for (const candidate of [100, 150, 200, 250]) {
    cellMetres = candidate
    mean = eastings.length / Math.max(1, indexCells(eastings, northings, candidate).columns.length)
    if (mean >= 3) break
  }
  return {
    parameters: {
      method: 'gi-star',
      cellMetres,
      bandMetres: 1.5 * cellMetres,
      alpha: 0.05,
      minCount: leastCount,
    },
    reasons: [
      {
        parameter: 'cellMetres',
        reason: `In cells of ${metres(cellMetres)} a cell with incidents has ${decimals(mean, 1)} of them on average.`,
      },
      { parameter: 'bandMetres', reason: 'One and a half cells: each cell with the eight around it.' },
      { parameter: 'alpha', reason: 'No more than one hot cell in twenty is expected to be hot by chance.' },
      { parameter: 'minCount', reason: `Fewer than ${leastCount} incidents in a cell are never called hot.` },
    ],
  }
}
