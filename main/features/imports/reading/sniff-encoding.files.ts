import { isAscii } from 'node:buffer'
import { createReadStream } from 'node:fs'
import type { Encoding } from '#shared/features/imports/rules.ts'
import { letterLength } from './text-decode.ts'

export type SniffedEncoding = { encoding: Encoding; finding: string }

const counted = (n: number, one: string, many: string) =>
  `${n.toLocaleString('en-GB')} ${n === 1 ? one : many}`

/** How a file of text is encoded, by all of its bytes; null when they are no text at all. */
export async function sniffEncoding(path: string, head: Uint8Array): Promise<SniffedEncoding | null> {
  if (head[0] === 0xff && head[1] === 0xfe) return marked('utf-16le', 'UTF-16, little endian')
  if (head[0] === 0xfe && head[1] === 0xff) return marked('utf-16be', 'UTF-16, big endian')
  const wide = utf16WithoutMark(head)
  if (wide !== undefined) return wide
  const { letters, bad, firstBad } = await countLetters(path)
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) {
    return marked('utf-8', bad === 0 ? 'UTF-8' : `UTF-8, but ${counted(bad, 'byte is', 'bytes are')} none`)
  }
  if (bad === 0) {
    const what =
      letters === 0 ? 'every byte of it is plain ASCII' : 'every letter beyond ASCII is valid UTF-8'
    return { encoding: 'utf-8', finding: `The encoding is UTF-8: ${what}.` }
  }
  const first = `the first at byte ${firstBad.toLocaleString('en-GB')}`
  if (letters >= bad) {
    const finding = `The encoding is UTF-8, mixed with another: ${counted(letters, 'letter', 'letters')} beyond ASCII fit, ${counted(bad, 'byte does', 'bytes do')} not, ${first}. Those are read as Windows-1252, and each is an issue.`
    return { encoding: 'utf-8', finding }
  }
  const finding = `The encoding is Windows-1252: ${counted(bad, 'byte is', 'bytes are')} not UTF-8, ${first}${letters === 0 ? '' : `; ${counted(letters, 'letter', 'letters')} would be`}.`
  return { encoding: 'windows-1252', finding }
}

const marked = (encoding: Encoding, words: string): SniffedEncoding => ({
  encoding,
  finding: `The encoding is ${words}: the file begins with a byte order mark.`,
})

/** UTF-16 by its zeros: every other byte of Latin letters is one. Undefined where there are hardly any. */
function utf16WithoutMark(head: Uint8Array): SniffedEncoding | null | undefined {
  let zeros = 0
  let little = 0
  let big = 0
  let empty = 0
  const isPlain = (byte: number) =>
    (byte >= 0x20 && byte < 0x7f) || (byte >= 9 && byte <= 13) || byte === 0x1e
  for (let i = 0; i + 1 < head.length; i += 2) {
    const [first, second] = [head[i]!, head[i + 1]!]
    if (first === 0 && second === 0) empty++
    if (first === 0) zeros++
    if (second === 0) zeros++
    if (second === 0 && isPlain(first)) little++
    if (first === 0 && isPlain(second)) big++
  }
  const pairs = head.length / 2
  const because = 'every other byte of it is zero, as Latin letters have it'
  const isWide = empty * 20 < pairs
  if (isWide && little > pairs * 0.3 && big * 10 < little) {
    return { encoding: 'utf-16le', finding: `The encoding is UTF-16, little endian: ${because}.` }
  }
  if (isWide && big > pairs * 0.3 && little * 10 < big) {
    return { encoding: 'utf-16be', finding: `The encoding is UTF-16, big endian: ${because}.` }
  }
  return zeros * 4 > head.length ? null : undefined
}

/** Letters beyond ASCII that are valid UTF-8, and the bytes that belong to none. */
async function countLetters(path: string) {
  const found = { letters: 0, bad: 0, firstBad: 0 }
  let carried = Buffer.alloc(0)
  let offset = 0
  function count(bytes: Uint8Array, end: number) {
    let i = 0
    while (i < end) {
      if (bytes[i]! < 0x80) {
        i++
        continue
      }
      const length = letterLength(bytes, i)
      if (length > 0) found.letters++
      else if (found.bad++ === 0) found.firstBad = offset + i
      i += length || 1
    }
    carried = Buffer.from(bytes.subarray(i))
    offset += i
  }
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
    const bytes = chunk as Buffer
    if (carried.length === 0 && isAscii(bytes)) offset += bytes.length
    else {
      const all = Buffer.concat([carried, bytes])
      count(all, Math.max(0, all.length - 3))
    }
  }
  count(carried, carried.length)
  // The byte order mark is a letter of its own, and says nothing of the others.
  return found
}
