import type { Command } from 'commander'
import { counted } from '#shared/count-words.ts'
import type { SourceFreshness } from '#shared/features/imports/freshness.ts'
import { watchedCounts, watchedWords, wholeOf } from '#shared/features/imports/freshness.ts'
import { columns } from './lines.ts'
import { inBureau } from './run.ts'

export function addFreshness(program: Command): void {
  program
    .command('freshness')
    .summary('say which sources are late, and whether their files got worse')
    .argument('<bureau>')
    .action((bureau: string, _options: unknown, command: Command) =>
      inBureau(command, bureau, async ({ client }) => {
        const sources = await client.imports.freshness()
        return {
          json: { sources },
          lines:
            sources.length === 0 ? ['No sources yet.'] : [...tableOf(sources), ...sources.flatMap(worse)],
        }
      }),
    )
}

function tableOf(sources: readonly SourceFreshness[]): string[] {
  return columns(
    ['source', 'last file', 'by', 'last incident', 'late by file', 'by incident', ...namesOfCounts()],
    sources.map(source => {
      const last = source.imports.at(-1)
      return [
        source.sourceKey,
        last ? `${last.finishedAt.slice(0, 10)} ${last.fileName}` : null,
        last?.by ?? null,
        source.lastIncident,
        lateness(source.byFile),
        lateness(source.byIncident),
        ...watchedCounts.map(count => (last ? `${last[count]} of ${wholeOf(count, last)}` : null)),
      ]
    }),
  )
}

const namesOfCounts = () => watchedCounts.map(count => watchedWords[count].toLowerCase())

function lateness(due: SourceFreshness['byFile']): string {
  if (due.kind === 'unknown') return due.reason
  return due.lateDays === 0 ? `no, due ${due.dueOn}` : `${counted(due.lateDays, 'day')}, due ${due.dueOn}`
}

function worse({ sourceKey, worsened }: SourceFreshness): string[] {
  return worsened.map(({ count, since, recent, before, ratio, low, high }) => {
    const times =
      before.part === 0
        ? ''
        : ` (${ratio.toFixed(1)} times; 99 % interval ${low.toFixed(1)} to ${high.toFixed(1)})`
    const counts = `${recent.part} of ${recent.whole} since ${since}, ${before.part} of ${before.whole} before`
    return `${sourceKey}: more ${watchedWords[count].toLowerCase()}: ${counts}${times}.`
  })
}
