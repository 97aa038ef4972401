import { join, sep } from 'node:path'
import type { imports } from '#shared/features/imports/contract.ts'
import type { Context, HandlersOf } from '../../../backend/context.ts'
import { listSources } from '../sources.store.ts'
import { listDropNotes, settleDropNote } from './drop-notes.store.ts'
import { makeDropFolder } from './drop-place.files.ts'
import { sweepFolders } from './sweep.handlers.ts'
import type { Inspect } from './sweep-load.handlers.ts'

type Answered = Pick<HandlersOf<typeof imports>, 'sweep' | 'dropNotes' | 'settleDropNote'>

/** What is asked about drop folders. */
export const dropHandlers = (inspect: Inspect): Answered => ({
  sweep: (context, asked) => sweepFolders(context, asked, inspect),
  dropNotes: async ({ db, bureau }) => ({
    proposedIn: join(bureau.store.filesFolder, 'drop', sep),
    notes: await listDropNotes(db),
  }),
  async settleDropNote({ db, changed }, { noteId }) {
    await settleDropNote(db, noteId)
    changed('imports')
  },
})

/**
 * A source with the full path of its drop folder, which is made. One that stays as it was is not asked for
 * again: the drive it is on may be away while something else of the source is changed.
 */
export async function withDropFolder<S extends { id?: number | undefined; dropFolder: string }>(
  { db, bureau, host }: Context,
  source: S,
): Promise<S> {
  const typed = source.dropFolder.trim()
  if (typed === '') return { ...source, dropFolder: '' }
  const sources = await listSources(db)
  if (sources.find(({ id }) => id === source.id)?.dropFolder === typed)
    return { ...source, dropFolder: typed }
  const others = sources
    .filter(({ id, dropFolder }) => id !== source.id && dropFolder !== '')
    .map(({ name, dropFolder }) => ({ name, folder: dropFolder }))
  const { path, filesFolder } = bureau.store
  const around = { bureauPath: path, filesFolder, stateFolder: host.stateFolder, others }
  return { ...source, dropFolder: await makeDropFolder(typed, around) }
}
