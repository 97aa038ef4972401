import type { board } from '#shared/features/performance/board.ts'
import type { HandlersOf } from '../../../backend/context.ts'
import { boardItemHandlers } from './board-items.handlers.ts'
import { boardMeetingHandlers } from './board-meetings.handlers.ts'
import { boardDraftHandlers } from './draft.handlers.ts'

export const boardHandlers: HandlersOf<typeof board> = {
  ...boardMeetingHandlers,
  ...boardItemHandlers,
  ...boardDraftHandlers,
}
