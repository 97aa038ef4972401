/**
 * Postcodes in columns, in ascending order of their keys: outward part, blanks up to four characters, inward
 * part. The columns lie in shared memory, so a thread reads them without a copy.
 */
export type Postcodes = {
  /** Seven characters a postcode. */
  keys: Uint8Array
  eastings: Int32Array
  northings: Int32Array
}

export const keyLength = 7
const whole = /^([A-Z]{1,2}\d[A-Z\d]?)(\d[A-Z]{2})$/
const outwardOnly = /^[A-Z]{1,2}\d[A-Z\d]?(?:\d)?$/
const longest = 7
/** Characters that people and scanners take for each other. */
const mistaken: Record<string, string> = {
  O: '0',
  0: 'O',
  I: '1',
  1: 'I',
  L: '1',
  S: '5',
  5: 'S',
  8: 'B',
  B: '8',
}

/** A postcode as the file of postcodes writes it, `LE1 6AB` and `CV100RY`; null where it is none. Case and blanks do not count. */
export function postcodeKey(text: string): string | null {
  const found = whole.exec(text.toUpperCase().replaceAll(/[\s.-]+/g, ''))
  return found ? found[1]!.padEnd(4) + found[2]! : null
}

/** True for the first half of a postcode, `LE1` or `LE1 6`, which stands for thousands of addresses. */
export function isOutwardOnly(text: string): boolean {
  return outwardOnly.test(text.toUpperCase().replaceAll(/\s+/g, ''))
}

/** The position of a key in the columns, -1 where it is not there. */
export function positionOf({ keys }: Postcodes, key: string): number {
  let low = 0
  let high = keys.length / keyLength - 1
  while (low <= high) {
    const middle = (low + high) >>> 1
    const order = compare(keys, middle * keyLength, key)
    if (order === 0) return middle
    if (order < 0) low = middle + 1
    else high = middle - 1
  }
  return -1
}

function compare(keys: Uint8Array, start: number, key: string): number {
  for (let i = 0; i < keyLength; i++) {
    const difference = keys[start + i]! - key.charCodeAt(i)
    if (difference !== 0) return difference
  }
  return 0
}

/**
 * The one postcode of the file that a text becomes when characters are read that look alike (O for 0, I for 1);
 * null where there is none, or more than one.
 */
export function misreadPostcode(postcodes: Postcodes, text: string): string | null {
  const plain = text.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')
  if (plain.length < 5 || plain.length > longest) return null
  let candidates = ['']
  for (const character of plain) {
    const other = mistaken[character]
    candidates = candidates.flatMap(start =>
      other ? [start + character, start + other] : [start + character],
    )
  }
  const found = new Set<string>()
  for (const candidate of candidates) {
    const key = candidate === plain ? null : postcodeKey(candidate)
    if (key !== null && positionOf(postcodes, key) >= 0) found.add(key)
  }
  const [only] = found
  return found.size === 1 ? only! : null
}
