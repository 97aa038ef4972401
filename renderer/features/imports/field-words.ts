import type { MappingSpec } from '#shared/features/imports/contract.ts'
import type { IncidentField } from '#shared/features/imports/rules.ts'

export const plainFields: IncidentField[] = [
  'from',
  'fromTime',
  'to',
  'reference',
  'category',
  'channel',
  'place',
  'outcome',
  'caller',
]

/** The ways a place can be written, and the fields each takes. */
export const coordinateKinds = {
  metres: { label: 'Easting, northing', fields: ['easting', 'northing'] },
  grid: { label: 'Grid reference', fields: ['gridReference'] },
  degrees: { label: 'Latitude, longitude', fields: ['latitude', 'longitude'] },
} as const
export type CoordinateKind = keyof typeof coordinateKinds

/** Which way of writing places the mapping reads. */
export function coordinateKindOf({ fields }: MappingSpec): CoordinateKind {
  if (fields.gridReference !== undefined) return 'grid'
  return fields.latitude !== undefined || fields.longitude !== undefined ? 'degrees' : 'metres'
}

/** The mapping with a column for a field, or with none. */
export function withColumn(mapping: MappingSpec, field: IncidentField, column: string | null): MappingSpec {
  const { [field]: _before, ...others } = mapping.fields
  return { ...mapping, fields: column === null ? others : { ...others, [field]: column } }
}

/** How the names of files end that can be read. */
export const tableExtensions = ['csv', 'txt', 'tsv']
