import type { Figure } from '#shared/features/analysis/figures.ts'
import type { Measured } from '#shared/features/performance/outcomes.ts'
import type { Evaluation } from '#shared/features/profiles/evaluation.ts'
import { fewestForPercent } from '#shared/fewest-for-percent.ts'

/** What the board is told of an evaluation: the change in per cent with its interval, and whether it moved. */
export function measuredOf(evaluation: Evaluation): Measured {
  const { before, after, percent, ratioLower, ratioUpper, p, paired, sentences, caveats } = evaluation
  const enough = Math.min(before.count, after.count) >= fewestForPercent
  const few = { unavailable: `Under ${fewestForPercent}, so the two counts say more than a percentage.` }
  const asPercent = (ratio: Figure): Figure => (typeof ratio === 'number' ? (ratio - 1) * 100 : ratio)
  const told = (figure: Figure): Figure => (before.count === 0 || enough ? figure : few)
  const unpaired = { unavailable: 'Nothing could be paired month by month.' }
  return {
    before,
    after,
    p,
    sentences,
    caveats,
    percent: told(percent),
    percentLower: told(asPercent(ratioLower)),
    percentUpper: told(asPercent(ratioUpper)),
    difference: paired?.difference ?? unpaired,
    differenceLower: paired?.lower ?? unpaired,
    differenceUpper: paired?.upper ?? unpaired,
    differenceP: paired?.differenceP ?? unpaired,
    quotient: paired?.quotient ?? unpaired,
    grounds: paired?.counts ?? [],
  }
}
