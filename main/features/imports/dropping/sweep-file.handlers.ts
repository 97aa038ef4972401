import { basename, join } from 'node:path'
import { z } from 'zod'
import type { Source } from '#shared/features/imports/contract.ts'
import type { DroppedFile } from '#shared/features/imports/drop-folders.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { JobContext } from '../../../backend/context.ts'
import { reasonsOf } from '../imports.store.ts'
import { listRejects } from '../keeping/rejects.handlers.ts'
import { doneFolder, type FoundFile, failedFolder, isUnchanged } from './drop-file.ts'
import { checkUsable, lookAt, moveInto, readMade, writeBeside } from './drop-folder.files.ts'
import { addDropNote, dropNotesOn } from './drop-notes.store.ts'
import { doneReport, failedReport, sumOf } from './drop-report.ts'
import { type Inspect, type Loaded, loadDropped } from './sweep-load.handlers.ts'

export function tell(
  name: string,
  outcome: DroppedFile['outcome'],
  what: string,
  next = '',
  more: Partial<DroppedFile> = {},
): DroppedFile {
  return { name, outcome, what, next, importIds: [], movedTo: null, ...more }
}

/** Imports one file of a drop folder, and moves it to where its outcome belongs. */
export async function sweepFile(
  context: JobContext,
  source: Source,
  file: FoundFile,
  { inspect, mistakes }: { inspect: Inspect; mistakes: unknown[] },
): Promise<DroppedFile> {
  let loaded: Loaded
  try {
    await checkUsable(file)
    loaded = await loadDropped(context, source, file, inspect)
  } catch (error) {
    if (!(error instanceof AppError)) {
      mistakes.push(error)
      return wait(context, source, file, 'Something went wrong that should not have; the log says more.')
    }
    if (error.code === 'cancelled') throw error
    if (error.code === 'unavailable') return wait(context, source, file, error.message, error.next)
    return fail(context, source, file, error)
  }
  await dropNotesOn(context.db, source.id, file.name)
  const importIds = loaded.imports.map(({ id }) => id)
  const sums = loaded.imports.map(sumOf).join(' ')
  if (!isUnchanged(file, await lookAt(file.path, file.name))) {
    const what = `It was changed while it was read. What was there by then was imported: ${sums}`
    return tell(file.name, 'waiting', what, 'The rest is taken the next time.', { importIds })
  }
  try {
    const movedTo = await putAway(context, source, file, loaded)
    return tell(file.name, 'imported', sums, '', { importIds, movedTo })
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const what = `It was imported (${sums}), but not all of it was put away: ${error.message}`
    return { ...(await wait(context, source, file, what, error.next)), outcome: 'imported', importIds }
  }
}

/** Moves what was imported to `done`, with its report, and its rejected rows as they can be handed back. */
async function putAway(
  context: JobContext,
  source: Source,
  file: FoundFile,
  { imports, passedOver }: Loaded,
) {
  const folder = join(source.dropFolder, doneFolder)
  const movedTo = await moveInto(file, folder)
  const told: Parameters<typeof doneReport>[1][number][] = []
  for (const done of imports) {
    const rejects = done.rejected > 0 ? await writeRejects(context, folder, done.id) : null
    told.push({ done, rejects, reasons: await reasonsOf(context.db, done) })
  }
  const report = doneReport(looked(context, source, file), told, passedOver)
  await writeBeside(folder, `${basename(movedTo)}.report.txt`, report)
  return movedTo
}

async function writeRejects(context: JobContext, folder: string, importId: number): Promise<string | null> {
  try {
    const { file, fileName } = await listRejects(context, { importId })
    const made = await readMade(context.files.outgoing(file).path)
    return basename(await writeBeside(folder, fileName, made))
  } catch (error) {
    // None of the rejected rows was kept: the report still tells how many there were, and why.
    if (error instanceof AppError && error.code === 'conflict') return null
    throw error
  }
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
    const findings = z.array(z.string()).catch([]).parse(error.detail)
    const text = failedReport(looked(context, source, file), error.message, next, findings)
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
  fileName: file.name,
  sourceName: source.name,
  folder: source.dropFolder,
  at: host.now(),
  by: person.login,
})
