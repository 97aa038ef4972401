import type { MappingSpec } from '#shared/features/imports/contract.ts'
import type { Encoding } from '#shared/features/imports/rules.ts'
import { schemes } from './schemes.ts'

const fields = {
  reference: 'Crime ID',
  from: 'Month',
  category: 'Crime type',
  latitude: 'Latitude',
  longitude: 'Longitude',
  place: 'Location',
  outcome: 'Last outcome category',
}
const alsoThere = ['Reported by', 'Falls within', 'LSOA code', 'LSOA name']

type Written = {
  encoding: Encoding
  separator: MappingSpec['separator']
  headerLine: number
  header: string[]
}

/**
 * The mapping of a street-level file of data.police.uk, known by its header; null for any other file.
 * Its rows have a month only, and points that stand for eight or more addresses.
 */
export function policeUkMapping(written: Written): MappingSpec | null {
  const names = new Set(written.header)
  if (![...Object.values(fields), ...alsoThere].every(name => names.has(name))) return null
  const crimeTypes = schemes.find(scheme => scheme.key === 'police-uk')?.codes ?? []
  return {
    ...written,
    name: 'data.police.uk street-level file',
    fields,
    dateFormat: 'yyyy-MM',
    snapped: true,
    codes: Object.fromEntries(crimeTypes.map(({ code, name }) => [name, `police-uk:${code}`])),
  }
}
