/** How large a picture is drawn, in its own units; null where its bytes do not say. */
export function pictureSize(mediaType: string, bytes: Uint8Array): { width: number; height: number } | null {
  if (mediaType === 'image/png') return pngSize(bytes)
  if (mediaType === 'image/jpeg') return jpegSize(bytes)
  return null
}

function pngSize(bytes: Uint8Array) {
  if (bytes.length < 24 || bytes[1] !== 0x50) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return { width: view.getUint32(16), height: view.getUint32(20) }
}

/** ITU-T T.81, B.2.2: the frame header, of whatever coding, holds the lines and the samples of a line. */
function jpegSize(bytes: Uint8Array) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 2; at + 9 < bytes.length && bytes[at] === 0xff; at += 2 + view.getUint16(at + 2)) {
    const marker = bytes[at + 1]!
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) }
  }
  return null
}

/** Of a drawing in SVG: from its view box, else its width and height. */
export function svgSize(svg: string): { width: number; height: number } {
  const [head = ''] = /<svg\b[^>]*>/.exec(svg) ?? []
  const box = /\bviewBox="\s*[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)/.exec(head)
  const width = Number(box?.[1] ?? /\bwidth="([\d.]+)/.exec(head)?.[1])
  const height = Number(box?.[2] ?? /\bheight="([\d.]+)/.exec(head)?.[1])
  return width > 0 && height > 0 ? { width, height } : { width: 760, height: 420 }
}

/** The largest size of the same shape within a box; nothing is made larger than it is but for drawings. */
export function sizeWithin(
  { width, height }: { width: number; height: number },
  box: { width: number; height: number },
  most = Number.POSITIVE_INFINITY,
) {
  const scale = Math.min(box.width / width, box.height / height, most)
  return { width: width * scale, height: height * scale }
}
