import { parseGridReference, toGridReference } from '#shared/geo/grid-reference.ts'
import type { PackDocument, Run } from '../model/document.ts'

const gridReference = /(?<![\w-])[HNOST][A-HJ-Z]\s?(?:\d{3}\s?\d{3}|\d{4}\s?\d{4}|\d{5}\s?\d{5})(?![\w-])/g
const figuresOfKilometre = 4

/** Not words: what a picture and an outline are made of. */
const passedOver = new Set(['base64', 'polygons', 'around', 'places', 'kind', 'key', 'count', 'from'])

/**
 * A pack whose own words name places to the kilometre: grid references in titles, labels, tables and what was counted
 * are written shorter, and outlines are called by their street without the number of the house. What a person typed is
 * left alone: `checkTexts` refuses it, as nobody but its author may change what it says.
 */
export function coarsePlaces(document: PackDocument): PackDocument {
  return coarse(document)
}

function coarse<Value>(value: Value, key = ''): Value {
  if (typeof value === 'string') return coarseGrid(value) as Value
  if (typeof value !== 'object' || value === null) return value
  if (key === 'runs') {
    return (value as unknown as Run[]).map(run => (isTyped(run) ? run : coarseParts(run))) as unknown as Value
  }
  if (key === 'outlines') {
    return (value as unknown as { name: string }[]).map(outline => ({
      ...coarseParts(outline),
      name: withoutHouse(coarseGrid(outline.name)),
    })) as unknown as Value
  }
  if (Array.isArray(value)) return value.map(item => coarse<unknown>(item)) as Value
  return coarseParts(value)
}

function coarseParts<Value extends object>(value: Value): Value {
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [
      key,
      passedOver.has(key) ? part : coarse<unknown>(part, key),
    ]),
  ) as Value
}

const isTyped = ({ live, figure }: Run) => !live && !figure

function coarseGrid(text: string): string {
  return text.replaceAll(gridReference, found => {
    const square = parseGridReference(found)
    return (square && toGridReference(square.easting, square.northing, figuresOfKilometre)) ?? found
  })
}

const withoutHouse = (name: string) => name.replace(/^\d{1,4}[A-Za-z]?,?\s+(?=\p{Lu})/u, '')
