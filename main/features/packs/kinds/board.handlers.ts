import { bureauOnPaper } from '../packs.store.ts'
import { boardPack } from './board.ts'
import type { PackReader } from './pack-reader.handlers.ts'
import { packSources } from './pack-sources.handlers.ts'
import { headOf } from './parts/head.ts'

/** The APEL pack of a meeting, from its draft: as it was kept, or counted again from its freeze without some sources. */
export const readBoard: PackReader = async (context, asked) => {
  const { db, bureau } = context
  const { paper, then } = await bureau.performance.boardOnPaper(context, asked.id, asked.sourceIds)
  return boardPack({
    head: headOf(asked, await bureauOnPaper(db)),
    paper,
    agencyId: asked.audience.kind === 'agency' ? asked.audience.agencyId : null,
    // As fresh as they were at the freeze; those left out are named as well.
    sources: await packSources(then, asked),
  })
}
