import type { Method, OfferedMethod, Parameters } from '#shared/features/analysis/contract.ts'
import type { ChosenIncidents } from '../telling/hotspots.ts'

/** Parameters with the reason for each, in words an analyst can repeat to the group. */
export type Defaults<M extends Method = Method> = M extends Method
  ? {
      parameters: Extract<Parameters, { method: M }>
      reasons: { parameter: string; reason: string }[]
    }
  : never

export type DefaultsInput = {
  method: OfferedMethod
  incidents: ChosenIncidents
  period: { from: string; to: string }
  /** The area set that areas are taken from, where there is one. */
  areaSetId: number | null
}

/** Fewer than this are never called a hotspot, whatever a method says. */
export const leastCount = 5
