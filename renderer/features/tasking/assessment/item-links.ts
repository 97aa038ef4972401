import type { Filter } from '#shared/features/incidents/contract.ts'

/** Where an item leads to: the map with its incidents, and with its analysis. */
export type ItemLinks = {
  mapOf: (filter: Filter) => string
  analysisOf: (analysisId: number) => string
}
