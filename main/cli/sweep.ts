import type { Command } from 'commander'
import type { DeskClient } from '#shared/contract.ts'
import { counted } from '#shared/count-words.ts'
import type { SweptFolder } from '#shared/features/imports/drop-folders.ts'
import { AppError } from '#shared/rpc/error.ts'
import { wholeNumber } from './arguments.ts'
import { same, unknown } from './find.ts'
import { withProgress } from './progress.ts'
import { inBureau } from './run.ts'

type Options = { source?: string; leftAlone?: number }

export function addSweep(program: Command): void {
  program
    .command('sweep')
    .summary("import what lies in the sources' drop folders")
    .description(
      'Imports the files of every drop folder, the oldest first: for the scheduler of the operating system, overnight.\nWhat was imported is moved to done, what was not recognised to failed, each with a report; what is still being written or open elsewhere stays for the next time.\nEnds with 1 where a file failed or a folder could not be looked into.',
    )
    .argument('<bureau>')
    .option('--source <key>', 'only the drop folder of this source')
    .option(
      '--left-alone <seconds>',
      'take files that nobody has touched for so long (60 without it)',
      wholeNumber,
    )
    .action((bureau: string, { source: key, leftAlone }: Options, command: Command) =>
      inBureau(command, bureau, async ({ client }) => {
        const asked = {
          ...(key === undefined ? {} : { sourceId: await sourceIdOf(client, key) }),
          ...(leftAlone === undefined ? {} : { leftAloneSeconds: leftAlone }),
        }
        const { folders } = await withProgress('Drop folders', options =>
          client.imports.sweep(asked, options),
        )
        const failed = folders.flatMap(({ files }) => files.filter(({ outcome }) => outcome === 'failed'))
        const closed = folders.filter(({ problem }) => problem !== null)
        return {
          json: { folders },
          lines: folders.length === 0 ? ['No source has a drop folder.'] : folders.flatMap(linesOf),
          ...(failed.length + closed.length > 0 ? { refused: refusal(failed.length, closed.length) } : {}),
        }
      }),
    )
}

async function sourceIdOf(client: DeskClient, key: string): Promise<number> {
  const sources = await client.imports.sources()
  const found = sources.find(source => same(source.key, key))
  if (found) return found.id
  throw unknown(
    'source',
    key,
    sources.map(source => source.key),
    'Add it under Imports.',
  )
}

function linesOf({ sourceKey, folder, problem, files }: SweptFolder): string[] {
  if (problem) return [`${sourceKey}: ${problem.what} ${problem.next}`]
  if (files.length === 0) return [`${sourceKey}: nothing in ${folder}.`]
  return files.map(({ name, outcome, what, next }) =>
    `${sourceKey}: ${name}: ${outcome}. ${what} ${next}`.trimEnd(),
  )
}

function refusal(failed: number, closed: number): AppError {
  const what = [
    ...(failed > 0 ? [`${counted(failed, 'file')} could not be imported`] : []),
    ...(closed > 0 ? [`${counted(closed, 'drop folder')} could not be looked into`] : []),
  ]
  return new AppError('invalid', `${what.join(', and ')}.`, {
    next: 'The report beside each file in failed, and the page Imports, say why and what to do.',
  })
}
