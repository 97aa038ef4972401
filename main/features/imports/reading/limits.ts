import { AppError } from '#shared/rpc/error.ts'

const kibi = 1024
const mebi = 1024 * kibi
const gibi = 1024 * mebi

/**
 * What a file may claim of this machine. Real extracts stay far below; what is above is a mistake or an
 * attack, and is refused from what it declares, or as soon as it goes beyond it.
 */
export const limits = {
  /** Files in one archive. Three years of data.police.uk for all forces are some 5,000. */
  archiveEntries: 10_000,
  archiveBytes: 8 * gibi,
  entryBytes: 2 * gibi,
  /** Unpacked by packed size. Tables shrink 5 to 50 times; more than this is emptiness blown up. */
  ratio: 100,
  /** Below this size any ratio is harmless. */
  ratioFromBytes: 16 * mebi,
  /** XML of one sheet, unpacked: read as it flows. */
  sheetBytes: gibi,
  /** The texts that a workbook keeps apart from its sheets: held in memory while one is read. */
  sharedTextBytes: 128 * mebi,
  sharedTexts: 2_000_000,
  /** The other parts of a workbook: styles, names of sheets, relations. */
  partBytes: 8 * mebi,
  xmlDepth: 64,
  /** As of spreadsheets themselves. */
  sheetRows: 1_048_576,
  sheetColumns: 16_384,
  /** Filled cells of one sheet, those included that are declared as repeated. */
  sheetCells: 50_000_000,
  /** Empty cells that a sheet may have left of cells far out: more than a thousand columns from the next. */
  sheetGapCells: 2_000_000,
  /** Rows with something in them that are declared as so many alike. */
  repeatedRows: 10_000,
  sheets: 500,
  merges: 100_000,
  /** A cell longer than this is an unclosed quotation mark or no cell. */
  cellCharacters: mebi,
  jsonDepth: 64,
  /** One object of a JSON document: all its cells together. */
  jsonRowCharacters: 4 * mebi,
} as const

const sizes: readonly [bytes: number, unit: string][] = [
  [gibi, 'GB'],
  [mebi, 'MB'],
  [kibi, 'KB'],
]

/** A size as a person reads it: "1.5 GB". */
export function sizeWords(bytes: number): string {
  const [unit, name] = sizes.find(([least]) => bytes >= least) ?? [1, 'bytes']
  return `${Number((bytes / unit).toPrecision(3))} ${name}`
}

/** Whether something packed would unpack to a size out of all proportion; the reason, or null. */
export function blownUp(packedBytes: number, unpackedBytes: number): string | null {
  if (unpackedBytes <= limits.ratioFromBytes) return null
  const ratio = unpackedBytes / Math.max(1, packedBytes)
  if (ratio <= limits.ratio) return null
  return `${sizeWords(packedBytes)} would unpack to ${sizeWords(unpackedBytes)} or more, over ${limits.ratio} times as much`
}

/** The refusal of a file that goes beyond a limit. `what` says which, with the limit. */
export function beyondLimit(fileName: string, what: string): AppError {
  return new AppError('invalid', `${fileName} is not read: ${what}.`, {
    next: 'Ask its sender for an ordinary table, in several files if it is large.',
  })
}
