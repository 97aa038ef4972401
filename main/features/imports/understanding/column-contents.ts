import { type DateFormat, dateFormats } from '#shared/features/imports/rules.ts'
import { parseGridReference } from '#shared/geo/grid-reference.ts'
import { readDate } from './dates.ts'
import { isBritish } from './place-degrees.ts'
import { plainNumber } from './place-numbers.ts'
import { postcodeKey } from './postcodes.ts'

const kinds = {
  date: (text: string) => isDate(text),
  metres: (text: string) => isMetres(text),
  latitude: (text: string) => isDegrees(text) && isBritish(Number(text), 0),
  longitude: (text: string) => isDegrees(text) && isBritish(52, Number(text)),
  gridReference: (text: string) => /^[A-Z]{2} ?\d/i.test(text) && parseGridReference(text) !== null,
  postcode: (text: string) => postcodeKey(text) !== null,
  /** Codes of statistical areas of the United Kingdom: a letter for the country, eight figures. */
  areaCode: (text: string) => /^[EWSNK]\d{8}$/.test(text),
  phone: (text: string) => isPhone(text),
  email: (text: string) => /^\S+@\S+\.\S+$/.test(text),
} satisfies Record<string, (text: string) => boolean>
export type Kind = keyof typeof kinds

/** What the filled cells of a column are: how many of each kind, and how many different words. */
export type ColumnContents = {
  filled: number
  counts: Record<Kind, number>
  distinct: number
  withLetters: number
  averageLength: number
}

/** A column is of a kind where nearly all of its filled cells are; a few are always mistyped. */
const nearlyAll = 0.9

export function contentsOf(rows: readonly (readonly string[])[], position: number): ColumnContents {
  const counts = Object.fromEntries(Object.keys(kinds).map(kind => [kind, 0])) as Record<Kind, number>
  const words = new Set<string>()
  let [filled, withLetters, length] = [0, 0, 0]
  for (const row of rows) {
    const text = row[position]?.trim() ?? ''
    if (text === '') continue
    filled++
    length += text.length
    words.add(text)
    if (/[a-z]/i.test(text)) withLetters++
    for (const kind of Object.keys(kinds) as Kind[]) if (kinds[kind](text)) counts[kind]++
  }
  return { filled, counts, distinct: words.size, withLetters, averageLength: filled ? length / filled : 0 }
}

export function isMostly({ filled, counts }: ColumnContents, kind: Kind): boolean {
  return filled > 0 && counts[kind] >= filled * nearlyAll
}

const formats = (Object.keys(dateFormats) as DateFormat[]).filter(
  format => !/^(?:excel|epoch|MM.yyyy)/.test(format),
)

function isDate(text: string): boolean {
  return /\d/.test(text) && formats.some(format => readDate(text, format) !== null)
}

/** Six or seven figures, as eastings and northings of most of Great Britain have. */
function isMetres(text: string): boolean {
  const metres = plainNumber(text)
  return metres >= 10_000 && metres <= 1_220_000 && /^\d{5,7}(?:\.\d+)?$/.test(text)
}

function isDegrees(text: string): boolean {
  return /^-?\d{1,2}\.\d{3,}$/.test(text)
}

/** A number of the British telephone network, and nothing longer: a reference may well have ten figures. */
function isPhone(text: string): boolean {
  const plain = text.replaceAll(/[\s()-]/g, '')
  return /^(?:(?:\+|00)44|0)(?:0?[1235789]\d{8,9})$/.test(plain)
}
