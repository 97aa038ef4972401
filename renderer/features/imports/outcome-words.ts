import type { RowOutcome } from '#shared/features/imports/rules.ts'

/** What became of a row, as it is called on every screen. */
export const outcomeWords: Record<RowOutcome, string> = {
  rejected: 'Rejected',
  duplicate: 'Duplicate',
  changed: 'Loaded as a new version',
  flagged: 'Loaded, with a note',
  skipped: 'Passed over: no row',
}
