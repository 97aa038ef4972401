import { z } from 'zod'

/** Columns cross the wire as typed arrays in binary, never as JSON numbers. */
export const float64Column = z.custom<Float64Array>(value => value instanceof Float64Array)
export const uint32Column = z.custom<Uint32Array>(value => value instanceof Uint32Array)

/** A calendar day, `YYYY-MM-DD`. */
export const day = z.iso.date()
/** A calendar month, `YYYY-MM`. */
export const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)
/** An instant, ISO 8601 in UTC. */
export const instant = z.iso.datetime()
/** The identifier of a row in the bureau. */
export const rowId = z.int().positive()

/** Typed by people, kept short, never only blanks. */
export const shortText = z.string().trim().min(1).max(200)
export const longText = z.string().max(20_000)

/** A page of a list: `offset` rows are passed over, at most `limit` are sent. */
export const page = { offset: z.int().min(0).default(0), limit: z.int().min(1).max(1000).default(200) }

/**
 * A file the person chose. `inbox:ID` for one handed in through a window; a path only where the
 * caller already has the run of the machine (the command line).
 */
export const fileReference = z.string().min(1).max(4096)
