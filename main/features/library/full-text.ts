import MiniSearch from 'minisearch'
import type { LibraryEntry } from '#shared/features/library/contract.ts'

export type Library = { entries: readonly LibraryEntry[]; index: MiniSearch }
export type Found = { entry: LibraryEntry; terms: string[]; score: number }

const fields = [
  'number',
  'title',
  'problemType',
  'placeType',
  'problem',
  'response',
  'responseTypes',
  'partners',
  'evidence',
  'lessons',
  'source',
  'areaLabel',
]
const boost = { title: 3, problemType: 2, placeType: 2, responseTypes: 1.5, number: 4 }
const shortest = 3
const fuzzy = 0.2

/** Makes a library searchable: kept for as long as its entries stand as they are. */
export function indexLibrary(entries: readonly LibraryEntry[]): Library {
  const index = new MiniSearch({
    fields,
    extractField: (entry, field) => {
      const value = (entry as Record<string, unknown>)[field]
      return Array.isArray(value) ? value.join(', ') : String(value ?? '')
    },
  })
  index.addAll(entries)
  return { entries, index }
}

/**
 * The entries that hold every word, or one that begins with it or is nearly it, the best first (BM25+). Without a
 * word all of them, the latest first.
 */
export function findText({ entries, index }: Library, text: string): Found[] {
  if (text.trim() === '') return [...entries].map(entry => ({ entry, terms: [], score: 0 }))
  const options = { prefix: true, fuzzy: (term: string) => (term.length > shortest ? fuzzy : false), boost }
  const byId = new Map(entries.map(entry => [entry.id, entry]))
  return index.search(text, { ...options, combineWith: 'AND' }).flatMap(({ id, terms, score }) => {
    const entry = byId.get(String(id))
    return entry ? [{ entry, terms, score }] : []
  })
}

/** The words of a text that an entry has too, by entry: what makes two texts alike. */
export function wordsShared({ index }: Library, text: string, without: ReadonlySet<string>) {
  const found = index.search(text, { combineWith: 'OR', boost })
  return new Map(
    found.map(({ id, terms, score }) => [
      String(id),
      { score, words: terms.filter(term => term.length > shortest && !without.has(term)) },
    ]),
  )
}
