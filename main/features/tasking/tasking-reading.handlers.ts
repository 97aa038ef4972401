import type { Bureau } from '../../backend/context.ts'
import { actionsFor } from './action-reading.handlers.ts'
import { readAssessment } from './assessment/assessment.handlers.ts'
import { readMeeting } from './meetings/meeting-reading.handlers.ts'
import { readMinutes, recordOf } from './minutes/minutes.handlers.ts'

/** What tasking tells other features. */
export const taskingReading: Bureau['tasking'] = {
  meeting: readMeeting,
  minutes: readMinutes,
  record: recordOf,
  actions: actionsFor,
  assessment: readAssessment,
}
