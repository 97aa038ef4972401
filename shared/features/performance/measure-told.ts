import { z } from 'zod'
import { month } from '../../rpc/wire.ts'

/** Instead of a figure that cannot be computed: why. */
const unavailable = z.object({ unavailable: z.string() })

/** Twelve months and one month against the same a year before. */
export const comparisonsSchema = z.union([
  z.object({
    rows: z.array(
      z.object({
        /** `Nov 2025 against Nov 2024`. */
        label: z.string(),
        from: month,
        to: month,
        now: z.number(),
        before: z.number(),
        sentence: z.string(),
        /** Two-sided; null where nothing behind the figures is known to test it by. */
        p: z.number().nullable(),
      }),
    ),
  }),
  unavailable,
])
export type Comparisons = z.infer<typeof comparisonsSchema>

export const peersSchema = z.union([
  z.object({
    from: month,
    to: month,
    months: z.int(),
    forces: z.array(
      z.object({
        /** Empty for the bureau's own. */
        force: z.string(),
        value: z.number(),
        /** 95 % interval of the figure; null where what is behind it is not known. */
        interval: z.object({ lower: z.number(), upper: z.number() }).nullable(),
        place: z.int(),
        /** Places that 95 of 100 draws give it. */
        places: z.object({ lower: z.int(), upper: z.int() }).nullable(),
      }),
    ),
    /** Mean of the peers, each alike, the bureau's own left out. */
    groupMean: z.number(),
    sentence: z.string(),
    notes: z.array(z.string()),
  }),
  unavailable,
])
export type Peers = z.infer<typeof peersSchema>

export const forecastSchema = z.union([
  z.object({
    method: z.enum(['seasonal-naive', 'exponential-smoothing']),
    months: z.array(z.object({ month, value: z.number(), lower: z.number(), upper: z.number() })),
    sentence: z.string(),
    backTest: z.string(),
  }),
  unavailable,
])
export type ForecastTold = z.infer<typeof forecastSchema>
