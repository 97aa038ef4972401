import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { z } from 'zod'
import { may, permissions } from '#shared/features/access/rules.ts'
import type { BureauSummary } from '#shared/features/settings/contract.ts'
import { personOf, savePersonRow } from '../features/access/people.store.ts'
import { readAnalysis } from '../features/analysis/analysis.store.ts'
import { prepareNews } from '../features/analysis/news-run.handlers.ts'
import { prepareAnalysis } from '../features/analysis/run.handlers.ts'
import { readPriorities } from '../features/briefings/priorities.handlers.ts'
import { knownReferences } from '../features/imports/keeping/references.store.ts'
import { eraseExpiredRejects } from '../features/imports/keeping/rejects.store.ts'
import { removeUnfinishedImports } from '../features/imports/keeping/unfinished.store.ts'
import { undecidedLinks } from '../features/incidents/link-suggest.handlers.ts'
import { localDay } from '../features/incidents/local-time.ts'
import { readLibrary } from '../features/library/library.handlers.ts'
import { registerPack } from '../features/packs/packs.store.ts'
import { performanceAnswers } from '../features/performance/performance-answers.handlers.ts'
import { readEvaluation, readMonitoring } from '../features/profiles/evaluation/evaluation.handlers.ts'
import { openProfileReading } from '../features/profiles/profile-reading.store.ts'
import { readSetting, writeSetting } from '../features/settings/settings.store.ts'
import { taskingReading } from '../features/tasking/tasking-reading.handlers.ts'
import { createStore, openStore, type Store } from '../store/open.ts'
import { bureauClock } from './bureau-clock.ts'
import type { Bureau, Desk, Host } from './context.ts'
import { followSnapshot } from './current-snapshot.ts'
import { asFrozen } from './frozen-bureau.ts'
import { keepFreezes } from './kept-freezes.ts'
import { bureauKey } from './key.ts'
import { openSelection } from './selection.ts'

const recentSchema = z.array(z.object({ name: z.string(), path: z.string(), openedAt: z.string() }))
const recentKept = 8

/** Opens and closes bureaus, one at a time, and remembers which. */
export function openDesk(host: Host): Omit<Desk, 'jobs' | 'beside'> {
  const recentFile = join(host.stateFolder, 'recent.json')
  let current: Bureau | null = null

  /** The new bureau first, then the old one goes: a bureau that cannot be opened leaves the open one open. */
  async function take(store: Store): Promise<BureauSummary> {
    let opened: Bureau
    try {
      await removeUnfinishedImports(store.db)
      await eraseExpiredRejects(store.db, host.now())
      opened = await asBureau(host, store)
    } catch (error) {
      await store.close()
      throw error
    }
    await current?.close()
    current = opened
    const summary = await opened.summary()
    remember(summary)
    return summary
  }

  function recent() {
    try {
      const listed = recentSchema.parse(JSON.parse(readFileSync(recentFile, 'utf8')))
      return listed.map(bureau => ({ ...bureau, exists: existsSync(bureau.path) }))
    } catch {
      // A list of conveniences: where it is missing or damaged, there is just nothing to offer.
      return []
    }
  }

  function remember({ name, path }: BureauSummary) {
    const others = recent().filter(bureau => bureau.path !== path)
    const listed = [{ name, path, openedAt: host.now().toISOString() }, ...others].slice(0, recentKept)
    mkdirSync(host.stateFolder, { recursive: true })
    writeFileSync(
      recentFile,
      JSON.stringify(listed.map(({ name, path, openedAt }) => ({ name, path, openedAt }))),
    )
  }

  return {
    bureau: () => current,
    recent,
    async open(path) {
      const full = resolve(path)
      if (current?.store.path === full) return current.summary()
      return take(await openStore(full, host.login, host.now()))
    },
    async create(path, name) {
      const full = resolve(path)
      mkdirSync(dirname(full), { recursive: true })
      const store = await createStore(full, host.login, host.now())
      await store.db.transaction().execute(async trx => {
        await writeSetting(trx, 'bureau', {
          name,
          marking: 'OFFICIAL-SENSITIVE',
          tileAddress: null,
          tileAttribution: '',
        })
        await savePersonRow(trx, { login: host.login, name: host.login, role: 'manager', agencyId: null })
      })
      return take(store)
    },
    async close() {
      await current?.close()
      current = null
    },
  }
}

async function asBureau(host: Host, store: Store): Promise<Bureau> {
  const demonstration = await readSetting(store.db, 'demonstration')
  const now = bureauClock(host.now, demonstration?.today)
  const current = followSnapshot(store)
  const currentSnapshot = current.now
  const selection = openSelection(store, currentSnapshot)
  if (host.kind !== 'cli') {
    // A window will ask for them at once.
    current.readAhead().then(
      snapshot => snapshot && selection.places(snapshot),
      () => {
        // What cannot be read is told where it is asked for.
      },
    )
  }
  return {
    store,
    now,
    key: (db = store.db) => bureauKey({ db, filesFolder: store.filesFolder }),
    snapshot: currentSnapshot,
    snapshotAt: keepFreezes(store, currentSnapshot),
    ...selection,
    ...{ prepareAnalysis, prepareNews, undecidedLinks, analysis: readAnalysis },
    ...{ tasking: taskingReading, priorities: readPriorities, performance: performanceAnswers },
    asFrozen,
    ...{ evaluation: readEvaluation, monitoring: readMonitoring },
    ...openProfileReading({ ...selection, snapshot: currentSnapshot }),
    marking: async db => (await readSetting(db, 'bureau')).marking,
    knownReferences,
    library: readLibrary,
    enterDisclosure: registerPack,
    async summary() {
      const settings = await readSetting(store.db, 'bureau')
      const { login, name, role, agencyId } = await personOf(store.db, host.login)
      return {
        name: settings.name,
        path: store.path,
        demonstration: demonstration !== null,
        today: localDay(now().getTime() / 60_000),
        person: {
          ...{ login, name, role, agencyId },
          permissions: permissions.filter(permission => may(role, permission)),
        },
      }
    },
    async close() {
      await current.close()
      await store.close()
    },
  }
}
