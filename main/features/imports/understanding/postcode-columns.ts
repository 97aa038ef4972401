import { keyLength, type Postcodes, postcodeKey } from './postcodes.ts'

/** Gathers postcodes in columns that grow as they are needed. */
export function postcodeColumns() {
  let room = 1024
  let length = 0
  let keys = new Uint8Array(room * keyLength)
  let eastings = new Int32Array(room)
  let northings = new Int32Array(room)

  function grow() {
    room *= 2
    const [moreKeys, moreEastings, moreNorthings] = [
      new Uint8Array(room * keyLength),
      new Int32Array(room),
      new Int32Array(room),
    ]
    moreKeys.set(keys)
    moreEastings.set(eastings)
    moreNorthings.set(northings)
    ;[keys, eastings, northings] = [moreKeys, moreEastings, moreNorthings]
  }

  return {
    /** @param easting and northing in metres; 0, 0 for a postcode without a place. */
    add(key: string, easting: number, northing: number) {
      if (length === room) grow()
      for (let i = 0; i < keyLength; i++) keys[length * keyLength + i] = key.charCodeAt(i)
      eastings[length] = easting
      northings[length] = northing
      length++
    },
    /** In ascending order of the keys; of two lines for one postcode the later is kept. */
    sorted(): Postcodes & { length: number } {
      const order = new Uint32Array(length).map((_, i) => i)
      const numbers = new Float64Array(length)
      for (let i = 0; i < length; i++) numbers[i] = asNumber(keys, i * keyLength)
      order.sort((a, b) => numbers[a]! - numbers[b]! || a - b)
      const last = order.filter((at, i) => numbers[at] !== numbers[order[i + 1]!])
      const result = {
        length: last.length,
        keys: new Uint8Array(last.length * keyLength),
        eastings: new Int32Array(last.length),
        northings: new Int32Array(last.length),
      }
      for (const [i, at] of last.entries()) {
        result.keys.set(keys.subarray(at * keyLength, (at + 1) * keyLength), i * keyLength)
        result.eastings[i] = eastings[at]!
        result.northings[i] = northings[at]!
      }
      return result
    },
  }
}

/** Seven bytes as one number, in the same order. */
function asNumber(keys: Uint8Array, start: number): number {
  let number = 0
  for (let i = 0; i < keyLength; i++) number = number * 128 + keys[start + i]!
  return number
}

/** Where postcode, quality, easting and northing stand in a line. `quality` is -1 where there is none. */
export type PostcodeLayout = {
  postcode: number
  quality: number
  easting: number
  northing: number
  hasHeader: boolean
}

const plain = (name: string) => name.toLowerCase().replaceAll(/[^a-z]/g, '')
const knownAs = {
  postcode: ['postcode', 'pc', 'pcd', 'pcds'],
  quality: ['positionalqualityindicator', 'pq', 'pqi', 'quality', 'osgrdind'],
  easting: ['eastings', 'easting', 'ea', 'oseast', 'x'],
  northing: ['northings', 'northing', 'no', 'osnrth', 'y'],
}

/** Finds the layout from the first line: names, or Code-Point Open's own order without names; null where it is neither. */
export function layoutOfPostcodes(first: readonly string[]): PostcodeLayout | null {
  if (postcodeKey(first[0] ?? '') !== null) {
    const isMetres = (text: string | undefined) => /^\d{1,7}$/.test(text?.trim() ?? '')
    if (isMetres(first[2]) && isMetres(first[3])) {
      return { postcode: 0, quality: 1, easting: 2, northing: 3, hasHeader: false }
    }
    return isMetres(first[1]) && isMetres(first[2])
      ? { postcode: 0, quality: -1, easting: 1, northing: 2, hasHeader: false }
      : null
  }
  const names = first.map(plain)
  const at = (field: keyof typeof knownAs) => names.findIndex(name => knownAs[field].includes(name))
  const layout = {
    postcode: at('postcode'),
    quality: at('quality'),
    easting: at('easting'),
    northing: at('northing'),
  }
  const isWhole = layout.postcode >= 0 && layout.easting >= 0 && layout.northing >= 0
  return isWhole ? { ...layout, hasHeader: true } : null
}
