import type { Filter } from '#shared/features/incidents/filter.ts'

/** A filter that lets only these sources through; null leaves it as it is. */
export function within(filter: Filter, sourceIds: readonly number[] | null): Filter {
  if (sourceIds === null) return filter
  const own = filter.sourceIds
  return { ...filter, sourceIds: own ? own.filter(id => sourceIds.includes(id)) : [...sourceIds] }
}
