export class TooLarge extends Error {}

/** The bytes of a body, until there are more than allowed. What says so beforehand is refused unread. */
export async function* limited(
  body: AsyncIterable<Uint8Array>,
  largestBytes: number,
  announced: string | undefined,
): AsyncGenerator<Uint8Array> {
  let bytes = Number(announced ?? 0)
  if (bytes > largestBytes) throw new TooLarge(tooLarge(largestBytes))
  bytes = 0
  for await (const chunk of body) {
    bytes += chunk.byteLength
    if (bytes > largestBytes) throw new TooLarge(tooLarge(largestBytes))
    yield chunk
  }
}

function tooLarge(largestBytes: number) {
  return `A file may have at most ${Math.floor(largestBytes / 1024 ** 2)} MB.`
}
