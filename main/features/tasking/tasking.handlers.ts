import type { tasking } from '#shared/features/tasking/contract.ts'
import type { HandlersOf } from '../../backend/context.ts'
import { actionHandlers } from './actions.handlers.ts'
import { agendaHandlers } from './agenda/agenda.handlers.ts'
import { assessmentHandlers } from './assessment/assessment.handlers.ts'
import { dailyHandlers } from './daily/daily.handlers.ts'
import { meetingsHandlers } from './meetings/meetings.handlers.ts'
import { minutesHandlers } from './minutes/minutes.handlers.ts'
import { recordHandlers } from './record/record.handlers.ts'
import { replyHandlers } from './replies/replies.handlers.ts'
import { seriesHandlers } from './series/series.handlers.ts'
import { holdHandlers } from './steps/hold.handlers.ts'
import { traceHandlers } from './trace/trace.handlers.ts'
import { workListHandlers } from './work-lists/work-lists.handlers.ts'

export const taskingHandlers: HandlersOf<typeof tasking> = {
  ...meetingsHandlers,
  ...agendaHandlers,
  ...holdHandlers,
  ...minutesHandlers,
  ...seriesHandlers,
  ...recordHandlers,
  ...assessmentHandlers,
  ...actionHandlers,
  ...replyHandlers,
  ...traceHandlers,
  ...workListHandlers,
  ...dailyHandlers,
}
