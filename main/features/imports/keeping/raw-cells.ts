import type { MappingSpec } from '#shared/features/imports/contract.ts'
import { type IncidentField, incidentFields, personFields } from '#shared/features/imports/rules.ts'

export type Columns = Partial<Record<IncidentField, number>>

/** Where the columns of a mapping stand in a file. */
export function columnsOf(mapping: MappingSpec, header: readonly string[]): Columns {
  const columns: Columns = {}
  for (const field of incidentFields) {
    const name = mapping.fields[field]
    if (name !== undefined) columns[field] = header.indexOf(name)
  }
  return columns
}

/** Writes the cells that are kept, `{"column":"value"}`: the mapped ones that say something, people never. */
export function rawWriter(mapping: MappingSpec, columns: Columns): (cells: readonly string[]) => string {
  const kept = new Map<number, string>()
  for (const field of incidentFields) {
    const position = columns[field]
    if (position !== undefined && !kept.has(position)) kept.set(position, mapping.fields[field]!)
  }
  for (const field of personFields) if (columns[field] !== undefined) kept.delete(columns[field])
  const [positions, names] = [[...kept.keys()], [...kept.values()]]
  // A column may be called so, and an ordinary object would not keep it.
  const blank = names.includes('__proto__') ? () => Object.create(null) : () => ({})
  return cells => {
    // All of them in one call, and in one shape: what is undefined is left out.
    const said: Record<string, string | undefined> = blank()
    for (let k = 0; k < positions.length; k++) said[names[k]!] = cells[positions[k]!] || undefined
    return JSON.stringify(said)
  }
}
