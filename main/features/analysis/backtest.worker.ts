import type { MessagePort } from 'node:worker_threads'
import { counted, decimals, whole } from '#shared/count-words.ts'
import type { FigureTable } from '#shared/features/analysis/figures.ts'
import type { Progress } from '#shared/rpc/channel.ts'
import { daysOf } from './news/window.ts'
import { dayText } from './news/words.ts'
import { type Backtest, backtest, fortnightDays } from './predict/backtest.ts'
import { mostForHdbscan } from './predict/candidates.ts'
import { resampledMeans } from './predict/resampled.ts'
import { numberColumn, textColumn } from './telling/columns.ts'
import type { MethodInput, MethodResult } from './telling/hotspots.ts'
import { metres } from './telling/words.ts'

type Compared = ReturnType<typeof resampledMeans>

/** Tries every method on past fortnights, and recommends the one that caught most, with how sure that is. */
export function run(input: MethodInput<'backtest'> & { port?: MessagePort }): MethodResult {
  const { parameters, eastings, northings, fromMinutes, timePrecisions, seed, port } = input
  const all = Uint32Array.from(eastings.keys())
  const days = daysOf(fromMinutes, timePrecisions, all)
  const result = backtest({ ...parameters, eastings, northings, days }, (done, total) => {
    const told: Progress = {
      stage: 'Trying the methods, fortnight by fortnight',
      done,
      total,
    }
    port?.postMessage(told)
  })
  port?.close()
  const compared = resampledMeans(
    result.scored.map(({ pai }) => pai),
    parameters.resamples,
    seed,
  )
  return {
    statement: recommendation(result, compared),
    warnings: warningsOf(result, parameters.fortnights),
    choices: [
      {
        parameter: 'DBSCAN',
        reason:
          'The least number of incidents is what only one place in a hundred has around it, anew each fortnight.',
      },
      {
        parameter: 'Ground',
        reason: `Squares of ${metres(parameters.cellMetres)} with an incident, and those within three squares of one: ${counted(result.cells, 'square')}.`,
      },
    ],
    hotspots: [],
    tables: [methodsTable(result, compared), fortnightsTable(result, compared.best)],
  }
}

const sumOf = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0)

/** The mean of those that could be computed; NaN where none could. */
function meanOf(values: Float64Array): number {
  const known = values.filter(value => !Number.isNaN(value))
  return known.length > 0 ? sumOf(known) / known.length : Number.NaN
}

/** Whether chance alone may have put a method behind the best: the interval of what it lies behind holds zero. */
const mayEqualBest = ({ behindBest }: Compared, at: number) => behindBest[at]!.lower <= 0

function recommendation({ scored, incidents, starts, chosen, cells }: Backtest, compared: Compared): string {
  const { best, means, intervals } = compared
  const [winner, { lower, upper }] = [scored[best]!, intervals[best]!]
  const names = (isBaseline: boolean) =>
    scored.flatMap(({ candidate }, at) =>
      at !== best && candidate.isBaseline === isBaseline && mayEqualBest(compared, at)
        ? [candidate.name]
        : [],
    )
  const share = decimals((chosen / cells) * 100, 1)
  const [peers, plain] = [names(false), names(true)]
  return [
    `${winner.candidate.name} caught ${whole(sumOf(winner.inside))} of ${counted(sumOf(incidents), 'incident')} of the fortnights that followed in ${share} % of the ground, over ${counted(starts.length, 'fortnight')}: PAI ${decimals(means[best]!, 1)} (95 % interval ${decimals(lower, 1)} to ${decimals(upper, 1)}).`,
    peers.length > 0
      ? `${listed(peers)} did no worse than chance would explain.`
      : 'The other methods did worse than chance would explain.',
    winner.candidate.isBaseline
      ? 'It is plain counting: no method is shown to beat it here.'
      : plain.length > 0
        ? `Plain counting (${listed(plain.map(name => name.toLowerCase()))}) did no worse than chance would explain either, so no method is shown to beat it here.`
        : 'It beat plain counting by more than chance would explain.',
  ].join(' ')
}

function listed(names: string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}

function warningsOf({ starts, scored, used }: Backtest, asked: number): string[] {
  const warnings = [
    `The best of ${counted(scored.length, 'method')} is chosen on the fortnights it is scored on, so its lead is a little flattered.`,
  ]
  if (starts.length < asked) {
    warnings.push(
      `Only ${counted(starts.length, 'fortnight')} of the ${whole(asked)} asked for have enough time before them.`,
    )
  }
  if (used > mostForHdbscan) {
    warnings.push(
      `HDBSCAN* is left out: of more than ${counted(mostForHdbscan, 'incident')} it would take minutes in every fortnight.`,
    )
  }
  return warnings
}

/** Every method, the best first. */
function methodsTable({ scored, incidents, starts }: Backtest, compared: Compared): FigureTable {
  const { best, means, intervals } = compared
  const order = [...scored.keys()].sort((a, b) => means[b]! - means[a]! || a - b)
  const of = (value: (at: number) => number) => Float64Array.from(order, value)
  const verdict = (at: number) =>
    at === best ? 'Best here' : mayEqualBest(compared, at) ? 'Not shown worse' : 'Worse'
  return {
    key: 'methods',
    title: 'What each method caught',
    note: `Every method chose the same share of the ground in each of ${counted(starts.length, 'fortnight')}. PAI 1 is what ground chosen at random catches.`,
    rows: order.length,
    drawing: { kind: 'none' },
    columns: [
      textColumn(
        'method',
        'Method',
        order.map(at => scored[at]!.candidate.name),
      ),
      numberColumn(
        'inside',
        'Caught',
        of(at => sumOf(scored[at]!.inside)),
        {
          help: `Of ${counted(sumOf(incidents), 'incident')} in the fortnights that followed.`,
        },
      ),
      numberColumn(
        'pai',
        'PAI',
        of(at => means[at]!),
        {
          decimals: 2,
          help: 'Predictive accuracy index: share of incidents caught over share of ground, mean of the fortnights.',
        },
      ),
      numberColumn(
        'lower',
        'PAI from',
        of(at => intervals[at]!.lower),
        {
          decimals: 2,
          help: 'Lower end of the 95 % interval over the fortnights.',
        },
      ),
      numberColumn(
        'upper',
        'PAI to',
        of(at => intervals[at]!.upper),
        {
          decimals: 2,
          help: 'Upper end of the 95 % interval over the fortnights.',
        },
      ),
      numberColumn(
        'pei',
        'PEI',
        of(at => meanOf(scored[at]!.pei)),
        {
          decimals: 2,
          help: 'Prediction efficiency index: what was caught of what the best ground of that size held; 1 is perfect.',
        },
      ),
      numberColumn(
        'rri',
        'RRI',
        of(at => meanOf(scored[at]!.rri)),
        {
          decimals: 2,
          help: 'Recapture rate index: the share caught after over the share held before; below 1 the ground fades.',
          missing: 'The ground chosen held no incident before.',
        },
      ),
      textColumn('verdict', 'Against the best', order.map(verdict)),
    ],
  }
}

/** Every fortnight, with what the best method and the plainest one caught. */
function fortnightsTable({ scored, starts, incidents }: Backtest, best: number): FigureTable {
  return {
    key: 'fortnights',
    title: 'Fortnight by fortnight',
    note: `What ${scored[best]!.candidate.name} caught of each fortnight, and what the squares of the fortnight before did.`,
    rows: starts.length,
    drawing: { kind: 'periods', value: 'inside' },
    columns: [
      textColumn('from', 'From', Array.from(starts, dayText)),
      textColumn(
        'to',
        'To',
        Array.from(starts, start => dayText(start + fortnightDays - 1)),
      ),
      numberColumn('incidents', 'Incidents', incidents),
      numberColumn('inside', `Caught by ${scored[best]!.candidate.name}`, scored[best]!.inside),
      numberColumn('pai', 'Its PAI', scored[best]!.pai, { decimals: 2 }),
      numberColumn('plain', `Caught by ${scored[0]!.candidate.name.toLowerCase()}`, scored[0]!.inside),
    ],
  }
}
