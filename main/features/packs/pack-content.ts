import type { Polygons } from '#shared/features/areas/contract.ts'
import type { Figures, Profile } from '#shared/features/profiles/contract.ts'
import type { ProfileDocument } from '#shared/features/profiles/document.ts'
import type { Action } from '#shared/features/tasking/contract.ts'
import type { DecisionKind } from '#shared/features/tasking/rules.ts'
import type { PackPicture } from './written.ts'

/** The distinct places of a profile's incidents, in metres, and how many stand at each. */
export type PlaceCounts = { eastings: Float64Array; northings: Float64Array; counts: Float64Array }

/** Everything a problem profile says on paper. */
export type ProfilePack = {
  bureauName: string
  /** The bureau is invented: every page says so. */
  demonstration: boolean
  marking: string
  audience: string
  madeOn: string
  profile: Profile
  document: ProfileDocument
  /** The pictures that stand in its text. */
  pictures: PackPicture[]
  places: PlaceCounts
  /** The sources as they stand when the pack is made; those of the figures are frozen with them. */
  sourcesToday: Figures['sources']
  /** Known only by their month, and placed at a point that stands for several addresses. */
  monthOnly: number
  inexactPlaces: number
  areas: { name: string; polygons: Polygons }[]
  decisions: { meeting: string; heldOn: string; kind: DecisionKind; reason: string }[]
  actions: Pick<
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
  >[]
  analysis: { id: number; statement: string; warnings: string[]; madeOn: string; softwareVersion: string }
  /** What the figures lead back to: the freeze of the adoption, or before it that of the analysis. */
  freeze: { id: number; madeOn: string; incidents: number; imports: number }
}
