import type { MappingSpec } from '#shared/features/imports/contract.ts'
import {
  type IncidentField,
  incidentFields,
  personFields,
  responseFields,
} from '#shared/features/imports/rules.ts'

/** The fields of an incident in the order a person thinks of them, with what each group is for. */
export const fieldGroups: { group: string; fields: IncidentField[] }[] = [
  { group: 'When', fields: ['from', 'fromTime', 'to', 'toTime'] },
  { group: 'What', fields: ['category', 'channel', 'outcome', 'reference'] },
  { group: 'How it was answered', fields: [...responseFields] },
  {
    group: 'Where',
    fields: [
      'easting',
      'northing',
      'gridReference',
      'latitude',
      'longitude',
      'postcode',
      'areaCode',
      'place',
    ],
  },
  { group: 'Who, kept as a pseudonym only', fields: [...personFields] },
]

/** What is asked of a field, or what becomes of it, said where it is chosen. */
export const fieldDuties: Partial<Record<IncidentField, string>> = {
  from: 'Needed: a row without a date is rejected',
  fromTime: 'Goes with the date',
  toTime: 'Goes with “until”',
  reference: 'Tells the same incident again; without it, content does',
  category: 'Kept in the source’s own words',
  easting: 'Needs the northing',
  northing: 'Needs the easting',
  latitude: 'Needs the longitude',
  longitude: 'Needs the latitude',
  postcode: 'Placed by the postcode file',
  areaCode: 'Placed within its area, where the areas are loaded',
  place: 'Words only: not placed on the map',
  answered: 'For service levels: seconds, or the moment',
  visited: 'For service levels: empty means “not yet”',
  resolved: 'For service levels: empty means “still open”',
  caller: 'Repeats are counted; the name is not kept',
  phone: 'Repeats are counted; the number is not kept',
  victim: 'Repeats are counted; the name is not kept',
  offender: 'Repeats are counted; the name is not kept',
}

const people: readonly IncidentField[] = personFields
export const isOfPerson = (field: IncidentField) => people.includes(field)

/** The fields that are read from a column, in the order of the fields. */
export function fieldsOf({ fields }: MappingSpec, column: string): IncidentField[] {
  return incidentFields.filter(field => fields[field] === column)
}

/** The mapping with a column feeding one field, or none. A field that had another column leaves it. */
export function withField(mapping: MappingSpec, column: string, field: IncidentField | null): MappingSpec {
  const before = new Set(fieldsOf(mapping, column))
  const kept = Object.entries(mapping.fields).filter(
    ([name]) => name !== field && !before.has(name as IncidentField),
  )
  const added: [string, string][] = field === null ? [] : [[field, column]]
  return { ...mapping, fields: Object.fromEntries([...kept, ...added]) }
}

/** An earlier mapping on another file: its fields where the file has their columns, and all else it knew. */
export function reused(earlier: MappingSpec, mapping: MappingSpec): MappingSpec {
  const fields = Object.entries(earlier.fields).filter(([, column]) => mapping.header.includes(column))
  const { written, header } = mapping
  return { ...earlier, written, header, fields: Object.fromEntries(fields) }
}

export type Need = { what: string; state: 'met' | 'missing' | 'without'; words: string }

const pairs = [
  ['easting', 'northing'],
  ['latitude', 'longitude'],
] as const

/** What an incident needs, and from which columns it has it: `missing` stands in the way of the import. */
export function needsOf({ fields }: MappingSpec): Need[] {
  const named = (wanted: readonly IncidentField[]) =>
    wanted.flatMap(field => (fields[field] === undefined ? [] : [`“${fields[field]}”`])).join(', ')
  const places = named([
    'easting',
    'northing',
    'gridReference',
    'latitude',
    'longitude',
    'postcode',
    'areaCode',
  ])
  const half = pairs.flatMap(([one, other]) =>
    (fields[one] === undefined) === (fields[other] === undefined)
      ? []
      : [fields[one] === undefined ? one : other],
  )[0]
  const when: Need =
    fields.from === undefined
      ? { what: 'When', state: 'missing', words: 'choose the column with the date' }
      : { what: 'When', state: 'met', words: named(['from', 'fromTime', 'to', 'toTime']) }
  const where: Need = half
    ? { what: 'Where', state: 'missing', words: `choose the column with the ${half} too` }
    : places
      ? { what: 'Where', state: 'met', words: places }
      : { what: 'Where', state: 'without', words: 'no column chosen: nothing can be placed on the map' }
  return [
    when,
    where,
    optional('Category', named(['category']), 'no column chosen: every row will be “Not stated”'),
    optional(
      'Reference',
      named(['reference']),
      'no column chosen: the same row again is told by its content',
    ),
  ]
}

function optional(what: string, columns: string, without: string): Need {
  return columns ? { what, state: 'met', words: columns } : { what, state: 'without', words: without }
}

/** How the names of files end that can be read. */
export const tableExtensions = ['csv', 'tsv', 'txt', 'xlsx', 'ods', 'json', 'geojson', 'zip', 'gz']
