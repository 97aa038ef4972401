import { type Defaults, type DefaultsInput, leastCount } from './defaults.ts'
import { suggestGiStar } from './gi-star.ts'

/** Cells as for Gi*, with the eight around each; as many permutations as are allowed, for they cost little. */
export function suggestLocalMoran(input: DefaultsInput): Defaults<'local-moran'> {
  const cells = suggestGiStar(input)
  return {
    parameters: {
      method: 'local-moran',
      cellMetres: cells.parameters.cellMetres,
      neighbours: 'queen',
      permutations: 9999,
      alpha: 0.05,
      minCount: leastCount,
    },
    reasons: [
      ...cells.reasons.filter(({ parameter }) => parameter === 'cellMetres'),
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
