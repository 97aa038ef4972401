import { isAbove, mostMarked } from '../model/marking.ts'
import { bureauOnPaper } from '../packs.store.ts'
import { boardPack } from './board.ts'
import type { PackReader } from './pack-reader.handlers.ts'
import { packSources } from './pack-sources.handlers.ts'
import { headOf } from './parts/head.ts'
import { profileMarkings } from './parts/subjects-read.store.ts'

/** The APEL pack of a meeting, from its draft: as it was kept, or counted again from its freeze without some sources. */
export const readBoard: PackReader = async (context, asked) => {
  const { db, bureau } = context
  const { paper, then } = await bureau.performance.boardOnPaper(context, asked.id, asked.sourceIds)
  const markings = await profileMarkings(db)
  const most = mostMarked(asked.audience.kind)
  return boardPack({
    head: headOf(asked, await bureauOnPaper(db)),
    paper,
    agencyId: asked.audience.kind === 'agency' ? asked.audience.agencyId : null,
    aboveIt: new Set(markings.flatMap(({ number, marking }) => (isAbove(marking, most) ? [number] : []))),
    // As fresh as they were at the freeze; those left out are named as well.
    sources: await packSources(then, asked),
  })
}
