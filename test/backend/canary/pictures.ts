import { crc32 } from 'node:zlib'

const jpegOfOnePixel = Buffer.from(
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA=',
  'base64',
)
const pngOfOnePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

const segment = (marker: number, content: string) => {
  const bytes = Buffer.from(content, 'latin1')
  return Buffer.concat([
    Buffer.from([0xff, marker, (bytes.length + 2) >> 8, (bytes.length + 2) & 255]),
    bytes,
  ])
}

/** A JPEG that says by whom and where it was taken, and holds a comment. */
export function tellingJpeg(artist: string, position: string, comment: string): Buffer {
  const exif = segment(0xe1, `Exif\0\0MM\0*\0\0\0\x08\0\0${artist}\0${position}`)
  return Buffer.concat([
    jpegOfOnePixel.subarray(0, 2),
    exif,
    segment(0xfe, comment),
    jpegOfOnePixel.subarray(2),
    Buffer.from([0xff, 0xd9]),
  ])
}

/** A PNG with a text chunk, and with something behind its end. */
export function tellingPng(text: string, behind: string): Buffer {
  const content = Buffer.from(`tEXtComment\0${text}`, 'latin1')
  const length = Buffer.alloc(4)
  length.writeUInt32BE(content.length - 4)
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(content))
  const head = 33
  return Buffer.concat([
    ...[pngOfOnePixel.subarray(0, head), length, content, check, pngOfOnePixel.subarray(head)],
    Buffer.from(behind),
  ])
}
