import type { Command } from 'commander'
import { counted } from '#shared/count-words.ts'
import type { Hotspot } from '#shared/features/analysis/contract.ts'
import { wholeNumber } from './arguments.ts'
import { type FilterOptions, filterOf, withFilter } from './filter.ts'
import { columns } from './lines.ts'
import { type MethodOptions, parametersOf, withMethod } from './method-options.ts'
import { withProgress } from './progress.ts'
import { inBureau } from './run.ts'

type Options = FilterOptions & MethodOptions & { seed: number }

export function addHotspots(program: Command): void {
  withFilter(
    withMethod(
      program
        .command('hotspots')
        .summary('find hotspots and keep the analysis')
        .description('Finds hotspots. What is not said is suggested by the incidents themselves.')
        .argument('<bureau>'),
    ).option('--seed <number>', 'where the method draws at random', wholeNumber, 1),
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
