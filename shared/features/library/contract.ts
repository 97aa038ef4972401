import { z } from 'zod'
import { procedure } from '../../rpc/procedure.ts'
import { day, rowId, shortText } from '../../rpc/wire.ts'
import { evidenceKinds, libraryResults } from './rules.ts'

const text = z.string().max(4000)
const short = z.string().trim().max(200)
const names = z.array(shortText).max(20)

const interventionText = {
  title: shortText,
  problemType: short,
  placeType: short,
  problem: text,
  response: text,
  responseTypes: names,
  partners: names,
  result: z.enum(libraryResults),
  evidenceKind: z.enum(evidenceKinds),
  /** What was measured: counts before and after, with the interval where there is one. */
  evidence: text,
  source: z.string().max(500),
}

const entrySchema = z.object({
  /** `profile 3` or `intervention 12`. */
  id: z.string(),
  kind: z.enum(['profile', 'intervention']),
  rowId,
  number: z.string(),
  ...interventionText,
  lessons: text,
  areaLabel: z.string(),
  closedOn: day.nullable(),
  version: z.int(),
})
export type LibraryEntry = z.infer<typeof entrySchema>

export const facetKeys = ['problemType', 'placeType', 'responseType', 'partner', 'result'] as const
export type FacetKey = (typeof facetKeys)[number]
const chosen = z.array(z.string().max(200)).max(50)
const choices = z.object({
  problemType: chosen.optional(),
  placeType: chosen.optional(),
  responseType: chosen.optional(),
  partner: chosen.optional(),
  result: chosen.optional(),
})
export type FacetChoices = z.infer<typeof choices>
const counts = z.array(z.object({ name: z.string(), count: z.int() }))

const read = { needs: 'briefings.read', records: { none: 'lessons, no personal data' } } as const

export const library = {
  /** Closed profiles and interventions: the best match first, without words the latest. */
  search: procedure({
    input: z
      .object({ text: z.string().max(200).default(''), facets: choices.default({}) })
      .default({ text: '', facets: {} }),
    output: z.object({
      /** `terms` are the words of the entry that were found, to be marked. */
      found: z.array(z.object({ entry: entrySchema, terms: z.array(z.string()) })),
      /** All there is in the library. */
      total: z.int(),
      /** Of what the words find: how many there are of each, whatever is chosen of that same facet. */
      facets: z.object({
        problemType: counts,
        placeType: counts,
        responseType: counts,
        partner: counts,
        result: counts,
      }),
    }),
    ...read,
  }),
  /** What was done about the problems most like that of a profile, each with why it is like it. */
  similar: procedure({
    input: z.object({ profileId: rowId }),
    output: z.object({
      listed: z.array(z.object({ entry: entrySchema, reasons: z.array(z.string()) })),
      /** How many are like it, listed or not. */
      alike: z.int(),
    }),
    ...read,
  }),
  /** Enters an intervention, or with an id changes it. A stale `version` is a conflict that carries both sides. */
  saveIntervention: procedure({
    input: z.object({ interventionId: rowId.optional(), version: z.int().optional(), ...interventionText }),
    output: entrySchema,
    needs: 'briefings.write',
    records: 'alteration',
  }),
  removeIntervention: procedure({
    input: z.object({ interventionId: rowId, version: z.int() }),
    output: z.void(),
    needs: 'briefings.write',
    records: 'erasure',
  }),
}
