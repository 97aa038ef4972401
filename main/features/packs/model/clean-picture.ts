import type { Picture } from './document.ts'

/*
 * Pictures say more than they show: where and when they were taken, with what, by whom, and often what was cut off.
 * All of that is taken out before a picture goes into a pack; how it is to be turned, and its colours, stay.
 */

export function cleanPicture(picture: Picture): Picture {
  const bytes = Buffer.from(picture.base64, 'base64')
  const cleaned = cleanPictureBytes(picture.mediaType, bytes)
  return cleaned === bytes ? picture : { ...picture, base64: Buffer.from(cleaned).toString('base64') }
}

/** The bytes of a picture without what they say beside it; those of other kinds of files as they are. */
export function cleanPictureBytes(mediaType: string, bytes: Uint8Array): Uint8Array {
  if (mediaType === 'image/png') return cleanPng(bytes)
  return mediaType === 'image/jpeg' ? cleanJpeg(bytes) : bytes
}

/** PNG (third edition, 11): the chunks that are drawn. All others, and what stands behind the end, are left out. */
const drawnChunks = new Set([
  'IHDR',
  'PLTE',
  'IDAT',
  'IEND',
  'tRNS',
  'gAMA',
  'cHRM',
  'sRGB',
  'sBIT',
  'pHYs',
  'cICP',
])
const pngHead = 8

function cleanPng(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const kept = [bytes.subarray(0, pngHead)]
  for (let at = pngHead; at + 12 <= bytes.length; ) {
    const end = at + 12 + view.getUint32(at)
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    if (drawnChunks.has(type)) kept.push(bytes.subarray(at, Math.min(end, bytes.length)))
    if (type === 'IEND') break
    at = end
  }
  return joined(kept)
}

const startOfScan = 0xda
const comment = 0xfe
const exif = 0xe1
/** JFIF, colour profiles and Adobe's colour transform: without them the colours are wrong. */
const keptApplication = new Set([0xe0, 0xe2, 0xee])

function cleanJpeg(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const kept = [bytes.subarray(0, 2)]
  for (let at = 2; at + 4 <= bytes.length; ) {
    const marker = bytes[at + 1]!
    if (bytes[at] !== 0xff) break
    if (marker === 0xff) {
      at++
      continue
    }
    if (marker === startOfScan) {
      kept.push(bytes.subarray(at, endOfImage(bytes, at)))
      break
    }
    const end = at + 2 + view.getUint16(at + 2)
    const isApplication = marker >= 0xe0 && marker <= 0xef
    if (marker === exif) kept.push(...turnOnly(bytes.subarray(at, end)))
    else if (marker !== comment && (!isApplication || keptApplication.has(marker))) {
      kept.push(bytes.subarray(at, end))
    }
    at = end
  }
  return joined(kept)
}

/** Behind its end a file may hold a whole other picture, such as the one it was cut from. */
function endOfImage(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at++) {
    if (bytes[at] === 0xff && bytes[at + 1] === 0xd9) return at + 2
  }
  return bytes.length
}

/** Exif 2.32: of the whole segment only how the picture is to be turned, where that is not as it lies. */
function turnOnly(segment: Uint8Array): Uint8Array[] {
  const turn = orientationIn(segment)
  if (turn === null || turn === 1) return []
  const tiff = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, turn, 0, 0, 0, 0, 0, 0]
  const content = [0x45, 0x78, 0x69, 0x66, 0, 0, ...tiff]
  return [Uint8Array.of(0xff, exif, 0, content.length + 2, ...content)]
}

const orientationTag = 0x0112

function orientationIn(segment: Uint8Array): number | null {
  const tiff = 10
  if (segment.length < tiff + 10 || String.fromCharCode(...segment.subarray(4, 8)) !== 'Exif') return null
  const view = new DataView(segment.buffer, segment.byteOffset, segment.byteLength)
  const little = segment[tiff] === 0x49
  const directory = tiff + view.getUint32(tiff + 4, little)
  if (directory + 2 > segment.length) return null
  const entries = view.getUint16(directory, little)
  for (let entry = 0; entry < entries; entry++) {
    const at = directory + 2 + entry * 12
    if (at + 12 > segment.length) return null
    if (view.getUint16(at, little) !== orientationTag) continue
    const turn = view.getUint16(at + 8, little)
    return turn >= 1 && turn <= 8 ? turn : null
  }
  return null
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
