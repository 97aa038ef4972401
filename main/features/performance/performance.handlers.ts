import type { performance } from '#shared/features/performance/contract.ts'
import type { HandlersOf } from '../../backend/context.ts'
import { boardHandlers } from './board/board.handlers.ts'
import { channelShiftHandlers } from './channel-shift/channel-shift.handlers.ts'
import { healthHandlers } from './health/health.handlers.ts'
import { measureHandlers } from './measures/measures.handlers.ts'
import { outcomesHandlers } from './outcomes/outcomes.handlers.ts'
import { serviceLevelsHandlers } from './service-levels/service-levels.handlers.ts'
import { surveyHandlers } from './surveys/surveys.handlers.ts'

/** One line for each part: it brings its own handlers. */
export const performanceHandlers: HandlersOf<typeof performance> = {
  ...boardHandlers,
  ...channelShiftHandlers,
  ...measureHandlers,
  ...surveyHandlers,
  ...outcomesHandlers,
  ...healthHandlers,
  ...serviceLevelsHandlers,
}
