import type { Polygons } from '#shared/features/areas/contract.ts'
import type { Assessment, Comparison, TestedRow } from '#shared/features/tasking/assessment.ts'
import type { PackDocument } from '../../model/document.ts'
import { isAtTheTable } from '../parts/audience.ts'
import type { PackHead } from '../parts/head.ts'
import type { NamedArea } from '../parts/place-map.ts'

/** A row of what was counted, as the audience may have it: tested where every source may reach it. */
export type ChangeRow = Pick<TestedRow, 'family' | 'label'> & {
  comparisons: readonly (Omit<Comparison, 'p' | 'q'> & { q: number | null })[]
}
/** Everything a tactical assessment says, in so far as its audience may have it. */
export type AssessmentContent = {
  head: PackHead
  /** Read through eyes that may not read of people: without any pseudonym. */
  assessment: Assessment
  freeze: NonNullable<PackDocument['freeze']>
  /** Whether every source may reach the audience: if not, what was drafted from all of them is not told. */
  isWhole: boolean
  apart: string
  /** Incidents of the fortnight. */
  total: number
  /** Of each item, in its order in the list; null where there are none to count or nobody can say. */
  counts: ReadonlyMap<number, number | null>
  changes: readonly ChangeRow[]
  /** Ground of the items that have some. */
  grounds: ReadonlyMap<number, Polygons>
  /** Titles of items about people in the assessment before: never told with its other items. */
  peopleBefore: ReadonlySet<string>
  areas: readonly NamedArea[]
  sources: PackDocument['sources']
}

/** Whether the audience may read what was drafted and typed: it tells of every source, and was written for the group. */
export const mayReadText = ({ head, isWhole }: AssessmentContent) => isWhole && isAtTheTable(head.audience)
