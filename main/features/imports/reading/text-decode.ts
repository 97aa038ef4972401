import type { Encoding } from '#shared/features/imports/rules.ts'

/** A byte that means nothing in the encoding: where its letter stands in the text, and what was put there. */
export type ByteFault = { at: number; byte: number; hex: string; letter: string }
/** Text of some bytes. `plain` where it is certainly nothing but ASCII. */
export type Decoded = { text: string; plain: boolean; faults: ByteFault[] }

/** Windows-1252 from 0x80 to 0x9F; U+FFFD for the five bytes it leaves undefined. */
const upper = '€\ufffd‚ƒ„…†‡ˆ‰Š‹Œ\ufffdŽ\ufffd\ufffd‘’“”•–—˜™š›œ\ufffdžŸ'
const letterOf = (byte: number) =>
  byte < 0x80 || byte > 0x9f ? String.fromCharCode(byte) : upper[byte - 0x80]!
const hexOf = (byte: number) => `0x${byte.toString(16).toUpperCase().padStart(2, '0')}`

/** Decodes a file piece by piece. What cannot be decoded is told, and never stops it. */
export function textDecoder(encoding: Encoding) {
  const decode = { 'utf-8': utf8, 'windows-1252': windows1252, 'utf-16le': utf16, 'utf-16be': utf16 }[
    encoding
  ]
  const piece = decode(encoding)
  let offset = 0
  return {
    /** Bytes of the file given as text so far. */
    offset: () => offset,
    next(bytes: Uint8Array, isLast: boolean): Decoded {
      const mark = offset === 0 ? markLength(bytes) : 0
      offset += mark
      const decoded = piece(bytes.subarray(mark), offset, isLast)
      offset += decoded.used
      return decoded
    },
  }
}

function markLength(head: Uint8Array): number {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 3
  return (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff) ? 2 : 0
}

type Piece = (bytes: Uint8Array, offset: number, isLast: boolean) => Decoded & { used: number }

const none: ByteFault[] = []

function windows1252(): Piece {
  return (bytes, offset) => {
    const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
    const faults: ByteFault[] = []
    const text = raw.replace(/[\u0080-\u009f]/g, (letter, at: number) => {
      const byte = letter.charCodeAt(0)
      const read = letterOf(byte)
      if (read === '\ufffd') faults.push({ at, byte: offset + at, hex: hexOf(byte), letter: read })
      return read
    })
    return { text, plain: false, faults, used: bytes.length }
  }
}

function utf16(encoding: Encoding): Piece {
  const decoder = new TextDecoder(encoding, { ignoreBOM: true })
  return (bytes, _offset, isLast) => {
    const text = decoder.decode(bytes, { stream: !isLast })
    return { text, plain: false, faults: none, used: text.length * 2 }
  }
}

function utf8(): Piece {
  const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  let carried = Buffer.alloc(0)
  return (more, offset, isLast) => {
    const bytes = carried.length === 0 ? more : Buffer.concat([carried, more])
    const end = isLast ? bytes.length : bytes.length - cutOff(bytes)
    carried = Buffer.from(bytes.subarray(end))
    const whole = bytes.subarray(0, end)
    try {
      const text = strict.decode(whole)
      return { text, plain: text.length === whole.length, faults: none, used: end }
    } catch {
      return { ...mixedText(whole, offset), plain: false, used: end }
    }
  }
}

/** Bytes at the end that begin a letter whose rest is still to come. */
function cutOff(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!
    if ((byte & 0xc0) === 0x80) continue
    const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1
    return needed > back ? back : 0
  }
  return 0
}

/** UTF-8 with bytes in it that are none: each of those is read as Windows-1252, and told. */
function mixedText(bytes: Uint8Array, offset: number): { text: string; faults: ByteFault[] } {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  const faults: ByteFault[] = []
  let text = ''
  let from = 0
  let i = 0
  while (i < bytes.length) {
    const length = letterLength(bytes, i)
    if (length > 0) {
      i += length
      continue
    }
    text += decoder.decode(bytes.subarray(from, i))
    const letter = letterOf(bytes[i]!)
    faults.push({ at: text.length, byte: offset + i, hex: hexOf(bytes[i]!), letter })
    text += letter
    from = ++i
  }
  return { text: text + decoder.decode(bytes.subarray(from)), faults }
}

/** How many bytes the UTF-8 letter here has; 0 where there is none (RFC 3629, section 4). */
export function letterLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at]!
  if (first < 0x80) return 1
  const follows = (ahead: number, low = 0x80, high = 0xbf) => {
    const byte = bytes[at + ahead]
    return byte !== undefined && byte >= low && byte <= high
  }
  if (first >= 0xc2 && first <= 0xdf) return follows(1) ? 2 : 0
  if (first >= 0xe0 && first <= 0xef) {
    const second = follows(1, first === 0xe0 ? 0xa0 : 0x80, first === 0xed ? 0x9f : 0xbf)
    return second && follows(2) ? 3 : 0
  }
  if (first >= 0xf0 && first <= 0xf4) {
    const second = follows(1, first === 0xf0 ? 0x90 : 0x80, first === 0xf4 ? 0x8f : 0xbf)
    return second && follows(2) && follows(3) ? 4 : 0
  }
  return 0
}

/** How many bytes of the file a stretch of text was read from. */
export function byteLength(text: string, encoding: Encoding, faults: readonly ByteFault[]): number {
  if (encoding === 'windows-1252') return text.length
  if (encoding !== 'utf-8') return text.length * 2
  let length = Buffer.byteLength(text)
  for (const { letter } of faults) length -= Buffer.byteLength(letter) - 1
  return length
}
