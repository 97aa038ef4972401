import type { SourceFreshness } from '#shared/features/imports/freshness.ts'
import type { Context } from '../../../backend/context.ts'
import { localDay } from '../../incidents/local-time.ts'
import { importsOfSources } from './freshness.store.ts'
import { boardLine } from './freshness.ts'

/** The freshness board: every source, and how it has been doing. */
export async function freshnessBoard({ db, bureau, host }: Context): Promise<SourceFreshness[]> {
  const now = host.now()
  const today = localDay(Math.floor(now.getTime() / 60_000))
  const sources = await importsOfSources(db)
  return (await bureau.freshness(db, now)).map(line => {
    const { key, imports } = sources.get(line.sourceId)!
    return boardLine({ ...line, sourceKey: key }, imports, today)
  })
}
