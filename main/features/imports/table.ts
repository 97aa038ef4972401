import type { Written } from '#shared/features/imports/mapping.ts'
import type { RowOutcome } from '#shared/features/imports/rules.ts'

/** A table found in a file: a whole CSV, one of several in it, a sheet, an array of a JSON document. */
export type FoundTable = {
  /** What a person calls it: "Sheet “Calls”", "Lines 3 to 80". */
  name: string
  written: Written
  header: string[]
  /** What was decided of how it is written, and why, a sentence each. */
  findings: string[]
}

/** Something odd about a row or a line. `raw` never holds a clear reference of a person once it is stored. */
export type Oddity = {
  column: string | null
  raw: string
  reason: string
  /** What would put it right; empty where only the file's sender can tell. */
  mend: string
}

/** A line of the file with what is odd about it, as its reader found it. */
export type LineIssue = Oddity & {
  line: number
  outcome: RowOutcome
  /** Where exactly it stands in the file, in bytes, where the reader of the table can tell. */
  byte?: number | null
}

/**
 * Rows of a table in the order of the file. `rows` and `lines` run together. What the reader found odd is
 * in `issues`: a row among them as `rejected` is not in `rows`, and counts as read.
 */
export type RowBlock = {
  header: readonly string[]
  rows: string[][]
  lines: number[]
  issues: LineIssue[]
  /** Of the file, so far: for the progress. */
  bytesRead: number
  /** Where a line of this block begins in the file, in bytes; null where the file is no text. */
  byteOf(line: number): number | null
}
