import type { Source } from '#shared/features/imports/contract.ts'
import type { SweptFolder } from '#shared/features/imports/drop-folders.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { Bureau, JobContext } from '../../../backend/context.ts'
import { listSources, sourceOf } from '../sources.store.ts'
import { mayStillGrow } from './drop-file.ts'
import { lookInto, makeSubfolders } from './drop-folder.files.ts'
import { addDropNote, forgetWaiting } from './drop-notes.store.ts'
import { sweepFile, tell } from './sweep-file.handlers.ts'
import type { Inspect } from './sweep-load.handlers.ts'

/** The bureaus whose drop folders are being looked into. */
const underWay = new WeakSet<Bureau>()

/**
 * Imports what lies in the drop folders and is recognised, one file after the other. What is not, is moved
 * aside with a report; what cannot be used now, stays and is tried again.
 */
export async function sweepFolders(
  context: JobContext,
  asked: { sourceId?: number | undefined; leftAloneSeconds: number },
  inspect: Inspect,
): Promise<{ folders: SweptFolder[] }> {
  const { db, bureau } = context
  if (underWay.has(bureau)) {
    throw new AppError('conflict', 'The drop folders are being looked into already.', {
      next: 'Wait until that has ended: it brings whatever is there.',
    })
  }
  underWay.add(bureau)
  const mistakes: unknown[] = []
  try {
    const folders: SweptFolder[] = []
    for (const source of await sourcesWithFolder(context, asked.sourceId)) {
      await forgetWaiting(db, source.id)
      folders.push(await sweepFolder(context, source, asked.leftAloneSeconds, { inspect, mistakes }))
    }
    // Only now, so that one file that meets a mistake of ours does not keep the others waiting.
    if (mistakes.length > 0) throw mistakes[0]
    return { folders }
  } finally {
    underWay.delete(bureau)
    context.changed('imports')
  }
}

async function sourcesWithFolder({ db }: JobContext, sourceId: number | undefined): Promise<Source[]> {
  if (sourceId === undefined) return (await listSources(db)).filter(({ dropFolder }) => dropFolder !== '')
  const source = await sourceOf(db, sourceId)
  if (source.dropFolder !== '') return [source]
  throw new AppError('invalid', `The source ${source.name} has no drop folder.`, {
    next: 'Give it one where its details are, under Imports.',
  })
}

async function sweepFolder(
  context: JobContext,
  source: Source,
  leftAloneSeconds: number,
  how: { inspect: Inspect; mistakes: unknown[] },
): Promise<SweptFolder> {
  const { db, host, person, report, signal } = context
  const swept: SweptFolder = {
    sourceId: source.id,
    sourceKey: source.key,
    sourceName: source.name,
    folder: source.dropFolder,
    problem: null,
    files: [],
  }
  let found: Awaited<ReturnType<typeof lookInto>>
  try {
    found = await lookInto(source.dropFolder)
    await makeSubfolders(source.dropFolder)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const problem = { what: error.message, next: error.next ?? '' }
    const [at, by] = [host.now().toISOString(), person.login]
    await addDropNote(db, { sourceId: source.id, fileName: '', outcome: 'folder', ...problem, at, by })
    return { ...swept, problem }
  }
  for (const { name, why } of found.ignored) swept.files.push(tell(name, 'ignored', why))
  for (const [done, file] of found.files.entries()) {
    if (signal.aborted) {
      throw new AppError('cancelled', 'The look into the drop folders was cancelled: the rest stays there.')
    }
    report({ stage: `${source.name}: ${file.name}`, done, total: found.files.length })
    if (mayStillGrow(file, host.now().getTime(), leftAloneSeconds * 1000)) {
      const what = `It was changed less than ${leftAloneSeconds} seconds ago: it may still be written.`
      swept.files.push(tell(file.name, 'waiting', what, 'It is taken the next time.'))
      continue
    }
    swept.files.push(await sweepFile(context, source, file, how))
  }
  return swept
}
