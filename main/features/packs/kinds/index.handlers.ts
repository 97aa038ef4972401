import type { PackKind } from '#shared/features/packs/kinds.ts'
import { readActions } from './actions.handlers.ts'
import { readAssessment } from './assessment.handlers.ts'
import { readBoard } from './board.handlers.ts'
import { readBriefingPack } from './briefing.handlers.ts'
import { readMemo } from './memo.handlers.ts'
import { readMinutes } from './minutes.handlers.ts'
import { readNeighbourhood } from './neighbourhood.handlers.ts'
import type { PackReader } from './pack-reader.handlers.ts'
import { readPatrol } from './patrol.handlers.ts'
import { readProfilePack } from './profile.handlers.ts'
import { readTasking } from './tasking.handlers.ts'

/** Who reads a pack of each kind. */
export const packReaders: Partial<Record<PackKind, PackReader>> = {
  profile: readProfilePack,
  assessment: readAssessment,
  tasking: readTasking,
  actions: readActions,
  minutes: readMinutes,
  briefing: readBriefingPack,
  patrol: readPatrol,
  neighbourhood: readNeighbourhood,
  board: readBoard,
  memo: readMemo,
}

/** Kinds that count the incidents of now: these are frozen before a pack of them is handed out. */
export const countsNow: ReadonlySet<PackKind> = new Set(['profile', 'tasking', 'neighbourhood'])
