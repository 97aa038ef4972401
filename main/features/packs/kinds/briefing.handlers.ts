import { usualMarking } from '../model/marking.ts'
import { briefingOnPaper } from './briefing.store.ts'
import { briefingPack } from './briefing.ts'
import type { PackReader } from './pack-reader.handlers.ts'

/** Whom a briefing is written for: the bureau's own is for them too. */
const readers = 'Call-takers, 101 and call management'

export const readBriefingPack: PackReader = async ({ db }, { id, audience, audienceWords, madeOn }) => {
  const briefing = await briefingOnPaper(db, id, madeOn)
  return briefingPack({
    ...briefing,
    marking: usualMarking(briefing.marking, audience.kind),
    audience: audience.kind,
    madeOn,
    audienceWords: audience.kind === 'internal' ? readers : audienceWords,
  })
}
