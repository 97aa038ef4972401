import type { Polygons } from '#shared/features/areas/contract.ts'
import type { Priority } from '#shared/features/briefings/priorities.ts'
import type { ProfileSummary } from '#shared/features/profiles/contract.ts'
import type { Action, Meeting } from '#shared/features/tasking/contract.ts'
import type { Minutes } from '#shared/features/tasking/minutes.ts'
import type { PackDocument } from '../../model/document.ts'
import type { PackHead } from '../parts/head.ts'
import type { NamedArea, Places } from '../parts/place-map.ts'
import type { ProfileCounts } from '../parts/profile-words.ts'

export type ProfileBefore = {
  itemId: number
  profile: ProfileSummary & { polygons: Polygons; marking: string; reviewOn: string | null }
  counts: ProfileCounts
  places: Places
  /** What is open of it, as the audience may see it. */
  actions: readonly Action[]
}
export type FlagBefore = {
  itemId: number
  title: string
  note: string
  /** Incidents of it; null where nobody can say any more. */
  count: number | null
  expected: number | null
  polygons: Polygons
  places: Places
}
export type PriorityBefore = { itemId: number; priority: Priority; polygons: Polygons; places: Places }

/** Everything a tasking pack says, in so far as its audience may have it. */
export type Tasking = {
  head: PackHead
  meeting: Meeting
  freeze: PackDocument['freeze']
  /** Not ended when the meeting meets; those of the audience's own agency where it is one. */
  actions: readonly Action[]
  profiles: readonly ProfileBefore[]
  flags: readonly FlagBefore[]
  priorities: readonly PriorityBefore[]
  /** The minutes that wait to be approved. */
  minutes: Minutes | null
  /** Who is on the distribution list of a profile in it, and not of the group. */
  readers: PackDocument['distribution']
  areas: readonly NamedArea[]
  sources: PackDocument['sources']
}
