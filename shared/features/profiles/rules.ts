/** The life of a problem profile, and where it may go from each step. */
export const statuses = ['proposed', 'raised', 'adopted', 'monitored', 'closed', 'declined'] as const
export type Status = (typeof statuses)[number]

const next: Record<Status, readonly Status[]> = {
  proposed: ['raised', 'declined'],
  raised: ['adopted', 'declined', 'proposed'],
  adopted: ['monitored', 'closed'],
  monitored: ['closed', 'adopted'],
  closed: [],
  declined: ['proposed'],
}

/** The statuses a profile may be given next. */
export function nextStatuses(status: Status): readonly Status[] {
  return next[status]
}

/** Adoption and refusal belong to a meeting of the joint management group; the rest to the bureau. */
export function needsMeeting(to: Status): boolean {
  return to === 'adopted' || to === 'declined'
}
