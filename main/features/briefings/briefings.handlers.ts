import type { briefings } from '#shared/features/briefings/contract.ts'
import type { HandlersOf } from '../../backend/context.ts'
import { callTakerHandlers } from './briefing.handlers.ts'
import { priorityHandlers } from './priorities.handlers.ts'

export const briefingsHandlers: HandlersOf<typeof briefings> = { ...priorityHandlers, ...callTakerHandlers }
