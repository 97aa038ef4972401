import type { Command } from 'commander'
import { counted } from '#shared/count-words.ts'
import { wholeNumber } from './arguments.ts'
import { type FilterOptions, filterOf, withFilter } from './filter.ts'
import { columns } from './lines.ts'
import { inBureau } from './run.ts'

type Options = FilterOptions & { count?: boolean; limit: number; offset: number }

export function addIncidents(program: Command): void {
  withFilter(
    program
      .command('incidents')
      .summary('count or list incidents')
      .argument('<bureau>')
      .option('--count', 'only count them, and how they divide')
      .option('--limit <number>', 'list at most so many', wholeNumber, 50)
      .option('--offset <number>', 'pass over so many', wholeNumber, 0),
  ).action((bureau: string, options: Options, command: Command) =>
    inBureau(command, bureau, async ({ client }) => {
      const filter = await filterOf(client, options)
      if (options.count) {
        const { total, calls, placed, unplaced, uncoded, firstDay, lastDay, sources, categories, codes } =
          await client.incidents.summary({ filter })
        return {
          json: { total, calls, placed, unplaced, uncoded, firstDay, lastDay, sources, categories, codes },
          lines: [
            `${filter.count === 'events' ? `${counted(total, 'event')} (${counted(calls, 'call')})` : counted(total, 'incident')}: ${placed} placed, ${unplaced} unplaced; ${uncoded} uncoded.`,
            ...columns(
              ['category', 'incidents'],
              categories.map(({ name, count }) => [name, count]),
            ),
          ],
        }
      }
      const { limit, offset } = options
      const { total, rows } = await client.incidents.rows({ filter, limit, offset })
      return {
        json: { total, offset, incidents: rows },
        lines: [
          ...columns(
            ['when', 'source', 'category', 'place', 'easting', 'northing'],
            rows.map(row => [
              row.when,
              row.sourceName,
              row.category,
              row.place,
              round(row.easting),
              round(row.northing),
            ]),
          ),
          `${rows.length} of ${counted(total, 'incident')}.`,
        ],
      }
    }),
  )

  program
    .command('sources')
    .summary('list the sources and how fresh they are')
    .argument('<bureau>')
    .action((bureau: string, _options: unknown, command: Command) =>
      inBureau(command, bureau, async ({ client }) => {
        const freshness = await client.imports.freshness()
        const sources = (await client.imports.sources()).map(({ id, key, name }) => {
          const found = freshness.find(one => one.sourceId === id)
          const { agencyName = '', incidents = 0, unplaced = 0, uncoded = 0, late = false } = found ?? {}
          const { lastIncident = null, lastImport = null } = found ?? {}
          return {
            key,
            name,
            agency: agencyName,
            incidents,
            unplaced,
            uncoded,
            lastIncident,
            lastImport,
            late,
          }
        })
        return {
          json: { sources },
          lines:
            sources.length === 0
              ? ['No sources yet: desk import BUREAU FILE --source KEY --agency KEY adds the first.']
              : columns(
                  ['source', 'agency', 'incidents', 'unplaced', 'uncoded', 'last incident', 'last import'],
                  sources.map(s => [
                    s.key,
                    s.agency,
                    s.incidents,
                    s.unplaced,
                    s.uncoded,
                    s.lastIncident,
                    s.lastImport,
                  ]),
                ),
        }
      }),
    )
}

function round(metres: number | null) {
  return metres === null ? null : Math.round(metres)
}
