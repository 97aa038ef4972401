import { counted, decimals, whole } from '#shared/count-words.ts'
import { AppError } from '#shared/rpc/error.ts'
import { benjaminiHochberg } from './statistics/benjamini-hochberg.ts'
import { numberColumn, textColumn } from './telling/columns.ts'
import type { MethodInput, MethodResult } from './telling/hotspots.ts'
import { metres } from './telling/words.ts'
import { distanceBandWords, timeBandWords } from './when/band-words.ts'
import { dayNumbers } from './when/days.ts'
import { nearRepeat } from './when/near-repeat.ts'

/** With fewer, a band holds too few pairs for a permutation to tell anything. */
const fewestIncidents = 20

type Input = Pick<
  MethodInput<'near-repeat'>,
  'eastings' | 'northings' | 'fromMinutes' | 'parameters' | 'seed'
>

/** How often incidents follow each other so near in place and time, against what chance would give. */
export function run({ eastings, northings, fromMinutes, parameters, seed }: Input): MethodResult {
  const { bandMetres, distanceBands, bandDays, timeBands, distance, permutations, alpha } = parameters
  const days = dayNumbers(fromMinutes)
  refuseWhereNothingVaries(eastings, northings, days)
  const { observed, expected, p, pairs } = nearRepeat(eastings, northings, days, parameters, {
    permutations,
    seed,
  })
  const tested = [...expected.keys()].filter(cell => expected[cell]! > 0)
  const q = new Float64Array(p.length).fill(Number.NaN)
  benjaminiHochberg(Float64Array.from(tested, cell => p[cell]!)).forEach((value, at) => {
    q[tested[at]!] = value
  })
  const warnings: string[] = []
  if (tested.length / (permutations + 1) > alpha) {
    warnings.push(
      `With ${counted(tested.length, 'band')} looked at, ${whole(permutations)} permutations cannot show that a single one stands out: choose fewer bands or ${whole(Math.ceil(tested.length / alpha) - 1)} permutations.`,
    )
  }
  const distances = distanceBandWords(bandMetres, distanceBands)
  const times = timeBandWords(bandDays, timeBands)
  const ratio = observed.map((count, cell) => (expected[cell]! > 0 ? count / expected[cell]! : Number.NaN))
  const standsOut = observed.map((count, cell) => (q[cell]! <= alpha && count > expected[cell]! ? 1 : 0))
  const cells = [...observed.keys()]
  const bandOf = (cell: number) => ({
    distance: distances[Math.floor(cell / timeBands)]!,
    time: times[cell % timeBands]!,
  })
  const more = cells
    .filter(cell => standsOut[cell])
    .sort((a, b) => ratio[b]! - ratio[a]! || a - b)
    .slice(0, 2)
    .map(cell => {
      const { distance: where, time } = bandOf(cell)
      return `${where}, ${time} apart: ${counted(observed[cell]!, 'pair')} against ${decimals(expected[cell]!, 1)}, ${decimals(ratio[cell]!, ratio[cell]! < 1.95 ? 2 : 1)} times as many`
    })
  const found = standsOut.reduce((sum, one) => sum + one, 0)
  return {
    statement:
      `Near repeats (Knox): the ${counted(pairs, 'pair')} of ${counted(days.length, 'incident')} by how far apart they are on the ground and in days, against what would be if the days had been dealt to the places by chance (${whole(permutations)} times). ` +
      (found === 0
        ? 'No distance and time has more pairs than chance would explain: these incidents do not show that one makes another nearby more likely.'
        : `${counted(found, 'combination')} of distance and time ${found === 1 ? 'has' : 'have'} more pairs than chance would explain at a false discovery rate of ${alpha}. ${more.length === 1 ? 'It is' : 'Most of all'} ${more.join('; ')}.`),
    warnings,
    choices: [
      {
        parameter: 'bandDays',
        reason: 'An incident known as an interval counts on the London day on which it began.',
      },
      {
        parameter: 'distanceBands',
        reason: `Repeats at exactly the same place are a band of their own; the first band of distance is what lies above that and below ${metres(bandMetres)}.`,
      },
    ],
    hotspots: [],
    tables: [
      {
        key: 'bands',
        title: 'Pairs by distance and time',
        note: `Each band holds its lower end and not its upper one: a pair exactly ${metres(bandMetres)} apart is in the band from ${metres(bandMetres)}. Distances are ${distance === 'manhattan' ? 'along the grid, east plus north (Manhattan)' : 'in a straight line'}.`,
        rows: cells.length,
        drawing: { kind: 'none' },
        columns: [
          textColumn(
            'distance',
            'Distance',
            cells.map(cell => bandOf(cell).distance),
          ),
          textColumn(
            'time',
            'Apart in time',
            cells.map(cell => bandOf(cell).time),
          ),
          numberColumn('observed', 'Pairs', observed),
          numberColumn('expected', 'Expected', expected, {
            decimals: 1,
            help: 'Pairs so near on the ground, times the share of all pairs that are so near in time.',
          }),
          numberColumn('ratio', 'Times as many', ratio, {
            decimals: 2,
            missing: 'None was expected.',
          }),
          numberColumn('p', 'p', p, {
            decimals: 4,
            help: 'Share of the permutations with as many pairs or more.',
          }),
          numberColumn('q', 'q', q, {
            decimals: 4,
            help: 'p, corrected for the number of bands looked at (Benjamini and Hochberg).',
            missing: 'No pair is so near, so there is nothing to test.',
          }),
          textColumn(
            'signal',
            'What stands out',
            cells.map(cell => (standsOut[cell] ? 'more than chance would explain' : '')),
          ),
        ],
      },
    ],
  }
}

function refuseWhereNothingVaries(eastings: Float64Array, northings: Float64Array, days: Int32Array): void {
  const n = days.length
  const next = 'Widen the period or the area, or take in more sources or categories.'
  if (n < fewestIncidents) {
    throw new AppError(
      'invalid',
      `Near repeats need ${fewestIncidents} incidents or more with an exact place and day; there are ${whole(n)}.`,
      { next },
    )
  }
  if (days.every(day => day === days[0])) {
    throw new AppError('invalid', `All ${counted(n, 'incident')} are of one day, so none follows another.`, {
      next,
    })
  }
  if (eastings.every((easting, i) => easting === eastings[0] && northings[i] === northings[0])) {
    throw new AppError(
      'invalid',
      `All ${counted(n, 'incident')} stand at one place, so none is nearer than another.`,
      { next },
    )
  }
}
