import type { Figure } from '../analysis/figures.ts'

/** What can be said of an adopted profile, from what was measured. */
export const outcomeVerdicts = [
  'worked',
  'fell',
  'as-elsewhere',
  'moved',
  'no-change',
  'rose',
  'too-soon',
] as const
export type OutcomeVerdict = (typeof outcomeVerdicts)[number]

export const outcomeWords: Record<OutcomeVerdict, { label: string; meaning: string }> = {
  worked: {
    label: 'Fell more than elsewhere',
    meaning: 'Calls fell by more than chance, and by more than on the ground it is compared with.',
  },
  fell: {
    label: 'Fell',
    meaning:
      'Calls fell by more than chance. Nothing is compared with it, so they may have fallen everywhere.',
  },
  'as-elsewhere': {
    label: 'Fell, as elsewhere',
    meaning: 'Calls fell by more than chance, but not by more than on the ground it is compared with.',
  },
  moved: {
    label: 'Moved',
    meaning: 'Calls fell at the place, but more were gained in the ring round it.',
  },
  'no-change': {
    label: 'No change shown',
    meaning: 'The difference is no more than chance would explain.',
  },
  rose: { label: 'Rose', meaning: 'There are more calls than before, by more than chance would explain.' },
  'too-soon': { label: 'Too soon', meaning: 'There is not yet a whole month to compare.' },
}

type Judged = {
  before: { perMonth: number }
  after: { perMonth: number }
  p: Figure
  difference: Figure
  differenceP: Figure
  quotient: Figure
}

const alpha = 0.05

/**
 * The verdict on one profile. First whether the monthly rate changed by more than chance (E-test); where it fell,
 * whether more moved to the surroundings than was gained (weighted displacement quotient below -1), and whether it
 * fell by more than on like ground (weighted displacement difference below zero, p at most 5 %).
 */
export function outcomeVerdict(measured: Judged | null): OutcomeVerdict {
  if (!measured) return 'too-soon'
  const { before, after, p, difference, differenceP, quotient } = measured
  if (typeof p !== 'number' || p > alpha) return 'no-change'
  if (after.perMonth > before.perMonth) return 'rose'
  if (typeof quotient === 'number' && quotient < -1) return 'moved'
  if (typeof difference !== 'number' || typeof differenceP !== 'number') return 'fell'
  return difference < 0 && differenceP <= alpha ? 'worked' : 'as-elsewhere'
}
