import type { Refusal } from './rules.ts'

/** The sections of a tactical assessment, in the order in which they are read. */
export const assessmentSections = [
  'new',
  'change',
  'hotspots',
  'progress',
  'repeats',
  'quality',
  'recommendations',
] as const
export type AssessmentSection = (typeof assessmentSections)[number]

export const sectionNames: Record<AssessmentSection, string> = {
  new: 'What is new',
  change: 'Rising and falling',
  hotspots: 'Hotspots by theme and area',
  progress: 'Progress of profiles and priorities',
  repeats: 'Repeats and people to review',
  quality: 'Quality of the data',
  recommendations: 'Recommendations',
}

export const assessmentStatuses = ['draft', 'final'] as const
export type AssessmentStatus = (typeof assessmentStatuses)[number]
export const itemOrigins = ['drafted', 'added'] as const
export type ItemOrigin = (typeof itemOrigins)[number]

/** What an item tells of. */
export const itemKinds = [
  'news',
  'rising',
  'falling',
  'hotspot',
  'profile',
  'priority',
  'repeat-person',
  'repeat-place',
  'source',
  'linked-incidents',
  'recommendation',
  'own',
] as const
export type ItemKind = (typeof itemKinds)[number]

/** A finalised assessment stands as it went to the group. */
export function whyNotEditAssessment(assessment: { status: AssessmentStatus; number: string }): Refusal {
  if (assessment.status === 'draft') return null
  return {
    message: `${assessment.number} is final; it stands as the group was given it.`,
    next: 'Make the next assessment, or note at the meeting what has changed.',
  }
}

type ItemState = { removedAt: string | null; flaggedItemId: number | null }

/** What was flagged is before the group: it is withdrawn there before it goes from the assessment. */
export function whyNotRemoveItem(item: ItemState): Refusal {
  if (item.removedAt !== null) {
    return {
      message: 'This item was removed already.',
      next: 'Bring it back from the list of removed items.',
    }
  }
  if (item.flaggedItemId === null) return null
  return {
    message: 'This item is before the group.',
    next: 'Withdraw it under Flagged items first, then remove it.',
  }
}

/** An item goes before the group once. */
export function whyNotFlagItem(item: ItemState): Refusal {
  if (item.removedAt !== null) {
    return { message: 'This item was removed from the assessment.', next: 'Bring it back first.' }
  }
  if (item.flaggedItemId === null) return null
  return { message: 'This item is before the group already.', next: 'Look at it under Flagged items.' }
}

/** The order after an item was moved to a place within its section; places beyond an end mean that end. */
export function moved(ids: readonly number[], id: number, to: number): number[] {
  if (!ids.includes(id)) return [...ids]
  const others = ids.filter(other => other !== id)
  const place = Math.max(0, Math.min(to, others.length))
  return [...others.slice(0, place), id, ...others.slice(place)]
}
