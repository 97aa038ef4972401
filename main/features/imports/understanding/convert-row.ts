import type { MappingSpec } from '#shared/features/imports/contract.ts'
import type { PersonField } from '#shared/features/imports/rules.ts'
import type { TimePrecision } from '#shared/features/incidents/rules.ts'
import type { Oddity } from '../table.ts'
import type { KnownPlaces } from './known-places.ts'
import { type Anchor, type Place, placeReader } from './place.ts'
import { type ResponseTimes, responseReader } from './response-times.ts'
import { timesReader } from './row-times.ts'

/** References of people as the source wrote them, '' for none: only keyed pseudonyms may leave the reader. */
export type People = Record<PersonField, string>

export type ConvertedRow = {
  reference: string | null
  fromMinute: number
  toMinute: number
  timePrecision: TimePrecision
  category: string
  channel: string | null
  place: Place
  placeWords: string | null
  /** The code of the area the source puts it in, as the source wrote it. */
  areaCode: string | null
  outcome: string | null
  people: People
  /** How it was answered; null where the mapping names no column for that. */
  response: ResponseTimes | null
  oddities: Oddity[]
}
type Conversion = { rejected: Oddity } | { row: ConvertedRow }

/** The category of a row that names none. */
const notStated = 'Not stated'
/**
 * What systems write where there is no reference, and what a spreadsheet leaves of a long one (1.23E+11): taken
 * for one, all such rows would be versions of one incident.
 */
const noReference =
  /^(?:#?n\/?a|null|nil|none|unknown|not (?:known|given|stated|recorded|applicable|provided)|tb[ac]|[-?.*]+|0+|\d(?:[.,]\d+)?E\+\d+)$/i

/**
 * Makes the conversion of one mapping: the cells of a row in, an incident or the reason for none out.
 *
 * @param known postcodes and areas loaded; without them a postcode or an area code places nothing.
 */
export function rowConverter(
  mapping: MappingSpec,
  header: readonly string[],
  nowMinute: number,
  known: KnownPlaces | null = null,
) {
  const positions = new Map(header.map((name, index) => [name, index]))
  const { fields } = mapping
  const at = (column: string | undefined) => (column === undefined ? -1 : positions.get(column)!)
  const readTimes = timesReader(mapping, at, nowMinute)
  const readPlace = placeReader(mapping, at, known)
  const readResponse = responseReader(mapping, at, nowMinute)
  const textAt = (cells: readonly string[], index: number) => (index < 0 ? '' : cells[index]!.trim())
  const reference = at(fields.reference)
  const category = at(fields.category)
  const channel = at(fields.channel)
  const placeWords = at(fields.place)
  const areaCode = at(fields.areaCode)
  const outcome = at(fields.outcome)
  const caller = at(fields.caller)
  const phone = at(fields.phone)
  const victim = at(fields.victim)
  const offender = at(fields.offender)

  return (cells: string[], anchor: Anchor | null): Conversion => {
    const times = readTimes(cells)
    if ('rejected' in times) return times
    const place = readPlace(cells, anchor)
    for (const oddity of place.oddities) times.oddities.push(oddity)
    let named: string | null = textAt(cells, reference) || null
    if (named !== null && noReference.test(named)) {
      const reason = 'Stands for no reference: known by what the row says'
      times.oddities.push({ column: fields.reference!, raw: named, reason, mend: 'Leave it empty.' })
      named = null
    }
    return {
      row: {
        reference: named,
        fromMinute: times.fromMinute,
        toMinute: times.toMinute,
        timePrecision: times.timePrecision,
        category: textAt(cells, category) || notStated,
        channel: textAt(cells, channel) || null,
        place,
        placeWords: textAt(cells, placeWords) || null,
        areaCode: textAt(cells, areaCode) || null,
        outcome: textAt(cells, outcome) || null,
        people: {
          caller: textAt(cells, caller),
          phone: textAt(cells, phone),
          victim: textAt(cells, victim),
          offender: textAt(cells, offender),
        },
        response: readResponse === null ? null : readResponse(cells, times),
        oddities: times.oddities,
      },
    }
  }
}
