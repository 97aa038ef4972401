import { z } from 'zod'
import { procedure } from '../../rpc/procedure.ts'
import { day, fileReference, instant, rowId, shortText } from '../../rpc/wire.ts'
import { nominationStatuses } from './life-rules.ts'

const shortLong = z.string().trim().max(4000)

/** What a partner tells of a problem: where, since when, who is harmed, what was tried, what is wanted. */
export const nominationInputSchema = z.object({
  title: shortText,
  what: shortLong.min(1),
  /** The middle of the place, EPSG:27700, in metres. */
  easting: z.number().min(0).max(700_000),
  northing: z.number().min(0).max(1_300_000),
  radiusMetres: z.int().min(10).max(5000),
  from: day,
  to: day.nullable(),
  harm: shortLong,
  tried: shortLong,
  wanted: shortLong,
})
export type NominationInput = z.infer<typeof nominationInputSchema>

export const nominationSchema = nominationInputSchema.extend({
  id: rowId,
  /** Number of the nomination within the bureau, `N-2025-001`. */
  number: z.string(),
  agencyId: rowId,
  agencyName: z.string(),
  gridReference: z.string(),
  /** Incidents the bureau holds of the place and the days named; null for who may not see incidents. */
  incidents: z.int().nullable(),
  status: z.enum(nominationStatuses),
  /** Why it was declined, or what was said when it was taken up. */
  reason: z.string(),
  profileId: rowId.nullable(),
  /** Null for who may not see profiles. */
  profileNumber: z.string().nullable(),
  madeAt: instant,
  madeBy: z.string(),
  decidedAt: instant.nullable(),
  decidedBy: z.string().nullable(),
  version: z.int(),
})
export type Nomination = z.infer<typeof nominationSchema>

/** A fault of a returned form, by the cell it stands in. */
export const formFaultSchema = z.object({ cell: z.string(), field: z.string(), message: z.string() })
export type FormFault = z.infer<typeof formFaultSchema>

const decide = { needs: 'profiles.write', records: 'alteration' } as const

/** Partners nominate for their own agency and see only those; the bureau sees all. */
export const nominations = {
  nominations: procedure({
    input: z.void(),
    output: z.array(nominationSchema),
    needs: 'profiles.nominate',
    records: 'consultation',
  }),
  nominate: procedure({
    input: nominationInputSchema.extend({
      agencyId: rowId,
      /** The form it was read from: the same one is not entered twice. */
      fileSha256: z
        .string()
        .regex(/^[\da-f]{64}$/)
        .optional(),
    }),
    output: nominationSchema,
    needs: 'profiles.nominate',
    records: 'collection',
  }),
  /** How many incidents the bureau holds of a place and days: what a nomination stands on. */
  countNominated: procedure({
    input: nominationInputSchema.pick({
      easting: true,
      northing: true,
      radiusMetres: true,
      from: true,
      to: true,
    }),
    output: z.object({ incidents: z.int(), firstDay: day.nullable(), lastDay: day.nullable() }),
    needs: 'incidents.read',
    records: { none: 'counts only' },
  }),
  /** Takes it up: as the profile made of it, or by joining one that is about the same problem. */
  takeUpNomination: procedure({
    input: z.object({
      nominationId: rowId,
      version: z.int(),
      profileId: rowId,
      reason: z.string().max(2000),
    }),
    output: nominationSchema,
    ...decide,
  }),
  declineNomination: procedure({
    input: z.object({ nominationId: rowId, version: z.int(), reason: shortLong.min(1) }),
    output: nominationSchema,
    ...decide,
  }),
  /** A form for an agency to fill in: a workbook with a locked structure. */
  nominationForm: procedure({
    input: z.object({ agencyId: rowId }),
    output: z.object({ file: z.string(), fileName: z.string() }),
    needs: 'profiles.nominate',
    records: { none: 'an empty form' },
  }),
  /** Reads a form that came back and enters nothing: every fault with its cell, or what it nominates. */
  readNominationForm: procedure({
    input: z.object({ file: fileReference }),
    output: z.object({
      fileName: z.string(),
      agencyId: rowId,
      agencyName: z.string(),
      fileSha256: z.string(),
      /** The number under which this very form was entered before. */
      enteredAs: z.string().nullable(),
      faults: z.array(formFaultSchema),
      nomination: nominationInputSchema.nullable(),
    }),
    needs: 'profiles.nominate',
    records: 'collection',
  }),
}
