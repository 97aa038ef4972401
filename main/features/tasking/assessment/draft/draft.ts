import type { Filter } from '#shared/features/incidents/filter.ts'
import type { DraftSection, ItemFigures } from '#shared/features/tasking/assessment.ts'
import type { AssessmentSection, ItemKind } from '#shared/features/tasking/assessment-rules.ts'

/** An item before it is kept: what was found is named by its place in what was prepared. */
export type DraftItem = {
  section: AssessmentSection
  kind: ItemKind
  title: string
  text: string
  figures: ItemFigures
  filter: Filter | null
  /** Position among the prepared analyses, and the rank of the hotspot in it. */
  found?: { analysis: number; rank: number | null }
  /** Position among what is new. */
  news?: number
  profileId?: number
  priorityId?: number
  pseudonym?: string
}

/** A section with its items. */
export type Drafted = Omit<DraftSection, 'tested'> & {
  tested?: DraftSection['tested']
  items: DraftItem[]
}

export const noFigures: ItemFigures = { count: null, expected: null, q: null, comparisons: [] }

/** Titles fit where a title is typed. */
export function titled(text: string): string {
  return text.length <= 200 ? text : `${text.slice(0, 199)}…`
}
