import { type Columns, emptySnapshot } from './snapshot.ts'

const columns = [
  ...(['ids', 'eastings', 'northings', 'fromMinutes', 'toMinutes', 'timePrecisions'] as const),
  ...(['placePrecisions', 'sources', 'categories', 'channels', 'imports'] as const),
]

/** Some positions of a snapshot, ascending, in columns of their own; the words of its channels stay the same. */
export function partOf(snapshot: Columns, positions: Uint32Array): Columns {
  const made = { ...emptySnapshot(positions.length), channelWords: snapshot.channelWords }
  for (const column of columns)
    copy(bytesAsNumbers(made[column]), bytesAsNumbers(snapshot[column]), positions)
  return made
}

/** Two parts that share no incident as one, in the order of identifiers. */
export function joined(one: Columns, other: Columns): Columns {
  if (other.length === 0) return one
  const { length } = one
  const made = { ...emptySnapshot(length + other.length), channelWords: [...one.channelWords] }
  const numbers = other.channelWords.map(word => numberOf(made.channelWords, word))
  let [left, right] = [0, 0]
  for (let at = 0; at < made.length; at++) {
    const isOther = left === length || (right < other.length && other.ids[right]! < one.ids[left]!)
    const [from, position] = isOther ? [other, right++] : [one, left++]
    for (const column of columns) made[column][at] = from[column][position]!
    if (isOther) made.channels[at] = numbers[other.channels[position]!]!
  }
  return made
}

function numberOf(words: string[], word: string): number {
  const known = words.indexOf(word)
  return known >= 0 ? known : words.push(word) - 1
}

/** Channels numbered as if the incidents had been read one after the other: in the order in which they first come. */
export function numberedAnew(part: Columns): Columns {
  const channelWords = ['']
  const numbers = new Int32Array(part.channelWords.length).fill(-1)
  numbers[0] = 0
  for (let at = 0; at < part.length; at++) {
    const channel = part.channels[at]!
    if (numbers[channel] === -1) numbers[channel] = channelWords.push(part.channelWords[channel]!) - 1
    part.channels[at] = numbers[channel]!
  }
  return { ...part, channelWords }
}

type Numbers = Uint8Array | Uint16Array | Uint32Array | Float64Array

/** Numbers of one width are copied alike: with fewer kinds of columns the copying is several times as fast. */
function bytesAsNumbers({
  buffer,
  byteOffset,
  length,
  BYTES_PER_ELEMENT,
}: Columns[(typeof columns)[number]]): Numbers {
  if (BYTES_PER_ELEMENT === 1) return new Uint8Array(buffer, byteOffset, length)
  if (BYTES_PER_ELEMENT === 2) return new Uint16Array(buffer, byteOffset, length)
  if (BYTES_PER_ELEMENT === 4) return new Uint32Array(buffer, byteOffset, length)
  return new Float64Array(buffer, byteOffset, length)
}

function copy(to: Numbers, from: Numbers, positions: Uint32Array) {
  for (let i = 0; i < positions.length; i++) to[i] = from[positions[i]!]!
}
