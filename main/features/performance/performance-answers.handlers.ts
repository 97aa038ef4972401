import type { PerformanceAnswers } from '../../backend/context.ts'
import { boardOnPaper } from './board/board-paper.handlers.ts'
import { readBoard, readBoardMeeting } from './board/board-reading.handlers.ts'
import { channelShiftOf } from './channel-shift/channel-shift.handlers.ts'
import { healthOf } from './health/health.handlers.ts'
import { measureOf, measuresOf } from './measures/tell.handlers.ts'
import { outcomesOf } from './outcomes/outcomes.handlers.ts'
import { serviceLevelsOf } from './service-levels/service-levels.handlers.ts'
import { surveyResultOf, surveysOf } from './surveys/tell.handlers.ts'

/** What performance answers for other features, as `context.bureau.performance`: a line for each part. */
export const performanceAnswers: PerformanceAnswers = {
  board: readBoard,
  boardMeeting: readBoardMeeting,
  boardOnPaper,
  channelShift: channelShiftOf,
  outcomes: outcomesOf,
  health: healthOf,
  serviceLevels: serviceLevelsOf,
  measures: measuresOf,
  measure: measureOf,
  surveys: surveysOf,
  surveyResult: surveyResultOf,
}
