import type { MappingSpec } from '#shared/features/imports/contract.ts'
import type { Written } from '#shared/features/imports/mapping.ts'
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

/**
 * The mapping of a street-level file of data.police.uk, known by its header; null for any other file.
 * Its rows have a month only, and points that stand for eight or more addresses.
 */
export function policeUkMapping(written: Written, header: string[]): MappingSpec | null {
  const names = new Set(header)
  if (![...Object.values(fields), ...alsoThere].every(name => names.has(name))) return null
  const crimeTypes = schemes.find(scheme => scheme.key === 'police-uk')?.codes ?? []
  return {
    written,
    header,
    name: 'data.police.uk street-level file',
    fields,
    dates: { from: 'yyyy-MM' },
    snapped: true,
    codes: Object.fromEntries(crimeTypes.map(({ code, name }) => [name, `police-uk:${code}`])),
  }
}
