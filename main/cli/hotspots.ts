import { type Command, Option } from 'commander'
import type { DeskClient } from '#shared/contract.ts'
import {
  type Hotspot,
  methods,
  type OfferedMethod,
  type Parameters,
} from '#shared/features/analysis/contract.ts'
import type { Filter } from '#shared/features/incidents/contract.ts'
import { AppError } from '#shared/rpc/error.ts'
import { decimal, wholeNumber } from './arguments.ts'
import { type FilterOptions, filterOf, withFilter } from './filter.ts'
import { columns, counted } from './lines.ts'
import { withProgress } from './progress.ts'
import { inBureau } from './run.ts'

type Options = FilterOptions & { method: OfferedMethod; seed: number } & Partial<
    Record<ParameterName, number>
  >

/** The parameters by the names they have in the contract; each method takes its own. */
const parameterNames = [
  'epsMetres',
  'minPoints',
  'cellMetres',
  'bandMetres',
  'alpha',
  'minCount',
  'bandwidthMetres',
  'quantile',
  'probability',
  'levels',
  'deviations',
  'distanceBands',
  'bandDays',
  'timeBands',
  'permutations',
  'maxRadiusMetres',
  'maxDays',
  'replicas',
  'periodDays',
  'periods',
] as const
type ParameterName = (typeof parameterNames)[number]

export function addHotspots(program: Command): void {
  withFilter(
    program
      .command('hotspots')
      .summary('find hotspots and keep the analysis')
      .description('Finds hotspots. What is not said is suggested by the incidents themselves.')
      .argument('<bureau>')
      .addOption(new Option('--method <method>', 'how').choices(methods).default('dbscan'))
      .option('--eps-metres <metres>', 'dbscan: how near neighbours are', decimal)
      .option(
        '--min-points <number>',
        'dbscan, hdbscan, nearest-neighbour: incidents that make a cluster',
        wholeNumber,
      )
      .option('--probability <share>', 'nearest-neighbour: chance of as near at random', decimal)
      .option('--levels <number>', 'nearest-neighbour: clusters of clusters', wholeNumber)
      .option('--deviations <number>', 'nearest-neighbour: reach of the ellipses, 1, 1.5 or 2', decimal)
      .option('--cell-metres <metres>', 'gi-star, kde: side of a cell', decimal)
      .option(
        '--band-metres <metres>',
        'gi-star: how far neighbours reach; near-repeat: width of a band',
        decimal,
      )
      .option('--alpha <share>', 'gi-star: false discovery rate', decimal)
      .option('--bandwidth-metres <metres>', 'kde: radius of the kernel', decimal)
      .option('--quantile <share>', 'kde: cells above this share of all are hot', decimal)
      .option('--min-count <number>', 'gi-star, kde: fewer incidents than this are never hot', wholeNumber)
      .option(
        '--distance-bands <number>',
        'near-repeat: bands of distance beside the same place',
        wholeNumber,
      )
      .option('--band-days <days>', 'near-repeat: width of a band of time', wholeNumber)
      .option('--time-bands <number>', 'near-repeat: bands of time', wholeNumber)
      .option(
        '--permutations <number>',
        'near-repeat, local-moran: times the days or counts are dealt',
        wholeNumber,
      )
      .option('--max-radius-metres <metres>', 'space-time-scan: greatest circle', decimal)
      .option('--max-days <days>', 'space-time-scan: longest cluster', wholeNumber)
      .option('--replicas <number>', 'space-time-scan: times the days are dealt', wholeNumber)
      .option('--period-days <days>', 'hotspot-classes: length of a period', wholeNumber)
      .option('--periods <number>', 'hotspot-classes: periods, the last ending with the filter', wholeNumber)
      .option('--seed <number>', 'where the method draws at random', wholeNumber, 1),
  ).action((bureau: string, options: Options, command: Command) =>
    inBureau(command, bureau, async ({ client }) => {
      const filter = await filterOf(client, options)
      const parameters = await parametersOf(client, options, filter)
      const { hotspots, ...analysis } = await withProgress('Hotspots', running =>
        client.analysis.run({ parameters, filter, seed: options.seed }, running),
      )
      return {
        json: { analysis, hotspots },
        lines: [
          analysis.statement,
          ...analysis.warnings,
          `Analysis ${analysis.id}: ${counted(hotspots.length, 'hotspot')} of ${counted(analysis.incidents, 'incident')}, ${analysis.unplaced} unplaced.`,
          ...(hotspots.length > 0 ? table(hotspots) : []),
        ],
      }
    }),
  )
}

async function parametersOf(client: DeskClient, options: Options, filter: Filter): Promise<Parameters> {
  const { method } = options
  const given = parameterNames.filter(name => options[name] !== undefined)
  const { parameters } = await client.analysis.defaults({ method, filter })
  const foreign = given.find(name => !(name in parameters))
  if (foreign) {
    throw new AppError('invalid', `${optionName(foreign)} is no parameter of ${method}.`, {
      next: `Its parameters are ${parameterNames
        .filter(name => name in parameters)
        .map(optionName)
        .join(', ')}.`,
    })
  }
  // What is out of bounds the backend refuses, as it does for every host.
  return { ...parameters, ...Object.fromEntries(given.map(name => [name, options[name]])) } as Parameters
}

function optionName(name: ParameterName) {
  return `--${name.replaceAll(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)}`
}

function table(hotspots: Hotspot[]) {
  return columns(
    ['rank', 'hotspot', 'incidents', 'expected', 'z', 'q', 'hectares', 'where'],
    hotspots.map(({ rank, id, count, expected, z, q, areaHectares, label }) => [
      rank,
      id,
      count,
      figure(expected),
      figure(z),
      figure(q, 4),
      areaHectares.toFixed(1),
      label,
    ]),
  )
}

function figure(value: Hotspot['z'], digits = 2) {
  return typeof value === 'number' ? value.toFixed(digits) : 'n/a'
}
