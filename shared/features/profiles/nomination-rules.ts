import type { Role } from '../access/rules.ts'
import type { NominationStatus, Refusal } from './life-rules.ts'

/** A partner nominates for the agency they speak for, the bureau for any. */
export function whyNotNominateFor(
  person: { role: Role; agencyId: number | null },
  agencyId: number,
): Refusal {
  if (person.role !== 'partner' || person.agencyId === agencyId) return null
  return {
    message:
      person.agencyId === null
        ? 'It is not known which agency you speak for.'
        : 'A partner nominates for their own agency only.',
    next: 'Ask the bureau to enter it, or to correct your entry among the people.',
  }
}

/** A nomination is decided on once. */
export function whyNotDecideNomination(nomination: { status: NominationStatus; number: string }): Refusal {
  if (nomination.status === 'new') return null
  return {
    message: `${nomination.number} has already been ${nomination.status === 'declined' ? 'declined' : 'taken up'}.`,
    next: 'Look at what was decided; a new nomination can always be made.',
  }
}

/**
 * What is said of a place and days of which the bureau holds nothing; null where it holds some, and for who may
 * not know how many.
 */
export function nothingKnown({ incidents }: { incidents: number | null }): Refusal {
  if (incidents !== 0) return null
  return {
    message: 'The bureau holds no incident of that place and time.',
    next: 'Check the place and the days; without incidents no profile can be made of it, only joined.',
  }
}

/** Days `YYYY-MM-DD`. */
export function whyNotThoseDays({ from, to }: { from: string; to: string | null }, today: string): Refusal {
  if (from > today || (to !== null && to > today)) {
    return { message: 'A problem that is nominated has already begun.', next: 'Give days up to today.' }
  }
  if (to !== null && to < from) {
    return { message: `It would end on ${to}, before it began on ${from}.`, next: 'Correct one of the days.' }
  }
  return null
}
