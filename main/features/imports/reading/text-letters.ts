/** The letters Windows-1252 makes of the bytes 80 to BF, those that follow in UTF-8. */
const upper = '€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ'
const upperBytes = [0x80, 0x82, 0x83, 0x84, 0x85, 0x86, 0x87, 0x88, 0x89, 0x8a, 0x8b, 0x8c, 0x8e].concat([
  0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x98, 0x99, 0x9a, 0x9b, 0x9c, 0x9e, 0x9f,
])
const byteOfLetter = new Map([...upper].map((letter, i) => [letter, upperBytes[i]!]))
const following = `[\\u0080-\\u00bf${upper}]`
const twice = new RegExp(
  `[\\u00c2-\\u00df]${following}|[\\u00e0-\\u00ef]${following}{2}|[\\u00f0-\\u00f4]${following}{3}`,
  'g',
)

const decoder = new TextDecoder('utf-8', { fatal: true })

/** True where there may be letters encoded in UTF-8 and then read as Windows-1252: “Â£”, “â€™”. */
export const mayBeEncodedTwice = (text: string): boolean => text.search(twice) !== -1

/** The text as it was before it was encoded twice; null where it was not. */
export function encodedOnce(text: string): string | null {
  const mended = text.replace(twice, letters => {
    const bytes = Uint8Array.from(letters, letter => byteOfLetter.get(letter) ?? letter.charCodeAt(0))
    try {
      return decoder.decode(bytes)
    } catch {
      return letters
    }
  })
  return mended === text ? null : mended
}
