import type { Polygons } from '#shared/features/areas/contract.ts'
import type { Became, BecameStep } from '#shared/features/tasking/became.ts'
import { areaAt, indexAreas } from '../../areas/membership.ts'

/** Something put before the group. Days are `YYYY-MM-DD`. */
export type FlagRow = {
  id: number
  flaggedOn: string
  withdrawnOn: string | null
  outcome: string
  dealtWithOn: string | null
  meetingId: number | null
  hotspotId: number | null
  /** The middle of that hotspot. */
  centre: readonly [number, number] | null
  /** Its incidents, as they are stored. */
  filterJson: string
  /** The profile it tells of, where it was flagged for its progress. */
  profileId: number | null
}
export type AgendaRow = {
  id: number
  meetingId: number
  heldOn: string
  isHeld: boolean
  flaggedItemId: number | null
  profileId: number | null
}
export type ProfileRow = {
  id: number
  number: string
  title: string
  createdOn: string
  hotspotId: number
  /** Of its analysis: a profile from a selection has the selection there. */
  analysisFilterJson: string
  /** The ground it is about. */
  polygons: Polygons
  status: string
}
export type DecisionRow = {
  agendaItemId: number
  profileId: number | null
  meetingId: number
  kind: string
  on: string
}
export type ActionRow = {
  id: number
  number: string
  what: string
  profileId: number | null
  agendaItemId: number | null
  meetingId: number
  setOn: string
  status: string
}
export type KnownRows = {
  agenda: readonly AgendaRow[]
  profiles: readonly ProfileRow[]
  decisions: readonly DecisionRow[]
  actions: readonly ActionRow[]
}

const decided: Record<string, string> = {
  adopt: 'Adopted',
  decline: 'Declined',
  defer: 'Deferred',
  agreed: 'Agreed',
  noted: 'Noted',
  refused: 'Refused',
}
const settles: ReadonlySet<string> = new Set(['adopt', 'decline', 'agreed', 'noted', 'refused'])

/** What was never put before the group. */
export const notFlagged: Became = { state: 'not-flagged', steps: [] }

/**
 * What became of something put before the group, step by step: put on an agenda, made a problem profile, decided,
 * tasked. A profile belongs to it where it was made afterwards from the same hotspot, from the same incidents or on
 * ground that holds the middle of that hotspot, or where its own progress was flagged; only what came after counts.
 */
export function whatBecame(flag: FlagRow, { agenda, profiles, decisions, actions }: KnownRows): Became {
  const itsProfiles = profiles.filter(profile => isAbout(flag, profile))
  const ids = new Set(itsProfiles.map(({ id }) => id))
  const since = (on: string) => on >= flag.flaggedOn
  const itsAgenda = agenda.filter(
    ({ flaggedItemId, profileId, heldOn }) =>
      flaggedItemId === flag.id || (profileId !== null && ids.has(profileId) && since(heldOn)),
  )
  const agendaIds = new Set(itsAgenda.map(({ id }) => id))
  const itsDecisions = decisions.filter(({ agendaItemId, on }) => agendaIds.has(agendaItemId) && since(on))
  const itsActions = actions.filter(
    ({ agendaItemId, profileId, setOn }) =>
      (agendaItemId !== null && agendaIds.has(agendaItemId)) ||
      (profileId !== null && ids.has(profileId) && since(setOn)),
  )
  const steps: BecameStep[] = [
    step('flagged', flag.flaggedOn, 'Put before the group'),
    ...itsProfiles
      .filter(({ createdOn }) => since(createdOn))
      .map(({ id, number, title, status, createdOn }) =>
        step('profile', createdOn, `${number} ${title} (${status})`, { profileId: id }),
      ),
    ...itsAgenda.map(({ meetingId, heldOn, profileId }) =>
      step('agenda', heldOn, 'On the agenda', { meetingId, profileId }),
    ),
    ...itsDecisions
      // What the group said of the item itself is its outcome.
      .filter(({ profileId }) => profileId !== null || flag.outcome === '')
      .map(({ kind, on, meetingId, profileId }) =>
        step('decision', on, decided[kind] ?? kind, { meetingId, profileId }),
      ),
    ...itsActions.map(({ id, number, what, status, setOn, meetingId, profileId }) =>
      step('action', setOn, `${number} ${what} (${status})`, { meetingId, profileId, actionId: id }),
    ),
    ...(flag.outcome
      ? [step('outcome', flag.dealtWithOn ?? flag.flaggedOn, flag.outcome, { meetingId: flag.meetingId })]
      : []),
    ...(flag.withdrawnOn ? [step('withdrawn', flag.withdrawnOn, 'Withdrawn')] : []),
  ]
  const isDealtWith =
    flag.outcome !== '' || itsActions.length > 0 || itsDecisions.some(({ kind }) => settles.has(kind))
  const state = isDealtWith
    ? 'dealt-with'
    : flag.withdrawnOn
      ? 'withdrawn'
      : itsAgenda.some(({ isHeld }) => !isHeld)
        ? 'on-agenda'
        : 'waiting'
  // Of one day they stay in the order of the steps: the sort is stable.
  return { state, steps: steps.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)) }
}

/** Whether a profile was made of what was flagged, or is what was flagged. */
export function isAbout(flag: FlagRow, profile: ProfileRow): boolean {
  if (flag.profileId !== null) return flag.profileId === profile.id
  if (profile.createdOn < flag.flaggedOn) return false
  if (flag.hotspotId !== null && profile.hotspotId === flag.hotspotId) return true
  if (flag.centre && areaAt(indexAreas([profile.polygons]), ...flag.centre) === 0) return true
  return flag.filterJson !== 'null' && sameConditions(flag.filterJson, profile.analysisFilterJson)
}

/** Two filters that say the same, in whatever order their conditions stand. */
function sameConditions(one: string, other: string): boolean {
  const sorted = (json: string) => JSON.stringify(Object.entries(JSON.parse(json) as object).sort())
  return sorted(one) === sorted(other)
}

type Links = Partial<Pick<BecameStep, 'meetingId' | 'profileId' | 'actionId'>>

function step(kind: BecameStep['kind'], on: string, words: string, links: Links = {}): BecameStep {
  return { kind, on, words, meetingId: null, profileId: null, actionId: null, ...links }
}
