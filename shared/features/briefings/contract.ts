import { callTaker } from './briefing.ts'
import { priorities } from './priorities.ts'

export const briefings = { ...priorities, ...callTaker }
