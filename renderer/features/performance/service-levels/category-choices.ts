import { useQuestion } from '../../../client/use-desk.ts'

/** What a promise can be about: all calls of an agency, those of a standard code, or of one of its own categories. */
export function useCategoryChoices(agencyId: number | null) {
  const schemes = useQuestion('imports.schemes')
  const sources = useQuestion('imports.sources')
  const categories = useQuestion('imports.categories', {}, { when: agencyId !== null })
  const own = new Set((sources.data ?? []).filter(source => source.agencyId === agencyId).map(({ id }) => id))
  const theirs = (categories.data ?? []).filter(({ sourceId }) => own.has(sourceId))
  return [
    { group: 'All', items: [{ value: 'all', label: 'All its calls' }] },
    {
      group: 'In its own words',
      items: theirs.map(({ id, words, sourceName }) => ({
        value: `category ${id}`,
        label: `${words} (${sourceName})`,
      })),
    },
    ...(schemes.data ?? []).map(({ key, short, codes }) => ({
      group: short,
      items: codes.map(({ code, name }) => ({ value: `code ${key}:${code}`, label: name })),
    })),
  ]
}
