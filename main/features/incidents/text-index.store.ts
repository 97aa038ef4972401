import type { Store } from '../../store/open.ts'
import { partOf } from './part-of-snapshot.ts'
import type { Columns, Snapshot } from './snapshot.ts'
import { foldTexts, positionsWith, searchedWords, type TextField } from './text-index.ts'
import { missingIn, wholeOf } from './whole.ts'

/** Texts of snapshots, read when they are first searched and kept as long as the snapshot itself. */
const known = new WeakMap<Snapshot, TextField[]>()

/**
 * 1 for each position of which every word of a text stands in its place, category, outcome, channel or reference,
 * whatever their case and accents, and within a longer word as well.
 */
export function searchTexts(store: Store, snapshot: Snapshot, text: string): Uint8Array {
  const whole = wholeOf(snapshot)
  if (!whole) {
    const fields = known.get(snapshot) ?? readTexts(store, snapshot, allRows(store))
    known.set(snapshot, fields)
    return positionsWith(fields, searchedWords(text), snapshot.length)
  }
  const inWhole = searchTexts(store, whole.snapshot, text)
  const found = Uint8Array.from(whole.positions, position => (position >= 0 ? inWhole[position]! : 0))
  const missing = missingIn(whole.positions)
  if (missing.length === 0) return found
  const others = partOf(snapshot, missing)
  const fields = readTexts(store, others, allRows(store).where('superseded_by', 'is not', null))
  const inOthers = positionsWith(fields, searchedWords(text), missing.length)
  for (const [i, at] of missing.entries()) found[at] = inOthers[i]!
  return found
}

const allRows = ({ db }: Store) =>
  db.selectFrom('incident').select(['id', 'reference', 'place', 'outcome']).orderBy('id')

/** The texts of all positions, the same ones kept once. Read on the connection that only reads. */
function readTexts(store: Store, columns: Columns, query: ReturnType<typeof allRows>): TextField[] {
  const { length, ids, categories, channels, channelWords } = columns
  const references: (string | null)[] = new Array(length).fill(null)
  const places = textsOnce(length)
  const outcomes = textsOnce(length)
  const rows = store.readRows(query.compile())
  let at = 0
  for (const [id, reference, place, outcome] of rows as IterableIterator<TextRow>) {
    if (at === length) break
    if (ids[at] !== id) continue
    references[at] = reference
    places.add(at, place)
    outcomes.add(at, outcome)
    at++
  }
  return [
    { texts: foldTexts(references), textOfPosition: null },
    places.field(),
    outcomes.field(),
    { texts: foldTexts(channelWords), textOfPosition: channels },
    { texts: foldTexts(categoryWords(store)), textOfPosition: categories },
  ]
}

type TextRow = [id: number, reference: string | null, place: string | null, outcome: string | null]

function textsOnce(length: number) {
  const textOfPosition = new Uint32Array(length)
  const numbers = new Map<string | null, number>()
  return {
    add(at: number, text: string | null) {
      let number = numbers.get(text)
      if (number === undefined) {
        number = numbers.size
        numbers.set(text, number)
      }
      textOfPosition[at] = number
    },
    field: (): TextField => ({ texts: foldTexts([...numbers.keys()]), textOfPosition }),
  }
}

/** The words of the categories, each at its identifier. */
function categoryWords(store: Store): string[] {
  const words: string[] = []
  const rows = store.readRows(store.db.selectFrom('category').select(['id', 'words']).orderBy('id').compile())
  for (const [id, of] of rows as IterableIterator<[number, string]>) {
    while (words.length < id) words.push('')
    words.push(of)
  }
  return words
}
