import { AppError } from '#shared/rpc/error.ts'
import type { Defaults, DefaultsInput } from './defaults.ts'

/** A rate from fewer swings too much to rank areas by it. */
const fewest = 10

/** The area set that is there; which figure rates are per, and which period comes before, is for people to say. */
export function suggestHotAreas({ areaSetId }: DefaultsInput): Defaults<'hot-areas'> {
  if (areaSetId === null) {
    throw new AppError('invalid', 'This bureau has no areas yet to count incidents in.', {
      next: 'Load an area set under Areas, or draw areas on the map.',
    })
  }
  return {
    parameters: { method: 'hot-areas', areaSetId, minCount: fewest },
    reasons: [
      { parameter: 'areaSetId', reason: 'The areas that were loaded first.' },
      {
        parameter: 'minCount',
        reason: `A rate from fewer than ${fewest} incidents swings by chance: such areas are marked and never called hot.`,
      },
    ],
  }
}
