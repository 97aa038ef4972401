import { z } from 'zod'
import { day, rowId } from '../../rpc/wire.ts'

/** The lists that stand in a profile's document beside its text. */
export const listKeys = ['hypotheses', 'objectives', 'plan', 'consultation', 'distribution'] as const
export type ListKey = (typeof listKeys)[number]

export const confidences = ['low', 'moderate', 'high'] as const
export const hypothesisStates = ['open', 'supported', 'refuted'] as const
export const planKinds = ['prevention', 'intelligence', 'enforcement'] as const
export const planStages = ['scanning', 'analysis', 'response', 'assessment'] as const
export const objectiveMeasures = ['calls-a-month', 'other'] as const

const line = z.string().trim().min(1).max(500)
const lineOrNone = z.string().trim().max(500)
const paragraph = z.string().trim().max(4000)
const dayOrNone = day.nullable()

export const hypothesisSchema = z.object({
  list: z.literal('hypotheses'),
  text: z.string().trim().min(1).max(2000),
  confidence: z.enum(confidences),
  /** What speaks for it, and what against it. */
  supports: paragraph,
  contradicts: paragraph,
  state: z.enum(hypothesisStates),
})

export const objectiveSchema = z.object({
  list: z.literal('objectives'),
  text: z.string().trim().min(1).max(2000),
  /** Calls a month are counted from the profile; anything else is typed with its unit. */
  measure: z.enum(objectiveMeasures),
  unit: z.string().trim().max(100),
  /** Of calls a month the profile's own: null here. */
  baseline: z.number().min(0).max(1e9).nullable(),
  target: z.number().min(0).max(1e9).nullable(),
  /** The day by which it is to be reached. */
  byDay: dayOrNone,
  /** How it stands, where it is typed; of calls a month it is counted. */
  reached: z.number().min(0).max(1e9).nullable(),
  reachedOn: dayOrNone,
})
export type Objective = z.infer<typeof objectiveSchema>

export const planLineSchema = z.object({
  list: z.literal('plan'),
  kind: z.enum(planKinds),
  stage: z.enum(planStages),
  what: z.string().trim().min(1).max(2000),
  agency: lineOrNone,
  owner: lineOrNone,
  byDay: dayOrNone,
  /** The action that was tasked for it. */
  actionId: rowId.nullable(),
})

export const consultationSchema = z.object({
  list: z.literal('consultation'),
  day,
  /** A group or an office, not a private person. */
  who: line,
  said: paragraph,
  answered: paragraph,
})

export const recipientSchema = z.object({
  list: z.literal('distribution'),
  name: line,
  agency: lineOrNone,
})

/** One line of any of the lists. */
export const entrySchema = z.discriminatedUnion('list', [
  hypothesisSchema,
  objectiveSchema,
  planLineSchema,
  consultationSchema,
  recipientSchema,
])
export type Entry = z.infer<typeof entrySchema>
export type EntryOf<K extends ListKey> = Extract<Entry, { list: K }>

/** A line as it is kept: where it stands in its list, and how often it was saved. */
export const keptEntrySchema = z.object({ id: rowId, version: z.int(), entry: entrySchema })
export type KeptEntry<E extends Entry = Entry> = { id: number; version: number; entry: E }

/** The kept lines of one list. */
export function entriesOf<K extends ListKey>(
  entries: readonly KeptEntry[],
  list: K,
): KeptEntry<EntryOf<K>>[] {
  return entries.filter((kept): kept is KeptEntry<EntryOf<K>> => kept.entry.list === list)
}
