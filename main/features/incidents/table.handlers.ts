import { setImmediate } from 'node:timers/promises'
import type { table } from '#shared/features/incidents/table.ts'
import { toGridReference } from '#shared/geo/grid-reference.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { Context, HandlersOf } from '../../backend/context.ts'
import { nameOfCode } from '../imports/categories/schemes.ts'
import { readCodeTable } from './category-codes.store.ts'
import { type Group, groupsOf } from './groups.ts'
import { csvHead, csvName, csvRows } from './incident-csv.ts'
import { categoriesById, readIncidentRows, sourceNames } from './incidents.store.ts'
import { localDay } from './local-time.ts'
import { orderOf } from './order.store.ts'
import { pageOf } from './order.ts'
import type { Snapshot } from './snapshot.ts'
import { tally } from './tally.ts'

const mostGroups = 1000
const rowsAtOnce = 1000

export const tableHandlers: HandlersOf<typeof table> = {
  async groups({ db, bureau }, { filter, by }) {
    const snapshot = bureau.snapshot()
    const positions = await bureau.select(db, filter, snapshot)
    const sources = await sourceNames(db)
    const categories = await categoriesById(db)
    const names = {
      source: (id: number) => sources.get(id)!,
      category: (id: number) => nameWithSource(categories, sources, id),
      code: (code: string) => nameOfCode(code) ?? code,
    }
    const codes = await readCodeTable(db)
    const known = { names, codes, places: bureau.places(snapshot) }
    const { groups, inNone } = groupsOf(by, { snapshot, positions, filter }, known)
    const told = await namedByPlace(db, snapshot, groups.slice(0, mostGroups))
    return {
      total: positions.length,
      groups: groups.length,
      inNone,
      rows: told.map(({ name, count, filter: narrowed }) => ({ name, count, filter: narrowed })),
    }
  },

  async exportRows({ db, bureau, host, files, signal, report }, { filter, sort }) {
    const snapshot = bureau.snapshot()
    const positions = await bureau.select(db, filter, snapshot)
    const order = await orderOf({ db, store: bureau.store }, snapshot, sort.key)
    const all = pageOf(order, positions, { descending: sort.descending, offset: 0, limit: positions.length })
    const chunks = [Buffer.from(csvHead())]
    for (let done = 0; done < all.length; done += rowsAtOnce) {
      if (signal.aborted) throw new AppError('cancelled', 'Nothing was exported: it was cancelled.')
      report({ stage: 'Writing rows', done, total: all.length })
      // Reading rows waits for nothing: without a pause no window was answered, and no cancel heard.
      await setImmediate()
      const ids = all.slice(done, done + rowsAtOnce).map(at => snapshot.ids[at]!)
      chunks.push(Buffer.from(csvRows(await readIncidentRows(db, ids))))
    }
    const marking = await bureau.marking(db)
    const names = await sourceNames(db)
    const sources = [...tally(snapshot.sources, positions).keys()].map(id => names.get(id)!).sort()
    const fileName = csvName(marking, sources, localDay(host.now().getTime() / 60_000))
    return { file: await files.release(fileName, Buffer.concat(chunks)), fileName, rows: all.length }
  },
}

/** Places by what an incident there calls them, and by their grid reference. */
async function namedByPlace(db: Context['db'], snapshot: Snapshot, groups: Group[]): Promise<Group[]> {
  const ids = groups.flatMap(({ position }) => (position === undefined ? [] : [snapshot.ids[position]!]))
  if (ids.length === 0) return groups
  const rows = new Map((await readIncidentRows(db, ids)).map(row => [row.id, row]))
  return groups.map(group => {
    const row = group.position === undefined ? undefined : rows.get(snapshot.ids[group.position]!)
    if (!row) return group
    const reference = toGridReference(row.easting!, row.northing!)
    return { ...group, name: [row.place, reference].filter(Boolean).join(', ') }
  })
}

/** The same words of two sources are two categories. */
function nameWithSource(
  categories: Awaited<ReturnType<typeof categoriesById>>,
  sources: ReadonlyMap<number, string>,
  id: number,
): string {
  const { words, source_id } = categories.get(id)!
  return `${words}, ${sources.get(source_id)}`
}
