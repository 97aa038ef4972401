import { notTold } from '#shared/features/incidents/response-times.ts'
import type { Batch } from './batches.ts'

/** Columns of the response times of an incident in the order in which a batch is written. */
export const responseColumns = [
  ...(['incident_id', 'answered_seconds', 'visited_minute', 'resolved_minute', 'flags'] as const),
] as const

export const hasResponse = (batch: Batch, i: number): boolean => batch.responseFlags[i] !== 0

export function responseValues(batch: Batch, i: number, incidentId: number): unknown[] {
  return [
    incidentId,
    orNull(batch.answeredSeconds[i]!),
    orNull(batch.visitedMinutes[i]!),
    orNull(batch.resolvedMinutes[i]!),
    batch.responseFlags[i],
  ]
}

const orNull = (value: number) => (value === notTold ? null : value)
