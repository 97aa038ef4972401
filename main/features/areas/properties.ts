import type { Feature, FeatureFile } from './geojson.ts'
import { refused } from './geojson.ts'
import { place, type Shape } from './polygons.ts'

export type PropertySummary = { name: string; examples: string[]; distinct: number }
export type NamedArea = { code: string; name: string; polygons: Shape['polygons'] }

const examplesShown = 3

/** The properties of the features that hold anything, each with its first different values. */
export function summariseProperties(features: readonly Feature[]): PropertySummary[] {
  const values = new Map<string, Set<string>>()
  for (const { properties } of features) {
    for (const [name, value] of Object.entries(properties)) {
      const text = textOf(value)
      if (text !== null) values.set(name, (values.get(name) ?? new Set()).add(text))
    }
  }
  return [...values].map(([name, different]) => ({
    name,
    examples: [...different].slice(0, examplesShown),
    distinct: different.size,
  }))
}

/** The properties that look like code and name, null where none does: a guess for a person to confirm. */
export function guessCodeAndName(features: readonly Feature[]): {
  codeProperty: string | null
  nameProperty: string | null
} {
  const always = summariseProperties(features).filter(({ name }) =>
    features.every(({ properties }) => textOf(properties[name]) !== null),
  )
  const unique = always.filter(({ distinct }) => distinct === features.length)
  const code =
    unique.find(({ name }) => /code|cd$|^(id|ref|gss)|(id|ref)$/i.test(name)) ??
    unique.find(({ examples }) => examples.every(example => !/\s/.test(example))) ??
    unique[0]
  const named = always.filter(({ name }) => name !== code?.name && /name|nm$|label|title/i.test(name))
  const name = named.sort((a, b) => b.distinct - a.distinct)[0]
  return { codeProperty: code?.name ?? null, nameProperty: name?.name ?? code?.name ?? null }
}

/** Areas with their code and name. Throws `invalid` naming feature and property where one is missing or taken. */
export function nameAreas(
  file: FeatureFile,
  shapes: readonly Shape[],
  codeProperty: string,
  nameProperty: string,
): NamedArea[] {
  const numberOfCode = new Map<string, number>()
  return shapes.map(({ feature, polygons }) => {
    const read = (property: string) => {
      const text = textOf(feature.properties[property])
      if (text !== null) return text
      throw refused(
        `${place(file, feature)}: there is nothing in its property “${property}”.`,
        'Choose a property that every feature has.',
      )
    }
    const code = read(codeProperty)
    const other = numberOfCode.get(code)
    if (other !== undefined) {
      throw refused(
        `${place(file, feature)}: its “${codeProperty}” is ${code}, like that of feature ${other}.`,
        'Choose a property that is different for every area.',
      )
    }
    numberOfCode.set(code, feature.number)
    return { code, name: read(nameProperty), polygons }
  })
}

function textOf(value: unknown): string | null {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value)
  if (typeof value !== 'string') return null
  return value.trim() === '' ? null : value.trim()
}
