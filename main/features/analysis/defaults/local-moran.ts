import { counted, whole } from '#shared/count-words.ts'
import { mostCellPermutations } from '#shared/features/analysis/parameters.ts'
import { indexCells } from '../ground/cell-index.ts'
import { metres } from '../telling/words.ts'
import { type Defaults, type DefaultsInput, leastCount } from './defaults.ts'
import { suggestGiStar } from './gi-star.ts'

/**
 * Cells twice as wide as those of Gi*, which judges a cell together with those around it where this method judges it
 * against them; the eight around each; so many permutations that the smallest p they can tell, 2 / (permutations + 1),
 * still counts for one cell alone after correction for all of them, if so many are allowed.
 */
export function suggestLocalMoran(input: DefaultsInput): Defaults<'local-moran'> {
  const gi = suggestGiStar(input)
  const cellMetres = 2 * gi.parameters.cellMetres
  const { eastings, northings } = input.incidents
  const cells = indexCells(eastings, northings, cellMetres).columns.length
  const alpha = 0.05
  const isEnough = (permutations: number) => (2 * cells) / (permutations + 1) <= alpha
  const permutations = [9999, 49_999].find(isEnough) ?? mostCellPermutations
  return {
    parameters: {
      method: 'local-moran',
      cellMetres,
      neighbours: 'queen',
      permutations,
      alpha,
      minCount: leastCount,
    },
    reasons: [
      {
        parameter: 'cellMetres',
        reason: `Twice the ${metres(gi.parameters.cellMetres)} of Gi*: here a cell is judged against those around it and not together with them, so it must hold enough by itself.`,
      },
      {
        parameter: 'neighbours',
        reason: 'The eight cells around, corners included, as a street crosses cells at any angle.',
      },
      {
        parameter: 'permutations',
        reason: isEnough(permutations)
          ? `Enough for one cell to stand out alone among the ${counted(cells, 'cell')} with incidents: with fewer, p cannot be small enough after correction.`
          : `The most there are: among the ${whole(cells)} cells with incidents one cell alone cannot stand out, several together can. Larger cells would be fewer.`,
      },
      { parameter: 'alpha', reason: 'No more than one cell in twenty is expected to be called by chance.' },
      { parameter: 'minCount', reason: `Fewer than ${leastCount} incidents in a cell are never called hot.` },
    ],
  }
}
