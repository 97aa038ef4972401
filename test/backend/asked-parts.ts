import { plainCsv } from '#shared/features/imports/mapping.ts'

/** Parts of what is asked in `asked.ts`. */
export const council = 2
export const day = '2025-01-08'
export const source = { key: 'x', name: 'X', agencyId: 1, marking: 'OFFICIAL' as const, purpose: '' }
export const noTerms = {
  lawfulBasis: '',
  retentionMonths: null,
  reviewOn: null,
  expectedEveryDays: null,
  dropFolder: '',
  keepsIdentities: false,
  reach: 'partners' as const,
}
export const file = '/no/such/file'
export const mapping = {
  ...{ name: 'M', written: plainCsv, header: ['A'] },
  ...{ fields: {}, dates: { from: 'dd/MM/yyyy' as const }, snapped: false, codes: {} },
}
export const dbscan = { method: 'dbscan' as const, epsMetres: 50, minPoints: 30 }
export const agenda = { meetingId: 1, profileId: 1 }
export const place = { easting: 458_800, northing: 304_600, radiusMetres: 100, from: '2024-01-01', to: null }
export const nominated = { ...place, title: 'Theirs', what: 'Theirs', harm: '', tried: '', wanted: '' }
export const months = {
  now: { from: '2024-12-01', to: '2024-12-31' },
  before: { from: '2024-01-01', to: '2024-01-31' },
}
export const ofBoardMeeting = { boardMeetingId: 1 }
export const ofBoardItem = { boardItemId: 1, version: 1 }
export const measure = {
  ...{ name: 'Theirs', basis: 'count' as const, unit: 'calls', direction: 'lower' as const, decimals: 0 },
  ...{ target: null, agencyId: 1, owner: 'They', definition: '', source: '', computed: null },
}
export const bureau = {
  ...{ name: 'Renamed', marking: 'OFFICIAL' as const, tileAddress: null, tileAttribution: '' },
}
