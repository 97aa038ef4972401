import { cleanPicture } from './clean-picture.ts'
import type { PackDocument, Picture } from './document.ts'

/*
 * Text that no form can carry, taken out before one is made: control characters that XML forbids, halves of a
 * surrogate pair, noncharacters, and the marks that turn the direction of all that follows (Trojan source). Text
 * that is written from right to left needs none of them: its letters say so themselves.
 */

const turning = /[\u202A-\u202E\u2066-\u2069]/g
const unknown = '\uFFFD'

export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/\r\n?|\u0085/g, '\n')
    .replaceAll(forbidden, '')
    .replaceAll(turning, '')
    .replaceAll(noncharacters, unknown)
}

const forbidden = /(?![\t\n])\p{Cc}/gu
const noncharacters = /[\uFFFE\uFFFF]/g

/** The pack with every text and every picture in it cleaned. Coordinates are left as they are. */
export function cleanDocument(document: PackDocument): PackDocument {
  return cleaned(document)
}

function cleaned<Value>(value: Value): Value {
  if (typeof value === 'string') return cleanText(value) as Value
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(item => cleaned<unknown>(item)) as Value
  if ('base64' in value) return cleanPicture(cleanedParts(value) as unknown as Picture) as unknown as Value
  return cleanedParts(value)
}

function cleanedParts<Value extends object>(value: Value): Value {
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, uncleaned.has(key) ? part : cleaned<unknown>(part)]),
  ) as Value
}

const uncleaned = new Set(['polygons', 'around', 'places', 'base64'])
