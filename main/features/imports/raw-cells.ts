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
  const people: readonly IncidentField[] = personFields
  const openings = new Map<number, string>()
  for (const field of incidentFields) {
    const position = columns[field]
    if (position === undefined || people.includes(field) || openings.has(position)) continue
    openings.set(position, `${JSON.stringify(mapping.fields[field])}:`)
  }
  for (const field of personFields) if (columns[field] !== undefined) openings.delete(columns[field])
  const kept = [...openings]
  return cells => {
    let json = ''
    for (const [position, opening] of kept) {
      const value = cells[position]!
      if (value === '') continue
      json += json === '' ? '{' : ','
      json += opening + JSON.stringify(value)
    }
    return json === '' ? '{}' : `${json}}`
  }
}
