import type { Filter } from '#shared/features/incidents/contract.ts'

/** Whether two filters say the same, in whatever order they say it. */
export function sameFilter(one: Filter, other: Filter): boolean {
  const said = (filter: Filter) => JSON.stringify(Object.entries(filter).sort(([a], [b]) => (a < b ? -1 : 1)))
  return said(one) === said(other)
}
