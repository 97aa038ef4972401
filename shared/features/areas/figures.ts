import { z } from 'zod'
import { procedure } from '../../rpc/procedure.ts'
import { fileReference, float64Column, instant, rowId, shortText, uint32Column } from '../../rpc/wire.ts'

/** One figure of the areas of a set: residents, households, a deprivation score. */
export const areaFigureSchema = z.object({
  id: rowId,
  areaSetId: rowId,
  name: shortText,
  /** What one of it is, in the plural: residents, households, score. */
  unit: z.string().max(40),
  /** Who published it and for when, in words. */
  origin: z.string().max(200),
  fileName: z.string(),
  loadedAt: instant,
  /** Areas of the set, and those of them that have a value. */
  areas: z.int(),
  valued: z.int(),
})
export type AreaFigure = z.infer<typeof areaFigureSchema>

/** A row or a cell that was not taken as it stands, and why. Lines are counted as a text editor does. */
const lineIssue = z.object({ line: z.int(), code: z.string(), reason: z.string() })
export type LineIssue = z.infer<typeof lineIssue>

/** At most so many lines of each kind are listed; all of them are counted. */
export const mostLinesListed = 200

export const areaFigures = {
  /** What a file of figures holds: which column has the codes of the set, and which hold numbers. */
  inspectFigures: procedure({
    input: z.object({ file: fileReference, areaSetId: rowId }),
    output: z.object({
      fileName: z.string(),
      rows: z.int(),
      columns: z.array(
        z.object({
          name: z.string(),
          examples: z.array(z.string()),
          /** Rows whose cell is a code of the set, and rows whose cell is a number. */
          codes: z.int(),
          numbers: z.int(),
          suggested: z.object({ name: z.string(), unit: z.string() }),
        }),
      ),
      codeColumn: z.string().nullable(),
    }),
    needs: 'areas.write',
    records: { none: 'no personal data' },
  }),
  /** Loads columns of a file as figures of a set. Rows matched, unmatched and rejected add up to those read. */
  loadFigures: procedure({
    input: z.object({
      file: fileReference,
      areaSetId: rowId,
      codeColumn: z.string(),
      columns: z
        .array(z.object({ column: z.string(), name: shortText, unit: z.string().trim().max(40) }))
        .min(1)
        .max(50),
      origin: shortText,
    }),
    output: z.object({
      figures: z.array(areaFigureSchema),
      rows: z.int(),
      matched: z.int(),
      unmatched: z.int(),
      rejected: z.int(),
      /** The first of each. */
      unmatchedLines: z.array(lineIssue),
      rejectedLines: z.array(lineIssue),
      /** Cells of matched rows that hold no number because none was published. */
      empty: z.int(),
      emptyCells: z.array(lineIssue),
    }),
    needs: 'areas.write',
    records: { none: 'no personal data' },
  }),
  figures: procedure({
    input: z.object({ areaSetId: rowId.optional() }),
    output: z.array(areaFigureSchema),
    needs: 'bureau.read',
    records: { none: 'no personal data' },
  }),
  /** The values of a figure, by area; areas without one are left out. */
  figureValues: procedure({
    input: z.object({ areaFigureId: rowId }),
    output: z.object({ figure: areaFigureSchema, areaIds: uint32Column, values: float64Column }),
    needs: 'bureau.read',
    records: { none: 'no personal data' },
  }),
  removeFigures: procedure({
    input: z.object({ areaFigureIds: z.array(rowId).min(1).max(200) }),
    output: z.void(),
    needs: 'areas.write',
    records: 'alteration',
  }),
}
