import type { SentAction } from '#shared/features/tasking/replies.ts'

type Known = {
  id: number
  version: number
  number: string
  what: string
  why: string
  owner: string
  due_on: string
  priority: string
  status: SentAction['status']
  blocked_by: string
}

/** What of an action goes out to its agency, and nothing more. */
export function sentFrom(row: Known): SentAction {
  return {
    actionId: row.id,
    version: row.version,
    number: row.number,
    what: row.what,
    why: row.why,
    owner: row.owner,
    dueOn: row.due_on,
    priority: row.priority,
    status: row.status,
    blockedBy: row.blocked_by,
  }
}
