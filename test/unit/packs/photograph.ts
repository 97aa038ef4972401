import type { Picture } from '../../../main/features/packs/model/document.ts'

/* A photograph that knows more than it shows: by whom, where, and what was cut from it. 2 x 1 pixels, on its side. */

const words = (text: string) => [...Buffer.from(text)]
const segment = (marker: number, content: number[]) => [
  ...[0xff, marker, (content.length + 2) >> 8, (content.length + 2) & 0xff],
  ...content,
]

const exif = [
  ...words('Exif'),
  ...[0, 0, 0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 2],
  // To be turned by a quarter; and who took it.
  ...[0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0],
  ...[0x01, 0x3b, 0, 2, 0, 0, 0, 15, 0, 0, 0, 38],
  ...[0, 0, 0, 0],
  ...words('Canary Ashworth'),
]

/** What none may find in a pack. */
export const secretsOfPhotograph = ['Ashworth', 'gps-canary', 'comment-canary', 'behind-canary']

/** Enough of a JPEG to have a size and a scan. */
const jpeg = Uint8Array.from([
  ...[0xff, 0xd8],
  ...segment(0xe1, exif),
  ...segment(0xe1, words('http://ns.adobe.com/xap/1.0/ gps-canary')),
  ...segment(0xed, words('Photoshop 3.0 gps-canary')),
  ...segment(0xfe, words('comment-canary')),
  ...segment(0xc0, [8, 0, 1, 0, 2, 1, 1, 0x11, 0]),
  ...segment(0xda, [1, 1, 0, 0, 63, 0]),
  ...[0x12, 0x34, 0xff, 0x00, 0x56, 0xff, 0xd9],
  ...words('behind-canary'),
])

export const photograph: Picture = {
  mediaType: 'image/jpeg',
  base64: Buffer.from(jpeg).toString('base64'),
  alternative: 'The steps behind the leisure centre',
  caption: 'The steps',
}
