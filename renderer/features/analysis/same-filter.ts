import type { Filter } from '#shared/features/incidents/contract.ts'

/** Whether two filters mean the same, apart from having gone into one hotspot of the result. */
export function sameFilter(a: Filter, b: Filter): boolean {
  const written = ({ hotspotId: _within, ...rest }: Filter) => JSON.stringify(Object.entries(rest).sort())
  return written(a) === written(b)
}
