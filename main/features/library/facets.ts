import {
  type FacetChoices,
  type FacetKey,
  facetKeys,
  type LibraryEntry,
} from '#shared/features/library/contract.ts'

const valuesOf: Record<FacetKey, (entry: LibraryEntry) => readonly string[]> = {
  problemType: ({ problemType }) => known(problemType),
  placeType: ({ placeType }) => known(placeType),
  responseType: ({ responseTypes }) => responseTypes,
  partner: ({ partners }) => partners,
  result: ({ result }) => [result],
}

/** True where an entry has one of the values chosen in every facet in which something is chosen. */
export function isChosen(entry: LibraryEntry, choices: FacetChoices, except?: FacetKey): boolean {
  return facetKeys.every(key => {
    const wanted = choices[key]
    if (key === except || !wanted || wanted.length === 0) return true
    return valuesOf[key](entry).some(value => wanted.includes(value))
  })
}

/** How many entries there are of each value: of a facet those that the choices in the other facets leave. */
export function countFacets(entries: readonly LibraryEntry[], choices: FacetChoices) {
  const counted = (key: FacetKey) => {
    const counts = new Map<string, number>()
    for (const entry of entries.filter(one => isChosen(one, choices, key))) {
      for (const value of new Set(valuesOf[key](entry))) counts.set(value, (counts.get(value) ?? 0) + 1)
    }
    // What is chosen stays to be unticked, though nothing is left of it.
    for (const value of choices[key] ?? []) if (!counts.has(value)) counts.set(value, 0)
    return [...counts]
      .map(([name, count]) => ({ name, count }))
      .sort((a, b) => b.count - a.count || a.name.localeCompare(b.name, 'en-GB'))
  }
  return {
    problemType: counted('problemType'),
    placeType: counted('placeType'),
    responseType: counted('responseType'),
    partner: counted('partner'),
    result: counted('result'),
  }
}

function known(value: string): string[] {
  return value.trim() === '' ? [] : [value]
}
