import { board } from './board.ts'
import { channelShift } from './channel-shift.ts'
import { health } from './health.ts'
import { measures } from './measures.ts'
import { outcomes } from './outcomes.ts'
import { serviceLevels } from './service-levels.ts'
import { surveys } from './surveys.ts'

/** What the board holds services to, and what came of it: each part declares its own questions beside this file. */
export const performance = {
  ...board,
  ...channelShift,
  ...measures,
  ...surveys,
  ...outcomes,
  ...health,
  ...serviceLevels,
}
