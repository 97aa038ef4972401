export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const
export type Encoding = (typeof encodings)[number]
export const encodingWords: Record<Encoding, string> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16, little endian',
  'utf-16be': 'UTF-16, big endian',
  'windows-1252': 'Windows-1252 (Western European)',
}

export const separators = [',', ';', '\t', '|', '^', '~'] as const
export const quotes = ['"', "'", ''] as const
/** How a quotation mark is written inside a cell: doubled, or after a backslash. */
export const escapes = ['"', "'", '\\'] as const
export const lineEnds = ['\n', '\r\n', '\r', '\u001e'] as const

/** The fields of an incident a column can be read into. Those of people are kept only as keyed pseudonyms. */
export const incidentFields = [
  'reference',
  'from',
  'fromTime',
  'to',
  'toTime',
  'category',
  'channel',
  'easting',
  'northing',
  'gridReference',
  'latitude',
  'longitude',
  'postcode',
  'areaCode',
  'place',
  'outcome',
  'answered',
  'visited',
  'resolved',
  'caller',
  'phone',
  'victim',
  'offender',
] as const
export type IncidentField = (typeof incidentFields)[number]
/** How the source answered: what its service levels are measured by. It comes after the event, and may come late. */
export const responseFields = ['answered', 'visited', 'resolved'] as const satisfies IncidentField[]
export type ResponseField = (typeof responseFields)[number]
/** The fields that are read as a date. */
export const dateFields = ['from', 'to', ...responseFields] as const satisfies IncidentField[]
export type DateField = (typeof dateFields)[number]
/** The fields that name a person. */
export const personFields = ['caller', 'phone', 'victim', 'offender'] as const satisfies IncidentField[]
export type PersonField = (typeof personFields)[number]
/** What each field of an incident is called on screens. */
export const fieldWords: Record<IncidentField, string> = {
  reference: 'Reference',
  from: 'Date (and time)',
  fromTime: 'Time, if in a column of its own',
  to: 'Until, if it is an interval',
  toTime: 'Until: time, if in a column of its own',
  category: 'Category',
  channel: 'Channel (101, 999, web…)',
  easting: 'Easting',
  northing: 'Northing',
  gridReference: 'Grid reference',
  latitude: 'Latitude',
  longitude: 'Longitude',
  postcode: 'Postcode',
  areaCode: 'Area code (LSOA, ward, beat…)',
  place: 'Place in words',
  outcome: 'Outcome',
  answered: 'Answered (seconds waited, or when)',
  visited: 'First visit (when)',
  resolved: 'Resolved (when)',
  caller: 'Caller (kept as a pseudonym)',
  phone: 'Telephone (kept as a pseudonym)',
  victim: 'Victim (kept as a pseudonym)',
  offender: 'Offender (kept as a pseudonym)',
}

/** No extract of a partner is wider; what is, is most often a table turned on its side. */
export const mostColumns = 500

/**
 * How a column of dates is written, with the words for it. A time of day may follow those with a day, after
 * a blank or a T, with or without seconds, of twelve hours or of 24, and a zone after the time (Z, +01:00,
 * BST). `/`, `-` and `.` between the parts are read alike, and a weekday before a date with a day is passed over.
 */
export const dateFormats = {
  'yyyy-MM-dd': 'year-month-day',
  'dd/MM/yyyy': 'day/month/year',
  'MM/dd/yyyy': 'month/day/year',
  'dd-MMM-yyyy': 'day-month name-year',
  'MMM-dd-yyyy': 'month name-day-year',
  yyyyMMdd: 'year, month, day without separators',
  ddMMyyyy: 'day, month, year without separators',
  'yyyy-MM': 'year-month, no day',
  'MM/yyyy': 'month/year, no day',
  'MMM-yyyy': 'month name-year, no day',
  'excel-1900': 'days counted by Excel (from 1900)',
  'excel-1904': 'days counted by Excel (from 1904)',
  'epoch-seconds': 'seconds since 1970',
  'epoch-milliseconds': 'milliseconds since 1970',
} as const
export type DateFormat = keyof typeof dateFormats

/** `skipped` lines are no rows: they are told, and not counted as read. */
export const rowOutcomes = ['rejected', 'duplicate', 'changed', 'flagged', 'skipped'] as const
export type RowOutcome = (typeof rowOutcomes)[number]

/** The sum that must always hold: every row read is loaded, rejected or duplicate. */
export function sumsUp(counts: {
  read: number
  loaded: number
  rejected: number
  duplicate: number
}): boolean {
  return counts.read === counts.loaded + counts.rejected + counts.duplicate
}
