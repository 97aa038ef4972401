import { z } from 'zod'

/** What a file of figures holds. */
export const foundColumns = {
  fileName: z.string(),
  rows: z.int(),
  columns: z.array(z.object({ name: z.string(), examples: z.array(z.string()) })),
}

/** A row that was not taken, and why. Lines are counted as a text editor does, rows as a spreadsheet does. */
export const lineNotUnderstood = z.object({ line: z.int(), text: z.string(), reason: z.string() })
export type LineNotUnderstood = z.infer<typeof lineNotUnderstood>

/** At most so many lines are listed; all of them are counted. */
export const mostLinesListed = 200
