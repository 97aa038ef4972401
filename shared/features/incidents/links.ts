import { z } from 'zod'
import { day, instant, rowId } from '../../rpc/wire.ts'
import type { PlacePrecision } from './rules.ts'

/** What a person may say of two calls that may tell of one event. */
export const linkDecisions = ['linked', 'not-the-same', 'later'] as const
export type LinkDecision = (typeof linkDecisions)[number]

/** How near two calls must be to be suggested; inexact places reach further. */
export const defaultReach = { radiusMetres: 150, withinMinutes: 60 } as const

/**
 * What a place may be away from where it is drawn, in metres; null for one that says nothing of where the event was:
 * such an incident is never compared.
 */
export const placeAllowances: Record<PlacePrecision, number | null> = {
  exact: 0,
  snapped: 100,
  postcode: 100,
  street: 200,
  none: null,
  area: null,
}

/** Days before the last one of the data that are searched unless said otherwise. */
export const defaultLinkDays = 90

export const linkSearchSchema = z.object({
  /** Days in Europe/London, both included; without them the last 90 days of the data. */
  from: day.optional(),
  to: day.optional(),
  radiusMetres: z.number().min(10).max(1000).default(defaultReach.radiusMetres),
  withinMinutes: z.int().min(1).max(720).default(defaultReach.withinMinutes),
  leastScore: z.number().min(0).max(1).default(0.4),
})

export const linkDecisionSchema = z.object({
  incidentId: rowId,
  otherId: rowId,
  /** `undecided` takes a decision back. */
  decision: z.enum([...linkDecisions, 'undecided']),
  /** Of the decision that is changed; absent where none was made yet. */
  version: z.int().optional(),
})

export const madeLinkSchema = z.object({
  score: z.number(),
  decision: z.enum(linkDecisions),
  decidedAt: instant,
  decidedBy: z.string(),
  version: z.int(),
})

/** What was searched: of which days, how many incidents, and which are never compared. */
export const linkSearchedSchema = z.object({
  from: day.nullable(),
  to: day.nullable(),
  compared: z.int(),
  unplaced: z.int(),
  placedByArea: z.int(),
  monthOnly: z.int(),
  longInterval: z.int(),
  /** Incidents in a crowd of which only the nearest in time were compared. */
  crowded: z.int(),
})
export type LinkSearched = z.infer<typeof linkSearchedSchema>
