import type { Polygons } from '#shared/features/areas/contract.ts'
import type { AudienceKind } from '#shared/features/packs/audience.ts'
import type { Figures, Profile } from '#shared/features/profiles/contract.ts'
import type { ProfileDocument } from '#shared/features/profiles/document.ts'
import type { Action } from '#shared/features/tasking/contract.ts'
import type { DecisionKind } from '#shared/features/tasking/rules.ts'
import type { MapFigure, PackDocument, PackSource } from '../../model/document.ts'
import type { PackPicture } from '../rich-text.ts'

/** Everything a problem profile says in a pack. */
export type ProfileContent = Pick<
  PackDocument,
  'bureauName' | 'demonstration' | 'marking' | 'audienceWords' | 'madeOn'
> & {
  audience: AudienceKind
  /** The agency it is made for: of its own actions it is told all. */
  agencyId: number | null
  /** Whether every source of the bureau may reach the audience. */
  isWhole: boolean
  /** Sources that were left out although the profile is counted from them. */
  recountedWithout: readonly string[]
  profile: Profile
  document: ProfileDocument
  /** The pictures that stand in its text. */
  pictures: readonly PackPicture[]
  places: MapFigure['places']
  /** The sources as they stand when the pack is made; those of the figures are frozen with them. */
  sourcesToday: Figures['sources']
  sources: readonly PackSource[]
  /** Known only by their month, and placed at a point that stands for several addresses. */
  monthOnly: number
  inexactPlaces: number
  areas: readonly { name: string; polygons: Polygons }[]
  decisions: readonly { meeting: string; heldOn: string; kind: DecisionKind; reason: string }[]
  actions: readonly PackAction[]
  analysis: { id: number; statement: string; warnings: string[]; madeOn: string; softwareVersion: string }
  /** What the figures of the profile lead back to: the freeze of the adoption, or before it that of the analysis. */
  origin: { id: number; madeOn: string; incidents: number; imports: number }
  /** The data as they stand; null where they were never frozen. */
  freeze: PackDocument['freeze']
}

export type PackAction = Pick<
  Action,
  | 'id'
  | 'number'
  | 'what'
  | 'agencyName'
  | 'owner'
  | 'dueOn'
  | 'status'
  | 'outcome'
  | 'closedOn'
  | 'overdue'
  | 'carriedForward'
> & { agencyId: number }

export const outsiders: readonly AudienceKind[] = ['board', 'public']

/** Keys of the counts of a profile, by which disclosure control knows them. */
export const counts = {
  all: 'profile',
  /** In the whole months, which the monthly mean is of. */
  whole: 'profile in whole months',
  month: (month: string) => `profile month=${month}`,
  since: 'profile since',
  sinceMonth: (month: string) => `profile since month=${month}`,
  category: (name: string) => `profile category=${name}`,
  hours: 'profile with hour',
  hour: (day: string, hour: string) => `profile ${day} ${hour}`,
  part: (words: string) => `profile part of day=${words}`,
  source: (name: string) => `profile source=${name}`,
} as const
