/** Texts to be searched: all of them in one, folded, each behind a sign that stands in none. */
export type FoldedTexts = {
  folded: string
  /** Where each text begins; one more at the end. */
  starts: Uint32Array
}

/** The texts of one field of the incidents of a snapshot. */
export type TextField = {
  texts: FoldedTexts
  /** The text of each position; null where each position has one of its own, in their order. */
  textOfPosition: Uint32Array | null
}

const between = '\u0001'

/** What is the same to a search: small letters without accents, whatever way they are composed. */
export function fold(text: string): string {
  // Most texts are plain, and need not be taken apart to know that they have no accents.
  const plain = /^[\0-\x7f]*$/.test(text) ? text : text.normalize('NFD').replaceAll(/\p{M}+/gu, '')
  return plain.toLowerCase()
}

/** The words of a search, folded, each once. */
export function searchedWords(text: string): string[] {
  return [...new Set(fold(text.replaceAll(between, ' ')).split(/\s+/))].filter(word => word !== '')
}

export function foldTexts(texts: readonly (string | null)[]): FoldedTexts {
  const joined = texts.map(text => (text?.includes(between) ? text.replaceAll(between, ' ') : (text ?? '')))
  const folded = fold(between + joined.join(between))
  const starts = new Uint32Array(texts.length + 1)
  let start = 0
  for (let text = 0; text < texts.length; text++) {
    starts[text] = start
    start = folded.indexOf(between, start + 1)
  }
  starts[texts.length] = folded.length
  return { folded, starts }
}

/** Which texts hold a folded word, within a longer one as well: 1 where they do. */
export function textsWith({ folded, starts }: FoldedTexts, word: string): Uint8Array {
  const texts = starts.length - 1
  const hits = new Uint8Array(texts)
  let text = 0
  for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, starts[text + 1])) {
    text = textAt(starts, at, text)
    hits[text] = 1
  }
  return hits
}

/** 1 for each position of which every word stands in one field or another. */
export function positionsWith(
  fields: readonly TextField[],
  words: readonly string[],
  length: number,
): Uint8Array {
  const found = new Uint8Array(length).fill(1)
  for (const word of words) {
    const inAny = new Uint8Array(length)
    for (const { texts, textOfPosition } of fields) {
      const hits = textsWith(texts, word)
      if (!hits.includes(1)) continue
      if (textOfPosition) for (let at = 0; at < length; at++) inAny[at]! |= hits[textOfPosition[at]!]!
      else for (let at = 0; at < length; at++) inAny[at]! |= hits[at]!
    }
    for (let at = 0; at < length; at++) found[at]! &= inAny[at]!
  }
  return found
}

/** The last text from `first` on that begins at or before a place in the folded texts: mostly it is not far. */
function textAt(starts: Uint32Array, place: number, first: number): number {
  const last = starts.length - 2
  let low = first
  let stride = 1
  while (low + stride <= last && starts[low + stride]! <= place) {
    low += stride
    stride *= 2
  }
  let high = Math.min(last, low + stride - 1)
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if (starts[middle]! <= place) low = middle
    else high = middle - 1
  }
  return low
}
