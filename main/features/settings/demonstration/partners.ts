import type { MappingSpec, Source } from '#shared/features/imports/contract.ts'
import { plainCsv } from '#shared/features/imports/mapping.ts'
import { categories, type SourceKey } from './sources.ts'

/** The agencies at the table, and who speaks for each. */
export const agencies = {
  police: { name: 'Police', person: 'Chief inspector, city area' },
  council: { name: 'City council', person: 'Head of community safety' },
  fire: { name: 'Fire and rescue service', person: 'Arson reduction officer' },
  housing: { name: 'Housing', person: 'Tenancy enforcement manager' },
  health: { name: 'Health', person: 'Alcohol liaison nurse, city hospital' },
  'youth-offending': { name: 'Youth offending service', person: 'Prevention team leader' },
} as const
export type AgencyKey = keyof typeof agencies

type Agreement = Omit<Source, 'id' | 'version' | 'agencyId' | 'key'> & {
  agency: AgencyKey
  mapping: Pick<MappingSpec, 'fields' | 'dates'> & { written?: MappingSpec['written'] }
}

const lawfulBasis = 'Crime and Disorder Act 1998, section 115; Data Protection Act 2018, section 35'
const purpose = 'To find, understand and reduce anti-social behaviour together.'
const usual = {
  purpose,
  lawfulBasis,
  marking: 'OFFICIAL-SENSITIVE',
  retentionMonths: 36,
  expectedEveryDays: 92,
  dropFolder: '',
  keepsIdentities: false,
  reach: 'partners',
} as const

/** Each source's information sharing agreement, and how its columns are read. */
export const agreements: Record<SourceKey, Agreement> = {
  'call-centre-101': {
    ...usual,
    name: '101 centre',
    agency: 'council',
    marking: 'OFFICIAL',
    reach: 'public',
    reviewOn: '2026-11-01',
    mapping: {
      dates: { from: 'dd/MM/yyyy' },
      fields: {
        reference: 'Call ref',
        from: 'Date received',
        fromTime: 'Time received',
        category: 'Category',
        channel: 'How reported',
        easting: 'Easting',
        northing: 'Northing',
        place: 'Location',
        outcome: 'Result',
        answered: 'Seconds to answer',
        caller: 'Caller number',
      },
    },
  },
  'police-control': {
    ...usual,
    name: 'Police command and control',
    agency: 'police',
    reach: 'board',
    reviewOn: '2026-11-01',
    mapping: {
      dates: { from: 'yyyy-MM-dd' },
      fields: {
        reference: 'INCIDENT_NO',
        from: 'CREATED',
        category: 'CLOSING_CATEGORY',
        channel: 'CONTACT',
        easting: 'GRID_E',
        northing: 'GRID_N',
        place: 'LOCATION',
        outcome: 'RESULT',
        visited: 'ARRIVED',
        resolved: 'CLOSED',
        caller: 'CALLER_ID',
      },
    },
  },
  'council-noise': {
    ...usual,
    name: 'Council noise team',
    agency: 'council',
    reviewOn: '2026-05-01',
    mapping: {
      written: { ...plainCsv, separator: ';' },
      dates: { from: 'dd/MM/yyyy' },
      fields: {
        reference: 'Service request',
        from: 'Received',
        category: 'Noise type',
        channel: 'Method',
        easting: 'X',
        northing: 'Y',
        place: 'Address',
        outcome: 'Action taken',
        visited: 'First visit',
        caller: 'Customer',
      },
    },
  },
  'fire-deliberate': {
    ...usual,
    name: 'Fire service, deliberate fires',
    agency: 'fire',
    marking: 'OFFICIAL',
    reach: 'public',
    reviewOn: '2026-05-01',
    mapping: {
      dates: { from: 'dd/MM/yyyy' },
      fields: {
        reference: 'Incident',
        from: 'Time of call',
        category: 'Incident type',
        gridReference: 'Grid ref',
        place: 'Location',
        outcome: 'Outcome',
        visited: 'First arrival',
      },
    },
  },
}

/** The mapping the bureau saved for a source when its first file came. */
export function mappingOf(source: SourceKey, header: readonly string[]): MappingSpec {
  const { name, mapping } = agreements[source]
  return {
    name,
    written: plainCsv,
    header: [...header],
    snapped: false,
    codes: Object.fromEntries(categories[source].map(({ words, code }) => [words, code])),
    ...mapping,
  }
}
