/** What the figures of a measure are: by it they are compared. */
export const measureBases = ['count', 'rate', 'percentage', 'other'] as const
export type MeasureBasis = (typeof measureBases)[number]

export const directions = ['lower', 'higher', 'neither'] as const
export type Direction = (typeof directions)[number]

/** How a figure came in. */
export const entryKinds = ['typed', 'pasted', 'imported'] as const
export type EntryKind = (typeof entryKinds)[number]

export const measureEventKinds = [
  'defined',
  'changed',
  'entered',
  'imported',
  'rebased',
  'unbased',
  'closed',
  'reopened',
] as const
export type MeasureEventKind = (typeof measureEventKinds)[number]

type Figure = { value: number | null; base: number | null }

/** Beyond these a figure is a slip of the hand, and what is reckoned from it no number any more. */
const greatest = 1e12
const firstMonth = '1900-01'

/** Why a figure cannot be taken; null where it can. */
export function whyNotFigure(
  basis: MeasureBasis,
  { month: of, value, base }: Figure & { month: string },
  lastMonth: string,
): string | null {
  if (of > lastMonth) return `${of} is not over yet.`
  if (of < firstMonth) return `${of} is before any figure was kept.`
  if (value === null) return null
  if (!(Math.abs(value) <= greatest) || !((base ?? 0) <= greatest)) return 'No figure is so great.'
  if (basis !== 'other' && value < 0) return 'It is below zero.'
  if (basis === 'count' && !Number.isInteger(value)) return 'A count is a whole number.'
  if (basis === 'percentage' && value > 100) return 'It is more than 100 %.'
  if (base === null) return null
  if (basis !== 'rate' && basis !== 'percentage') return 'Only a rate or a percentage is of something.'
  if (!(base > 0)) return 'What it is of must be more than none.'
  return null
}

/**
 * Events behind a figure, and what they are among: 4.2 per 1,000 of 50,000 residents are 210. Null where that is not
 * known. A count is of a month, so of 1.
 */
export function behindFigure(
  basis: MeasureBasis,
  { value, base }: Figure,
): { events: number; base: number } | null {
  if (value === null || basis === 'other') return null
  if (basis === 'count') return { events: value, base: 1 }
  if (base === null) return null
  return { events: Math.round((value * base) / (basis === 'rate' ? 1000 : 100)), base }
}

/** Whether a figure meets the target; null without a target or where neither way is better. */
export function isMet(direction: Direction, target: number | null, value: number): boolean | null {
  if (target === null || direction === 'neither') return null
  return direction === 'lower' ? value <= target : value >= target
}
