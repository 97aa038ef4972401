import { useMemo } from 'react'
import type { FilterNames } from './filter-words.ts'
import { useQuestion } from './use-desk.ts'

/** What the numbers of a filter are called. */
export function useFilterNames(): FilterNames {
  const { data } = useQuestion('incidents.summary', { filter: {} })
  return useMemo(
    () => ({
      sources: new Map(data?.sources.map(({ id, name }) => [id, name])),
      categories: new Map(data?.categories.map(({ id, name }) => [id, name])),
      codes: new Map(data?.codes.map(({ code, name }) => [code, name])),
    }),
    [data],
  )
}
