import type { Method } from '#shared/features/analysis/contract.ts'
import { type Defaults, defaultParameters } from './where/defaults.ts'

export type DefaultsInput = { method: Method; eastings: Float64Array; northings: Float64Array }

/** Parameters for a method; in a thread, for among a million incidents the look round takes seconds. */
export function run({ method, eastings, northings }: DefaultsInput): Defaults {
  return defaultParameters(method, eastings, northings)
}
