import type { MappingSpec } from '#shared/features/imports/contract.ts'
import type { DateFormat, IncidentField } from '#shared/features/imports/rules.ts'
import calls101 from '../../../../resources/mappings/calls-101.json' with { type: 'json' }
import councilFlyTipping from '../../../../resources/mappings/council-fly-tipping.json' with { type: 'json' }
import councilNoise from '../../../../resources/mappings/council-noise.json' with { type: 'json' }
import fireIncidents from '../../../../resources/mappings/fire-incidents.json' with { type: 'json' }
import housingAsb from '../../../../resources/mappings/housing-asb.json' with { type: 'json' }
import commandAndControl from '../../../../resources/mappings/police-command-and-control.json' with {
  type: 'json',
}
import policeUk from '../../../../resources/mappings/police-uk-street.json' with { type: 'json' }
import statutoryAmbulance from '../../../../resources/mappings/si2007-ambulance.json' with { type: 'json' }
import statutoryFire from '../../../../resources/mappings/si2007-fire.json' with { type: 'json' }
import statutoryHospital from '../../../../resources/mappings/si2007-hospital.json' with { type: 'json' }
import statutoryPolice from '../../../../resources/mappings/si2007-police.json' with { type: 'json' }
import { schemes } from '../categories/schemes.ts'
import { letters } from './header-names.ts'

/** A mapping that ships with the application, known by the names of the columns it reads. */
export type ShippedMapping = {
  key: string
  name: string
  /** What it is for. */
  about: string
  source: string
  /** The names each field is known by, the best first. */
  columns: Partial<Record<IncidentField, string[]>>
  /** Fields without which a file is not of this kind. */
  required: IncidentField[]
  /** Other columns that tell the kind: of each list one must be there. */
  alsoThere: string[][]
  /** True where the header is published, so that a file with it is certainly of this kind. */
  standard: boolean
  snapped: boolean
  dates?: { from: DateFormat }
  /** Schemes whose own names the source uses. */
  schemes: string[]
  /** The source's usual words → code. */
  codes: Record<string, string>
}

/** From the most particular to the most general. */
export const shippedMappings = [
  policeUk,
  statutoryHospital,
  statutoryAmbulance,
  statutoryFire,
  statutoryPolice,
  councilNoise,
  councilFlyTipping,
  housingAsb,
  fireIncidents,
  commandAndControl,
  calls101,
] as ShippedMapping[]

/** The shipped mapping whose columns a header has, the one with most of them; null where none fits. */
export function shippedFor(
  header: readonly string[],
): { shipped: ShippedMapping; fields: MappingSpec['fields'] } | null {
  const names = new Map<string, string>()
  for (const name of header.toReversed()) names.set(letters(name), name)
  const fitting = shippedMappings.flatMap(shipped => {
    const fields = fieldsIn(names, shipped)
    const isThere = shipped.alsoThere.every(list => list.some(name => names.has(letters(name))))
    return isThere && shipped.required.every(field => fields[field] !== undefined)
      ? [{ shipped, fields }]
      : []
  })
  const size = ({ fields }: { fields: MappingSpec['fields'] }) => Object.keys(fields).length
  return fitting.reduce<(typeof fitting)[number] | null>(
    (best, each) => (best === null || size(each) > size(best) ? each : best),
    null,
  )
}

function fieldsIn(names: ReadonlyMap<string, string>, { columns }: ShippedMapping): MappingSpec['fields'] {
  const fields: MappingSpec['fields'] = {}
  const taken = new Set<string>()
  for (const [field, known] of Object.entries(columns) as [IncidentField, string[]][]) {
    const column = known
      .map(name => names.get(letters(name)))
      .find(name => name !== undefined && !taken.has(name))
    if (column === undefined) continue
    fields[field] = column
    taken.add(column)
  }
  for (const [one, other] of [
    ['easting', 'northing'],
    ['latitude', 'longitude'],
  ] as const) {
    if (fields[one] !== undefined && fields[other] !== undefined) continue
    delete fields[one]
    delete fields[other]
  }
  return fields
}

/** The codes of the words met in a file, as far as the shipped mapping knows them; case and marks do not count. */
export function shippedCodes(shipped: ShippedMapping, words: Iterable<string>): Record<string, string> {
  const known = new Map<string, string>()
  for (const scheme of schemes) {
    if (!shipped.schemes.includes(scheme.key)) continue
    for (const { code, name } of scheme.codes) known.set(letters(name), `${scheme.key}:${code}`)
  }
  for (const [name, code] of Object.entries(shipped.codes)) known.set(letters(name), code)
  const codes: [string, string][] = []
  for (const each of words) {
    const code = known.get(letters(each))
    if (code !== undefined) codes.push([each, code])
  }
  return Object.fromEntries(codes)
}
