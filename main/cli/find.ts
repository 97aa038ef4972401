import type { DeskClient } from '#shared/contract.ts'
import type { BriefingSummary } from '#shared/features/briefings/briefing.ts'
import type { Priority } from '#shared/features/briefings/priorities.ts'
import type { ProfileSummary } from '#shared/features/profiles/contract.ts'
import type { Agency } from '#shared/features/settings/contract.ts'
import type { Action } from '#shared/features/tasking/contract.ts'
import { AppError } from '#shared/rpc/error.ts'

/** The things of a bureau by what people call them: keys, numbers and names. */

export async function findAgency(client: DeskClient, key: string): Promise<Agency> {
  const agencies = await client.settings.agencies()
  const found = agencies.find(agency => agency.key === key || same(agency.name, key))
  if (found) return found
  throw unknown(
    'agency',
    key,
    agencies.map(agency => agency.key),
    'Add it with: desk agency BUREAU add KEY --name NAME.',
  )
}

export async function findProfile(client: DeskClient, number: string): Promise<ProfileSummary> {
  const profiles = await client.profiles.list()
  const found = profiles.find(profile => same(profile.number, number) || String(profile.id) === number)
  if (found) return found
  throw unknown(
    'problem profile',
    number,
    profiles.map(profile => profile.number),
    'Make one with: desk profile BUREAU create --hotspot ID.',
  )
}

export async function findAction(client: DeskClient, number: string): Promise<Action> {
  const actions = await client.tasking.actions({})
  const found = actions.find(action => same(action.number, number) || String(action.id) === number)
  if (found) return found
  throw unknown(
    'action',
    number,
    actions.map(action => action.number),
    'List them with: desk action BUREAU.',
  )
}

export async function findPriority(client: DeskClient, number: string): Promise<Priority> {
  const priorities = await client.briefings.priorities()
  const found = priorities.find(priority => same(priority.number, number) || String(priority.id) === number)
  if (found) return found
  throw unknown(
    'priority',
    number,
    priorities.map(priority => priority.number),
    'Adopt one with: desk priority BUREAU adopt --area AREA --title TEXT.',
  )
}

/** By the version that stands on its paper. */
export async function findBriefing(client: DeskClient, issue: string): Promise<BriefingSummary> {
  const briefings = await client.briefings.list()
  const found = briefings.find(briefing => String(briefing.issue) === issue)
  if (found) return found
  throw unknown(
    'call-taker briefing of version',
    issue,
    briefings.map(briefing => String(briefing.issue)),
    'Draft one with: desk briefing BUREAU draft.',
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
