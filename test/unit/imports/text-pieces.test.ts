import { expect, test } from 'vitest'
import { textDecoder } from '../../../main/features/imports/reading/text-decode.ts'
import { textTokeniser } from '../../../main/features/imports/reading/text-tokeniser.ts'
import { type CorpusFile, corpus } from './corpus.ts'

/** Every row and issue of a file given in pieces of so many bytes. */
function inPieces({ bytes, written }: CorpusFile, size: number) {
  if (written.kind !== 'text') throw new Error('The corpus is text.')
  const decoder = textDecoder(written.encoding)
  const tokens = textTokeniser('table.csv', written)
  const found: unknown[] = []
  for (let at = 0; at <= bytes.length; at += size) {
    const isLast = at + size > bytes.length
    const { rows, lines, issues } = tokens.next(decoder.next(bytes.subarray(at, at + size), isLast), isLast)
    for (const [i, cells] of rows.entries()) found.push([lines[i], cells])
    for (const { line, outcome, column, raw, reason } of issues)
      found.push([line, outcome, column, raw, reason])
  }
  return found.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
}

const small = [...corpus()].filter(({ bytes }, i) => bytes.length < 10_000 && i % 5 === 0)

test('a file in small pieces is read as in one, whatever is wrong with it', () => {
  expect(small.length).toBeGreaterThan(200)
  for (const [i, file] of small.entries()) {
    const whole = inPieces(file, 1 << 20)
    for (const size of [17 + (i % 5), 211]) expect(inPieces(file, size), file.name).toEqual(whole)
  }
})
