import type { AreaSet } from '#shared/features/areas/contract.ts'
import type { Filter } from '#shared/features/incidents/filter.ts'
import type { JobContext } from '../../../backend/context.ts'
import type { CodeTable } from '../../incidents/category-codes.ts'
import { localDay } from '../../incidents/local-time.ts'
import type { Snapshot } from '../../incidents/snapshot.ts'

/** The incidents, codes and links as they stood at a moment, and how to ask them. */
export type Frozen = {
  context: JobContext
  snapshot: Snapshot
  frozenAt: string
  /** The day it was frozen on. */
  today: string
  codes: CodeTable
  /** Of the sources. */
  names: ReadonlyMap<number, string>
  /** The neighbourhoods: the first area set that was loaded and not drawn. */
  areaSet: AreaSet | null
  /** Positions of the events of a filter: linked calls count once. */
  select(filter: FilterAsked): Promise<Uint32Array>
}
type FilterAsked = { [K in keyof Filter]?: Filter[K] | undefined }

export async function readFrozen(context: JobContext, snapshot: Snapshot, frozenAt: string): Promise<Frozen> {
  const { db, bureau } = context
  const sources = await bureau.sources(db)
  const sets = await bureau.areaSets(db)
  return {
    context,
    snapshot,
    frozenAt,
    today: localDay(Date.parse(frozenAt) / 60_000),
    codes: await bureau.codeTable(db, frozenAt),
    names: new Map(sources.map(({ id, name }) => [id, name])),
    areaSet: sets.find(({ drawn }) => !drawn) ?? null,
    select: filter => {
      const { from, to, ...rest } = filter
      const asked = { ...rest, ...(from && { from }), ...(to && { to }), count: 'events' } as Filter
      return bureau.select(db, asked, snapshot, frozenAt)
    },
  }
}
