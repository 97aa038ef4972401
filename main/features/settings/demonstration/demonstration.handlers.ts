import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { MessageChannel } from 'node:worker_threads'
import type { settings } from '#shared/features/settings/contract.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { Beside, DeskJobContext, HandlerOf } from '../../../backend/context.ts'
import { lockBureau } from '../../../store/lock.ts'
import { filesFolderOf, openStore } from '../../../store/open.ts'
import type { run as writeFiles } from '../demonstration.worker.ts'
import { readSetting, writeSetting } from '../settings.store.ts'
import { today } from './calendar.ts'
import { deliveries } from './deliveries.ts'
import type { SentFile } from './extracts.ts'
import { neighbourhoodsGeoJson } from './neighbourhoods.ts'
import { residentsCsv } from './residents.ts'
import { type Storyteller, tellStory } from './story.ts'

const bureauName = 'Demonstration'
const seed = 7

export const openDemonstration: HandlerOf<(typeof settings)['openDemonstration']> = async (
  context,
  input,
) => {
  const { desk, host, changed } = context
  if (input?.path !== undefined && host.kind !== 'cli') {
    throw new AppError('forbidden', 'A window may not name a path of this machine.', {
      next: 'Open the demonstration bureau without one.',
    })
  }
  const path = resolve(input?.path ?? join(host.bureausFolder, `${bureauName}.bureau`))
  if (!existsSync(path)) await makeDemonstration(context, path)
  else if (desk.bureau()?.store.path !== path) await checkIsDemonstration(context, path)
  const summary = await desk.open(path)
  changed('desk')
  return summary
}

/** Somebody may have given a bureau of their own this name: it is theirs, and stays closed. */
async function checkIsDemonstration({ host }: DeskJobContext, path: string) {
  const store = await openStore(path, host.login, host.now())
  const demonstration = await readSetting(store.db, 'demonstration').finally(() => store.close())
  if (demonstration) return
  throw new AppError('conflict', `${path} is a bureau, but not the demonstration bureau.`, {
    next: 'Open it from the list of bureaus, or move it elsewhere to have the demonstration here.',
  })
}

/**
 * Makes the bureau in a folder of its own beside its place, and moves it there once it is whole: one that
 * is stopped half-way leaves no bureau, and what it left is swept away by the next.
 */
async function makeDemonstration(context: DeskJobContext, path: string) {
  const { host } = context
  const folder = `${path.replace(/\.bureau$/i, '')}.making`
  const lock = claim(folder, host)
  try {
    const built = join(folder, 'built')
    rmSync(built, { recursive: true, force: true })
    mkdirSync(built)
    await build(context, built)
    moveFiles(filesFolderOf(join(built, 'making.bureau')), filesFolderOf(path))
    renameSync(join(built, 'making.bureau'), path)
  } finally {
    lock.release()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** One at a time makes it here: the second is told who does. */
function claim(folder: string, { login, now }: DeskJobContext['host']) {
  try {
    return lockBureau(folder, login, now())
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError('unavailable', `Nothing can be written to ${dirname(folder)}.`, {
      next: 'Choose a folder you may write to, or ask for that right.',
      cause: error,
    })
  }
}

async function build({ desk, host, signal, report }: DeskJobContext, folder: string) {
  let clock = host.now()
  const beside = desk.beside(folder, () => clock)
  const files = filesSent(beside, signal)
  try {
    const client = beside.connect()
    const storyteller: Storyteller = {
      client,
      receive: (name, bytes) => beside.files.receive(name, whole(bytes)),
      released: file => readFile(beside.files.outgoing(file.replace(/^outbox:/, '')).path),
      at(instant) {
        if (signal.aborted) throw new AppError('cancelled', 'The demonstration bureau was not made.')
        clock = new Date(instant)
      },
      report: (done, total) => report({ stage: 'Making the demonstration bureau', done, total }),
    }
    storyteller.at('2024-11-04T09:00:00Z')
    await client.settings.createBureau({ name: 'making', folder })
    const { store } = beside.bureau()!
    // Until it is whole it is nothing: no step of it need wait for the disk.
    store.setDurable(false)
    await writeSetting(store.db, 'demonstration', { seed, today })
    await tellStory(storyteller, {
      files,
      neighbourhoods: neighbourhoodsGeoJson(),
      residents: residentsCsv(),
    })
    store.setDurable(true)
  } finally {
    await beside.close()
  }
}

/** The files of the sources, written by a thread while the bureau already loads the first of them. */
function filesSent({ workers }: Beside, signal: AbortSignal): Promise<SentFile>[] {
  const sent = deliveries.map(() => Promise.withResolvers<SentFile>())
  for (const { promise } of sent) {
    promise.catch(() => {
      // The story waits for each in its turn, unless it ends before.
    })
  }
  const { port1: near, port2: far } = new MessageChannel()
  let arrived = 0
  near.on('message', (file: SentFile) => sent[arrived++]!.resolve(file))
  workers
    .run<typeof writeFiles>('settings/demonstration', { seed, port: far }, { signal, transfer: [far] })
    .catch((error: unknown) => {
      near.close()
      for (const { reject } of sent) reject(error)
    })
  return sent.map(({ promise }) => promise)
}

async function* whole(bytes: Uint8Array) {
  yield bytes
}

/** The key of the pseudonyms goes with the bureau; whatever else lies in its place stays there. */
function moveFiles(from: string, to: string) {
  mkdirSync(to, { recursive: true })
  for (const name of readdirSync(from)) renameSync(join(from, name), join(to, name))
}
