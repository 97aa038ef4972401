import { globSync, readFileSync, statSync } from 'node:fs'
import type { Command } from 'commander'
import type { DeskClient } from '#shared/contract.ts'
import { counted } from '#shared/count-words.ts'
import {
  type ImportSummary,
  type MappingSpec,
  mappingSpecSchema,
  type Source,
} from '#shared/features/imports/contract.ts'
import { AppError } from '#shared/rpc/error.ts'
import { unknown } from './find.ts'
import { type TableToLoad, tablesToLoad } from './import-files.ts'
import { withProgress } from './progress.ts'
import { inBureau, pathHere } from './run.ts'

type Options = { source: string; agency?: string; mapping?: string; showMapping?: boolean }

export function addImport(program: Command): void {
  program
    .command('import')
    .summary("load a source's files")
    .description(
      'Loads files of one source: tables of text, workbooks, JSON, and archives of them (.zip, .gz). Files of data.police.uk, and those whose header a saved mapping fits, need no mapping.\nAll files are looked at before the first is loaded; what an archive holds beside them is passed over, and said.',
    )
    .argument('<bureau>')
    .argument('<file...>')
    .requiredOption('--source <key>', 'the source the files are of')
    .option('--agency <key>', 'where there is no such source yet: add it, as one of this agency')
    .option('--mapping <file>', 'read the files by this mapping (JSON)')
    .option('--show-mapping', 'load nothing: print the mapping the first file suggests, to be completed')
    .action((bureau: string, files: string[], options: Options, command: Command) =>
      inBureau(command, bureau, async ({ client }) => {
        const paths = files.flatMap(expand)
        if (options.showMapping) return suggestion(client, paths[0]!)
        const source = await sourceFor(client, options)
        const fixed = options.mapping === undefined ? null : readMapping(pathHere(options.mapping))
        const { tables, passedOver } = await tablesToLoad(client, paths, source.id, fixed)
        const done: ImportSummary[] = []
        for (const table of tables) done.push(await loadOne(client, table, source.id, done.length))
        return {
          json: { source: source.key, imports: done, passedOver },
          lines: [
            ...done.map((one, at) => lineOf(tables[at]!.name, one)),
            ...passedOver.map(({ name, reason }) => `${name}: passed over. ${reason}`),
          ],
        }
      }),
    )
}

/** The shell of Windows leaves patterns to the program. */
function expand(pattern: string): string[] {
  const path = pathHere(pattern)
  if (!/[*?]/.test(pattern) || statSync(path, { throwIfNoEntry: false })) return [path]
  const found = globSync(path.replaceAll('\\', '/')).sort()
  if (found.length > 0) return found
  throw new AppError('not-found', `No file fits ${pattern}.`, { next: 'Check the folder and the pattern.' })
}

async function suggestion(client: DeskClient, path: string) {
  const [first] = (await client.imports.unpack({ file: path })).files
  const { mapping, findings, recognised } = await client.imports.inspect({ file: first?.file ?? path })
  return { json: { recognised, findings, mapping }, lines: [JSON.stringify(mapping, null, 2)] }
}

async function sourceFor(client: DeskClient, { source: key, agency: agencyKey }: Options): Promise<Source> {
  const sources = await client.imports.sources()
  const found = sources.find(source => source.key === key)
  if (found) return found
  if (!agencyKey) {
    throw unknown(
      'source',
      key,
      sources.map(source => source.key),
      'Add it by saying whose it is: --agency KEY.',
    )
  }
  const agencies = await client.settings.agencies()
  const agency =
    agencies.find(one => one.key === agencyKey) ??
    (await client.settings.saveAgency({ key: agencyKey, name: agencyKey }))
  return client.imports.saveSource({
    key,
    name: key,
    agencyId: agency.id,
    marking: 'OFFICIAL-SENSITIVE',
    purpose: '',
    lawfulBasis: '',
    retentionMonths: null,
    reviewOn: null,
    expectedEveryDays: null,
    dropFolder: '',
    keepsIdentities: false,
    reach: 'partners',
  })
}

function readMapping(path: string): MappingSpec {
  const next = 'Start from what --show-mapping prints.'
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (cause) {
    throw new AppError('not-found', `The mapping ${path} cannot be read.`, { next, cause })
  }
  try {
    return mappingSpecSchema.parse(JSON.parse(text))
  } catch (cause) {
    throw new AppError('invalid', `${path} is not a mapping: ${firstIssue(cause)}.`, { next, cause })
  }
}

function firstIssue(error: unknown): string {
  const [issue] = (error as { issues?: { path: PropertyKey[]; message: string }[] }).issues ?? []
  return issue ? `${issue.path.join('.')} ${issue.message}` : (error as Error).message
}

async function loadOne(
  client: DeskClient,
  { file, name, mapping }: TableToLoad,
  sourceId: number,
  before: number,
): Promise<ImportSummary> {
  try {
    return await withProgress(name, options => client.imports.run({ file, sourceId, mapping }, options))
  } catch (error) {
    if (before === 0 || !(error instanceof AppError)) throw error
    throw new AppError(error.code, `${error.message} (${counted(before, 'file')} before it stayed loaded.)`, {
      ...(error.next ? { next: error.next } : {}),
      detail: error.detail,
    })
  }
}

function lineOf(name: string, done: ImportSummary): string {
  const { read, loaded, rejected, duplicate, unplaced, uncoded } = done
  const sum = `${read} read = ${loaded} loaded + ${rejected} rejected + ${duplicate} duplicate`
  return `${name}: ${sum}; ${unplaced} without a place, ${uncoded} without a code.`
}
