import { z } from 'zod'
import { procedure } from '../../rpc/procedure.ts'
import { day, instant, month, rowId } from '../../rpc/wire.ts'
import { roles } from '../access/rules.ts'
import { briefingStatuses } from '../briefings/briefing-rules.ts'
import { priorityStatuses } from '../briefings/priority-rules.ts'
import { filterSchema, freshnessSchema } from '../incidents/contract.ts'
import { results } from './life-rules.ts'

const ofProfile = z.object({ profileId: rowId })
const write = { needs: 'profiles.write', records: 'alteration' } as const
const read = { needs: 'profiles.read', records: { none: 'counts only' } } as const

const assignedSchema = z.object({
  personId: rowId,
  name: z.string(),
  /** Null once the person has left the bureau. */
  role: z.enum(roles).nullable(),
  since: instant,
  until: instant.nullable(),
})

const checkSchema = z.object({
  key: z.string(),
  label: z.string(),
  /** What is asked. */
  ask: z.string(),
  /** `computed` follows from the profile itself; `ticked` a person looks into. */
  kind: z.enum(['computed', 'ticked']),
  done: z.boolean(),
  /** What was found, or the note of who ticked it. */
  found: z.string(),
  by: z.string().nullable(),
  at: instant.nullable(),
  /** Only the bureau manager ticks it. */
  managerOnly: z.boolean(),
})
export type Check = z.infer<typeof checkSchema>

const monthlySchema = z.array(z.object({ month, count: z.int() }))

/** How often the same person comes back: only for who may see people; counts of people below five are not told. */
const peopleSchema = z.object({
  part: z.enum(['caller', 'victim', 'offender']),
  /** Incidents that name one. */
  named: z.int(),
  repeats: z.object({ people: z.int(), more: z.int(), incidentsOfMore: z.int(), most: z.int() }).nullable(),
})

const partnerSchema = z.object({
  agencyName: z.string(),
  count: z.int(),
  sources: z.array(
    freshnessSchema.extend({
      count: z.int(),
      months: monthlySchema,
      /** Months of the period of which nothing at all came from this source. */
      gaps: z.array(month),
      filter: filterSchema,
    }),
  ),
})

export const partnerEvidenceSchema = z.object({
  from: day,
  to: day,
  /** Counted from the freeze of its baseline, or from the incidents of now. */
  frozenOn: day.nullable(),
  agencies: z.array(partnerSchema),
  /** Agencies of the bureau of which nothing is there. */
  silent: z.array(z.string()),
  people: z.array(peopleSchema),
})
export type PartnerEvidence = z.infer<typeof partnerEvidenceSchema>

/** What kind of problem a profile is about, and of what kind of place: by these it is found again. */
export const kindSchema = z.object({
  problemType: z.string().trim().max(200),
  placeType: z.string().trim().max(200),
})

/** What a profile was part of elsewhere. */
const mentionsSchema = z.object({
  meetings: z.array(
    z.object({
      meetingId: rowId,
      title: z.string(),
      heldOn: day,
      status: z.enum(['planned', 'held']),
      decision: z.string().nullable(),
      reason: z.string(),
    }),
  ),
  nominations: z.array(
    z.object({ nominationId: rowId, number: z.string(), title: z.string(), agencyName: z.string() }),
  ),
  priorities: z.array(
    z.object({
      priorityId: rowId,
      number: z.string(),
      title: z.string(),
      areaLabel: z.string(),
      status: z.enum(priorityStatuses),
    }),
  ),
  /** The versions of the call-taker briefing that have a line on it, the latest first. */
  briefings: z.array(
    z.object({
      briefingId: rowId,
      issue: z.int(),
      expiresOn: day,
      status: z.enum(briefingStatuses),
    }),
  ),
})
export type Mentions = z.infer<typeof mentionsSchema>

export const profileLife = {
  /** Who works on a profile, and who did. */
  assigned: procedure({ input: ofProfile, output: z.array(assignedSchema), ...read }),
  /** Community investigators and analysts of the bureau: who can be assigned. */
  colleagues: procedure({
    input: z.void(),
    output: z.array(z.object({ personId: rowId, name: z.string(), role: z.enum(roles) })),
    needs: 'profiles.read',
    records: { none: 'names and roles of the bureau’s own staff' },
  }),
  assign: procedure({
    input: ofProfile.extend({ personId: rowId }),
    output: z.array(assignedSchema),
    ...write,
  }),
  release: procedure({
    input: ofProfile.extend({ personId: rowId }),
    output: z.array(assignedSchema),
    ...write,
  }),
  /** Says what came since this person last looked, and that they look now. */
  look: procedure({
    input: ofProfile,
    output: z.object({
      since: instant.nullable(),
      incidents: z.int(),
      /** Leads to them; null where there are none. */
      filter: filterSchema.nullable(),
    }),
    needs: 'profiles.read',
    records: { none: 'that a person looked' },
  }),
  /** Of every profile this person has looked at, how many incidents came since. */
  unseen: procedure({
    input: z.void(),
    output: z.array(z.object({ profileId: rowId, since: instant, incidents: z.int(), mine: z.boolean() })),
    ...read,
  }),
  mentions: procedure({ input: ofProfile, output: mentionsSchema, ...read }),
  checks: procedure({ input: ofProfile, output: z.array(checkSchema), ...read }),
  /** Ticks what a person has looked into, or takes the tick back. */
  tick: procedure({
    input: ofProfile.extend({
      key: z.string().max(40),
      ticked: z.boolean(),
      note: z.string().trim().max(500),
    }),
    output: z.array(checkSchema),
    ...write,
  }),
  partnerEvidence: procedure({ input: ofProfile, output: partnerEvidenceSchema, ...read }),
  /** Ends a profile: what came of it, the judgement, what was learned. Its evaluation is kept as it stands. */
  close: procedure({
    input: ofProfile.extend({
      version: z.int(),
      result: z.enum(results),
      outcome: z.string().trim().max(4000),
      lessons: z.string().trim().max(4000),
      /** Where the kind is not given, that of its particulars stays. */
      ...kindSchema.partial().shape,
      /** Why it is closed although something is missing: the bureau manager's. */
      reason: z.string().max(2000),
    }),
    output: z.object({ version: z.int(), closedOn: day }),
    ...write,
  }),
}
