import type { Filter } from '#shared/features/incidents/contract.ts'
import { useQuestion } from '../../client/use-desk.ts'

type Counted = Omit<Filter, 'from' | 'to' | 'areaIds'>
export type CountedChoice = { value: string; label: string; filter: Counted }

/** What can be counted in the area of a priority: every incident, one standard code, or what a saved filter lets through. */
export function useCountedChoices(): CountedChoice[] {
  const saved = useQuestion('incidents.savedFilters')
  const summary = useQuestion('incidents.summary', { filter: {} })
  return [
    { value: 'all', label: 'All incidents', filter: {} },
    ...(saved.data ?? []).map(({ id, name, filter }) => ({
      value: `filter ${id}`,
      label: `Saved filter: ${name}`,
      filter: withoutDaysAndAreas(filter),
    })),
    ...(summary.data?.codes ?? []).map(({ code, name }) => ({
      value: `code ${code}`,
      label: name,
      filter: { codes: [code] },
    })),
  ]
}

export function countedFilter(choices: readonly CountedChoice[], value: string): Counted {
  return choices.find(choice => choice.value === value)?.filter ?? {}
}

function withoutDaysAndAreas({ from: _from, to: _to, areaIds: _areas, ...filter }: Filter): Counted {
  return filter
}
