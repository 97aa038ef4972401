import type { DeskClient } from '#shared/contract.ts'
import type { BriefingSummary } from '#shared/features/briefings/briefing.ts'
import type { Priority } from '#shared/features/briefings/priorities.ts'
import type { BoardItemTold, BoardMeetingSummary } from '#shared/features/performance/board.ts'
import type { ProfileSummary } from '#shared/features/profiles/contract.ts'
import type { Agency } from '#shared/features/settings/contract.ts'
import type { Action } from '#shared/features/tasking/contract.ts'
import { AppError } from '#shared/rpc/error.ts'

/** The things of a bureau by what people call them: keys, numbers and names. */

export async function findAgency(client: DeskClient, key: string): Promise<Agency> {
  const agencies = await client.settings.agencies()
  const found = agencies.find(agency => agency.key === key || same(agency.name, key))
  if (found) return found
  const keys = agencies.map(agency => agency.key)
  throw unknown('agency', key, keys, 'Add it with: desk agency BUREAU add KEY --name NAME.')
}

export async function findProfile(client: DeskClient, number: string): Promise<ProfileSummary> {
  const next = 'Make one with: desk profile BUREAU create --hotspot ID.'
  return numbered('problem profile', await client.profiles.list(), number, next)
}

export async function findAction(client: DeskClient, number: string): Promise<Action> {
  const next = 'List them with: desk action BUREAU.'
  return numbered('action', await client.tasking.actions({}), number, next)
}

export async function findPriority(client: DeskClient, number: string): Promise<Priority> {
  const next = 'Adopt one with: desk priority BUREAU adopt --area AREA --title TEXT.'
  return numbered('priority', await client.briefings.priorities(), number, next)
}

export async function findBoardMeeting(client: DeskClient, number: string): Promise<BoardMeetingSummary> {
  const next = 'Plan the next one with: desk board BUREAU due.'
  return numbered('meeting of the board', await client.performance.boardMeetings(), number, next)
}

export async function findBoardItem(client: DeskClient, number: string): Promise<BoardItemTold> {
  const next = 'List what is open with: desk board BUREAU outstanding.'
  return numbered('item of the board', await client.performance.boardItems({}), number, next)
}

/** By the version that stands on its paper. */
export async function findBriefing(client: DeskClient, issue: string): Promise<BriefingSummary> {
  const briefings = await client.briefings.list()
  const found = briefings.find(briefing => String(briefing.issue) === issue)
  if (found) return found
  const issues = briefings.map(briefing => String(briefing.issue))
  throw unknown(
    'call-taker briefing of version',
    issue,
    issues,
    'Draft one with: desk briefing BUREAU draft.',
  )
}

/** By the number that stands on its paper, or by that of its row. */
function numbered<T extends { id: number; number: string }>(
  what: string,
  all: readonly T[],
  asked: string,
  next: string,
): T {
  const found = all.find(({ id, number }) => same(number, asked) || String(id) === asked)
  if (found) return found
  throw unknown(
    what,
    asked,
    all.map(({ number }) => number),
    next,
  )
}

/** Refuses, naming a few of those there are. */
export function unknown(what: string, asked: string, known: string[], next: string): AppError {
  const some = known.slice(0, 12).join(', ') + (known.length > 12 ? ', ...' : '')
  return new AppError('not-found', `There is no ${what} ${asked} in this bureau.`, {
    next: known.length > 0 ? `There are: ${some}. ${next}` : next,
  })
}

export function same(one: string, other: string): boolean {
  return one.localeCompare(other, 'en-GB', { sensitivity: 'base' }) === 0
}
