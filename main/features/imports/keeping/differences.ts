import { personFields } from '#shared/features/imports/rules.ts'
import { type Answered, responseWords } from '../../incidents/response-words.ts'
import { whenText } from '../../incidents/when-text.ts'

/** What two versions of an incident are compared by. */
export type Told = Answered & {
  from_minute: number
  to_minute: number
  time_precision: number
  words: string
  channel: string | null
  place: string | null
  easting: number | null
  northing: number | null
  place_precision: number
  outcome: string | null
  area_code: string | null
  caller: string | null
  phone: string | null
  victim: string | null
  offender: string | null
}
/** People are never told in clear, and pseudonyms tell nobody anything: both sides are null. */
export type Difference = { field: string; before: string | null; after: string | null }

const position = ({ easting, northing }: Told) =>
  easting === null ? 'not placed' : `${Math.round(easting)} ${Math.round(northing!)}`

const compared: [field: string, text: (told: Told) => string][] = [
  ['When', told => whenText(told.from_minute, told.to_minute, told.time_precision)],
  ['Category', told => told.words],
  ['Channel', told => told.channel ?? ''],
  ['Place', told => told.place ?? ''],
  ['Position', position],
  ['Area code', told => told.area_code ?? ''],
  ['Outcome', told => told.outcome ?? ''],
  ['Answered', told => responseWords(told).answered ?? ''],
  ['First visit', told => responseWords(told).visited ?? ''],
  ['Resolved', told => responseWords(told).resolved ?? ''],
]
const personWords = { caller: 'Caller', phone: 'Telephone', victim: 'Victim', offender: 'Offender' }

/** In which fields one version says something else than another. */
export function differencesOf(before: Told, after: Told): Difference[] {
  const found: Difference[] = []
  for (const [field, text] of compared) {
    const [one, other] = [text(before), text(after)]
    if (one !== other) found.push({ field, before: one, after: other })
  }
  for (const person of personFields) {
    if (before[person] !== after[person])
      found.push({ field: personWords[person], before: null, after: null })
  }
  if (found.length === 0) found.push({ field: 'How exactly it is known', before: null, after: null })
  return found
}

/** `Outcome: “Open” → “Resolved”; Caller` */
export function inOneLine(differences: readonly Difference[]): string {
  return differences
    .map(({ field, before, after }) =>
      before === null ? `${field}: another one` : `${field}: “${before}” → “${after}”`,
    )
    .join('; ')
}
