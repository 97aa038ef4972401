import { z } from 'zod'
import { shortText } from '../../rpc/wire.ts'
import {
  dateFields,
  dateFormats,
  encodings,
  escapes,
  incidentFields,
  lineEnds,
  mostColumns,
  quotes,
  separators,
} from './rules.ts'

const line = z.int().min(1)
/** Where in its file a table stands. Lines, or rows of a sheet, counted from 1. */
const bounds = {
  /** The first of the lines that name the columns. */
  headerLine: line,
  /** How many lines name the columns: two where a merged heading stands above the names. */
  headerLines: z.int().min(1).max(5),
  /** The last line of the table; null where it ends with the file. */
  lastLine: line.nullable(),
}

/** How a table is written in its file: sniffed anew for every file, and never remembered. */
export const writtenSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('text'),
    encoding: z.enum(encodings),
    separator: z.enum(separators),
    quote: z.enum(quotes),
    escape: z.enum(escapes),
    lineEnd: z.enum(lineEnds),
    ...bounds,
  }),
  /** A sheet of an XLSX or ODS workbook. */
  z.object({ kind: z.literal('sheet'), sheet: z.string(), ...bounds }),
  /** An array of objects in a JSON document, by its JSON pointer (RFC 6901). */
  z.object({ kind: z.literal('json'), pointer: z.string() }),
  /** The features of a GeoJSON document (RFC 7946): their properties, and the point as two columns. */
  z.object({ kind: z.literal('geojson') }),
])
export type Written = z.infer<typeof writtenSchema>
export type TextWritten = Extract<Written, { kind: 'text' }>
/** Comma-separated values as RFC 4180 has them, in UTF-8, the header on the first line. */
export const plainCsv: TextWritten = {
  kind: 'text',
  encoding: 'utf-8',
  separator: ',',
  quote: '"',
  escape: '"',
  lineEnd: '\n',
  headerLine: 1,
  headerLines: 1,
  lastLine: null,
}
export type SheetWritten = Extract<Written, { kind: 'sheet' }>

const dateFormat = z.enum(Object.keys(dateFormats) as [keyof typeof dateFormats])

/** How a source's columns become an incident. Saved with the import, versioned per source. */
export const mappingSpecSchema = z.object({
  name: shortText,
  written: writtenSchema,
  header: z.array(z.string()).min(1).max(mostColumns),
  /** Field of the incident → name of the column it is read from. */
  fields: z.partialRecord(z.enum(incidentFields), z.string()),
  /** How the column of `from` is written, and the others that are not written like it; each decided on the whole column. */
  dates: z.object({
    from: dateFormat,
    to: dateFormat.optional(),
    /** Absent where the column holds how long was waited. */
    answered: dateFormat.optional(),
    visited: dateFormat.optional(),
    resolved: dateFormat.optional(),
    /** Columns whose every time is 00:00: days that an export wrote as moments. */
    days: z.array(z.enum(dateFields)).optional(),
  }),
  /** True for data.police.uk: points stand for eight or more addresses. */
  snapped: z.boolean(),
  /** The source's words → `scheme:code`, or null for "not coded". Words not named here stay uncoded. */
  codes: z.record(z.string(), z.string().nullable()),
})
export type MappingSpec = z.infer<typeof mappingSpecSchema>
