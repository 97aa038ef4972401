/**
 * What is known of how an incident was answered, as bits. `…Told` is set where its source has a column for it: an
 * empty cell then means "not yet", and without the bit nothing is known.
 */
export const responseFlags = {
  answeredTold: 1,
  visitedTold: 2,
  resolvedTold: 4,
  /** There was a value that cannot be read or cannot be right: it is not used. */
  answeredUnusable: 8,
  visitedUnusable: 16,
  resolvedUnusable: 32,
  /** From two times without seconds: up to a minute more or less was waited. */
  answeredToMinute: 64,
  /** Only the day is known: the minute is the first of that day in London. */
  visitedDay: 128,
  resolvedDay: 256,
  /** The clocks showed this time twice: the minute is the first, and it may have been an hour later. */
  visitedTwice: 512,
  resolvedTwice: 1024,
} as const

/** Stands in columns of response times where there is none: no time of an incident is so early. */
export const notTold = -2_147_483_648

/** Response times beyond this are taken for mistyped years. */
export const longestResponseDays = 730
/** Nobody waits longer for an answer and stays on the line. */
export const longestWaitSeconds = 86_400
