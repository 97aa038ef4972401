import type {
  ImportSummary,
  imports,
  MappingSpec,
  Source,
  Written,
} from '#shared/features/imports/contract.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { OutputOf } from '#shared/rpc/procedure.ts'
import type { Context, JobContext } from '../../../backend/context.ts'
import { unpack } from '../reading/archive.handlers.ts'
import { runImport } from '../run-import.handlers.ts'
import { knownMappings } from '../understanding/mappings.store.ts'
import type { FoundFile } from './drop-file.ts'

type Inspection = OutputOf<typeof imports.inspect>
/** Looks at a file as a person would have it looked at. */
export type Inspect = (
  context: Context,
  asked: { file: string; sourceId: number; written?: Written },
) => Promise<Inspection> | Inspection

/** What came of a file: an import for each table it held, and what of an archive or a workbook was not read. */
export type Loaded = { imports: ImportSummary[]; passedOver: { name: string; reason: string }[] }

const mostColumnsTold = 12

/**
 * Imports a file, or all files of an archive, each with all tables that are recognised: sheets beside the first
 * are often notes. All are looked at before the first is loaded, so that an archive is not half imported for one
 * file that is not recognised.
 */
export async function loadDropped(
  context: JobContext,
  source: Source,
  { path, name }: FoundFile,
  inspect: Inspect,
): Promise<Loaded> {
  const { files, passedOver } = await unpack(context, { file: context.files.admit(path) })
  if (files.length === 0) {
    const reasons = passedOver.map(entry => `${entry.name}: ${entry.reason}.`)
    throw new AppError('invalid', `Nothing in ${name} could be read. ${reasons.join(' ')}`, {
      next: 'Ask its sender for the file again.',
    })
  }
  const tables: { file: string; mapping: MappingSpec }[] = []
  const passed = [...passedOver]
  for (const { file, name: within } of files) {
    const inspection = await inspect(context, { file, sourceId: source.id })
    const mapping = await recognised(context, source, inspection, files.length > 1 ? `${within}: ` : '')
    tables.push({ file, mapping })
    for (const { name: table, written } of inspection.tables.slice(1)) {
      const other = await inspect(context, { file, sourceId: source.id, written })
      if (other.recognised) tables.push({ file, mapping: other.mapping })
      else passed.push({ name: `${within}, ${table}`, reason: columnsUnknown(other) })
    }
  }
  const done: ImportSummary[] = []
  // The sweep says which file it is at; the rows of each would only flicker.
  const quiet: JobContext = { ...context, report: () => {} }
  for (const { file, mapping } of tables) {
    try {
      done.push(await runImport(quiet, { file, sourceId: source.id, mapping }))
    } catch (error) {
      throw done.length === 0 ? error : withWhatStays(error, done)
    }
  }
  return { imports: done, passedOver: passed }
}

/** The mapping of a file that is known, and known to be of this source. Throws `invalid` with what to do. */
async function recognised(
  { db }: JobContext,
  source: Source,
  { recognised, mapping, findings, questions }: Inspection,
  file: string,
): Promise<MappingSpec> {
  const header = JSON.stringify(mapping.header)
  const known = (await knownMappings(db)).filter(({ spec }) => JSON.stringify(spec.header) === header)
  if (known.length > 0 && known.every(({ sourceId }) => sourceId !== source.id)) {
    const { sourceName } = known[0]!
    throw new AppError(
      'invalid',
      `${file}Its columns are those of the files of “${sourceName}”, another source.`,
      {
        next: `Put it into the drop folder of ${sourceName}; or, if it is of ${source.name}, import it by hand once.`,
      },
    )
  }
  if (recognised) return mapping
  const open = questions.map(({ because }) => because).join(' ')
  throw new AppError(
    'invalid',
    `${file}${open ? `It is not recognised. ${open}` : columnsUnknown({ mapping })}`,
    {
      next: `Import it by hand once, as a file of ${source.name}: files with the same columns are then recognised.`,
      detail: findings,
    },
  )
}

function columnsUnknown({ mapping }: Pick<Inspection, 'mapping'>): string {
  return `It is not recognised. Its columns are ${mapping.header.slice(0, mostColumnsTold).join(', ')}.`
}

function withWhatStays(error: unknown, done: readonly ImportSummary[]): unknown {
  if (!(error instanceof AppError) || error.code === 'cancelled') return error
  const before = done.map(({ id, fileName }) => `${fileName} (import ${id})`).join(', ')
  return new AppError(error.code, `${error.message} What was imported before it stays: ${before}.`, {
    ...(error.next === undefined ? {} : { next: error.next }),
    detail: error.detail,
  })
}
