import { basename, join } from 'node:path'
import type { ImportSummary, imports, MappingSpec, Source } from '#shared/features/imports/contract.ts'
import type { DroppedFile } from '#shared/features/imports/drop-folders.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { OutputOf } from '#shared/rpc/procedure.ts'
import type { Context, JobContext } from '../../backend/context.ts'
import { doneFolder, type FoundFile, failedFolder, isUnchanged } from './drop-file.ts'
import { checkUsable, lookAt, moveInto, writeBeside } from './drop-folder.files.ts'
import { addDropNote, dropNotesOn } from './drop-notes.store.ts'
import { doneReport, failedReport } from './drop-report.ts'
import { reasonsOf } from './imports.store.ts'
import { knownMappings } from './mappings.store.ts'
import { runImport } from './run-import.handlers.ts'

type Inspection = OutputOf<typeof imports.inspect>
/** Looks at a file as a person would have it looked at. */
export type Inspect = (
  context: Context,
  asked: { file: string; sourceId: number },
) => Promise<Inspection> | Inspection

export function tell(
  name: string,
  outcome: DroppedFile['outcome'],
  what: string,
  next = '',
  more: Partial<DroppedFile> = {},
): DroppedFile {
  return { name, outcome, what, next, importId: null, movedTo: null, ...more }
}

/** Imports one file of a drop folder, and moves it to where its outcome belongs. */
export async function sweepFile(
  context: JobContext,
  source: Source,
  file: FoundFile,
  { inspect, mistakes }: { inspect: Inspect; mistakes: unknown[] },
): Promise<DroppedFile> {
  const { db } = context
  let done: ImportSummary
  try {
    await checkUsable(file)
    const reference = context.files.admit(file.path)
    const mapping = await recognised(
      context,
      source,
      await inspect(context, { file: reference, sourceId: source.id }),
    )
    const quiet = { ...context, report: () => {} }
    done = await runImport(quiet, { file: reference, sourceId: source.id, mapping })
  } catch (error) {
    if (!(error instanceof AppError)) {
      mistakes.push(error)
      return wait(context, source, file, 'Something went wrong that should not have; the log says more.')
    }
    if (error.code === 'cancelled') throw error
    if (error.code === 'unavailable') return wait(context, source, file, error.message, error.next)
    return fail(context, source, file, error)
  }
  await dropNotesOn(db, source.id, file.name)
  const { id, read, loaded, rejected, duplicate } = done
  const sum = `${read} read = ${loaded} loaded + ${rejected} rejected + ${duplicate} duplicate.`
  if (!isUnchanged(file, await lookAt(file.path, file.name))) {
    const what = `It was changed while it was read. What was there by then is import ${id}: ${sum}`
    return tell(file.name, 'waiting', what, 'The rest is taken the next time.', { importId: id })
  }
  try {
    const movedTo = await moveInto(file, join(source.dropFolder, doneFolder))
    const text = doneReport(looked(context, source, file), done, await reasonsOf(db, done))
    await writeBeside(join(source.dropFolder, doneFolder), `${basename(movedTo)}.report.txt`, text)
    return tell(file.name, 'imported', sum, '', { importId: id, movedTo })
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const what = `It was imported (${sum}), but not put away: ${error.message}`
    return { ...(await wait(context, source, file, what, error.next)), outcome: 'imported', importId: id }
  }
}

/** The mapping of a file that is known, and known to be of this source. Throws `invalid` with what to do. */
async function recognised(
  { db }: JobContext,
  source: Source,
  { recognised, mapping, findings, questions }: Inspection,
): Promise<MappingSpec> {
  const header = JSON.stringify(mapping.header)
  const known = (await knownMappings(db)).filter(each => JSON.stringify(each.spec.header) === header)
  if (known.length > 0 && known.every(each => each.sourceId !== source.id)) {
    const { sourceName } = known[0]!
    throw new AppError('invalid', `Its columns are those of the files of “${sourceName}”, another source.`, {
      next: `Put it into the drop folder of ${sourceName}; or, if it is of ${source.name}, import it by hand once.`,
    })
  }
  if (recognised) return mapping
  const open = questions.map(({ because }) => because)
  throw new AppError('invalid', ['It is not recognised.', ...findings, ...open].join(' '), {
    next: `Import it by hand once, as a file of ${source.name}: files with the same columns are then recognised.`,
  })
}

/** The file stays where it is, and a person is told. */
async function wait(context: JobContext, source: Source, file: FoundFile, what: string, next?: string) {
  const said = { what, next: next ?? 'It stays where it is, and is tried again the next time.' }
  await note(context, source, file, 'waiting', said)
  return tell(file.name, 'waiting', said.what, said.next)
}

/** The file is moved aside with a report, so that it is not tried again every night. */
async function fail(context: JobContext, source: Source, file: FoundFile, error: AppError) {
  const folder = join(source.dropFolder, failedFolder)
  const next = error.next ?? 'Ask the sender for the file again.'
  try {
    const movedTo = await moveInto(file, folder)
    const text = failedReport(looked(context, source, file), error.message, next)
    await writeBeside(folder, `${basename(movedTo)}.report.txt`, text)
    const said = { what: error.message, next: `${next} The file is ${movedTo}.` }
    await note(context, source, file, 'failed', said)
    return tell(file.name, 'failed', error.message, next, { movedTo })
  } catch (unmoved) {
    if (!(unmoved instanceof AppError)) throw unmoved
    const what = `${error.message} It could not be moved aside either: ${unmoved.message}`
    return wait(context, source, file, what, unmoved.next)
  }
}

function note(
  { db, host, person }: JobContext,
  source: Source,
  file: FoundFile,
  outcome: 'failed' | 'waiting',
  said: { what: string; next: string },
) {
  const [at, by] = [host.now().toISOString(), person.login]
  return addDropNote(db, { sourceId: source.id, fileName: file.name, outcome, ...said, at, by })
}

const looked = ({ host, person }: JobContext, source: Source, file: FoundFile) => ({
  ...{ fileName: file.name, sourceName: source.name, folder: source.dropFolder },
  ...{ at: host.now(), by: person.login },
})
