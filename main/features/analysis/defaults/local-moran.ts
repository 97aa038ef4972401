import { metres } from '../telling/words.ts'
import { type Defaults, type DefaultsInput, leastCount } from './defaults.ts'
import { suggestGiStar } from './gi-star.ts'

/**
 * Cells twice as wide as those of Gi*, which judges a cell together with those around it where this method judges it
 * against them; the eight around each; as many permutations as are allowed, for they cost little.
 */
export function suggestLocalMoran(input: DefaultsInput): Defaults<'local-moran'> {
  const gi = suggestGiStar(input)
  const cellMetres = 2 * gi.parameters.cellMetres
  return {
    parameters: {
      method: 'local-moran',
      cellMetres,
      neighbours: 'queen',
      permutations: 9999,
      alpha: 0.05,
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
        reason:
          'The more permutations, the smaller the p that can be told from zero: with many cells a small one is needed.',
      },
      { parameter: 'alpha', reason: 'No more than one cell in twenty is expected to be called by chance.' },
      { parameter: 'minCount', reason: `Fewer than ${leastCount} incidents in a cell are never called hot.` },
    ],
  }
}
