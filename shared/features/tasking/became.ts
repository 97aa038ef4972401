import { z } from 'zod'
import { day, rowId } from '../../rpc/wire.ts'

export const becameStates = ['not-flagged', 'waiting', 'on-agenda', 'dealt-with', 'withdrawn'] as const
export type BecameState = (typeof becameStates)[number]

export const becameNames: Record<BecameState, string> = {
  'not-flagged': 'Not put before the group',
  waiting: 'Waiting',
  'on-agenda': 'On the agenda',
  'dealt-with': 'Dealt with',
  withdrawn: 'Withdrawn',
}

const becameStepSchema = z.object({
  kind: z.enum(['flagged', 'withdrawn', 'agenda', 'outcome', 'profile', 'decision', 'action']),
  on: day,
  words: z.string(),
  meetingId: rowId.nullable(),
  profileId: rowId.nullable(),
  actionId: rowId.nullable(),
})
export type BecameStep = z.infer<typeof becameStepSchema>

/** What became of something, step by step in the order of time. */
export const becameSchema = z.object({ state: z.enum(becameStates), steps: z.array(becameStepSchema) })
export type Became = z.infer<typeof becameSchema>
