import Papa from 'papaparse'
import { toGridReference } from '#shared/geo/grid-reference.ts'
import { type Random, seededRandom } from '#shared/random.ts'
import { days } from './calendar.ts'
import type { Call } from './call.ts'
import { pick } from './drawing.ts'
import { fireArrival, noiseVisit, policeTimes, secondsToAnswer } from './responses.ts'
import { categories, type SourceKey } from './sources.ts'

/** A file as its source sends it. */
export type SentFile = { header: readonly string[]; bytes: Uint8Array<ArrayBuffer> }

/** What one source sends on one day: everything made from `from` to `to`. */
export type Delivery = { source: SourceKey; from: string; to: string; fileName: string }
export type Extract = Delivery & {
  header: readonly string[]
  text: string
  /** Rows in the file, and the faults among them. */
  rows: number
  duplicates: number
  impossible: number
  unplaced: number
}

/** `lastDay` is the number of the last day of its file; `responding` draws how it was answered, and nothing else. */
type Written = { call: Call; reference: string; day: string; lastDay: number; responding: Random }
type Layout = {
  separator: ',' | ';'
  header: readonly string[]
  reference(call: Call, number: number): string
  row(written: Written, random: Random): string[]
}

const minuteText = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
const british = (day: string) => day.split('-').reverse().join('/')
const year = (call: Call) => days[call.day]!.text.slice(2, 4)
const words = ({ source, category }: Call) => categories[source][category]!.words
const easting = ({ call: { address } }: Written) => (address ? String(address.easting) : '')
const northing = ({ call: { address } }: Written) => (address ? String(address.northing) : '')

/** Each source writes in its own way: that is what the bureau's mappings are for. */
const layouts: Record<SourceKey, Layout> = {
  'call-centre-101': {
    separator: ',',
    header: [
      'Call ref',
      'Date received',
      'Time received',
      'Category',
      'How reported',
      'Seconds to answer',
      'Easting',
      'Northing',
      'Location',
      'Caller number',
      'Result',
    ],
    reference: (call, number) => `101-${year(call)}-${String(number).padStart(6, '0')}`,
    row: (written, random) => {
      const isCall = random() < 0.86
      return [
        written.reference,
        british(written.day),
        minuteText(written.call.minute),
        words(written.call),
        isCall ? '101' : 'Web form',
        secondsToAnswer(written.call, written.responding, isCall),
        easting(written),
        northing(written),
        written.call.address?.place ?? 'Not given',
        written.call.caller,
        pick(random, [
          'Passed to ward team',
          'Advice given',
          'Passed to police',
          'Job raised',
          'No further action',
        ]),
      ]
    },
  },
  'police-control': {
    separator: ',',
    header: [
      'INCIDENT_NO',
      'CREATED',
      'ARRIVED',
      'CLOSED',
      'CLOSING_CATEGORY',
      'CONTACT',
      'GRID_E',
      'GRID_N',
      'LOCATION',
      'CALLER_ID',
      'GRADE',
      'RESULT',
    ],
    reference: (call, number) =>
      `${days[call.day]!.text.replaceAll('-', '')}-${String(number).padStart(6, '0')}`,
    row: (written, random) => {
      const contact = random() < 0.58 ? '999' : 'Non-emergency'
      const grade = pick(random, ['1 Immediate', '2 Prompt', '2 Prompt', '3 Scheduled'])
      const result = pick(random, [
        'Attended, words of advice',
        'Attended, area searched',
        'Not attended',
        'Attended, dispersed',
      ])
      const { call, responding, lastDay } = written
      const { arrived, closed } = policeTimes(call, responding, lastDay, result !== 'Not attended')
      return [
        written.reference,
        `${written.day} ${minuteText(call.minute)}`,
        arrived,
        closed,
        words(call),
        contact,
        easting(written),
        northing(written),
        call.address?.place ?? 'LOCATION UNKNOWN',
        call.caller,
        grade,
        result,
      ]
    },
  },
  'council-noise': {
    separator: ';',
    header: [
      'Service request',
      'Received',
      'Noise type',
      'Method',
      'X',
      'Y',
      'Address',
      'Customer',
      'First visit',
      'Action taken',
    ],
    reference: (call, number) => `N/20${year(call)}/${String(number).padStart(5, '0')}`,
    row: (written, random) => [
      written.reference,
      `${british(written.day)} ${minuteText(written.call.minute)}`,
      words(written.call),
      pick(random, ['Telephone', 'Telephone', 'Online', 'Out-of-hours line']),
      easting(written),
      northing(written),
      written.call.address?.place ?? '',
      written.call.caller,
      noiseVisit(written.call, written.responding, written.lastDay),
      pick(random, ['Diary sheets sent', 'Visited', 'Letter sent', 'No action possible']),
    ],
  },
  'fire-deliberate': {
    separator: ',',
    header: ['Incident', 'Time of call', 'First arrival', 'Incident type', 'Grid ref', 'Location', 'Outcome'],
    reference: (call, number) => `F${year(call)}-${String(number).padStart(5, '0')}`,
    row: (written, random) => [
      written.reference,
      `${british(written.day)} ${minuteText(written.call.minute)}`,
      fireArrival(written.call, written.responding, written.lastDay),
      words(written.call),
      written.call.address
        ? toGridReference(written.call.address.easting, written.call.address.northing, 10)!
        : '',
      written.call.address?.place ?? '',
      pick(random, ['Extinguished', 'Extinguished', 'Out on arrival']),
    ],
  },
}

/** The files of one source, with the few faults real files have. References run on from file to file. */
export function* writeExtracts(
  seed: number,
  calls: readonly Call[],
  deliveries: readonly Delivery[],
): Generator<Extract> {
  const numbers = new Map<SourceKey, number>()
  const ofSource = Map.groupBy(calls, ({ source }) => source)
  for (const [index, delivery] of deliveries.entries()) {
    const random = seededRandom(seed * 1_000 + index)
    const responding = seededRandom(seed * 1_000_003 + index)
    const layout = layouts[delivery.source]
    const first = days.findIndex(day => day.text === delivery.from)
    const last = days.findIndex(day => day.text === delivery.to)
    const sent = (ofSource.get(delivery.source) ?? []).filter(({ day }) => day >= first && day <= last)
    const written = sent.map((call): Written => {
      const number = (numbers.get(call.source) ?? 0) + 1
      numbers.set(call.source, number)
      const day = days[call.day]!.text
      return { call, reference: layout.reference(call, number), day, lastDay: last, responding }
    })
    const rows = written.map(one => layout.row(one, random))
    const repeated = [0.2, 0.5, 0.8].map(share => rows[Math.floor(share * rows.length)]!)
    const impossible = written
      .slice(0, 2)
      .map(one =>
        layout.row({ ...one, reference: `${one.reference}X`, day: `${one.day.slice(0, 8)}32` }, random),
      )
    const text = Papa.unparse(
      { fields: [...layout.header], data: [...rows, ...repeated, ...impossible] },
      { delimiter: layout.separator, newline: '\r\n' },
    )
    yield {
      ...delivery,
      header: layout.header,
      text: `${text}\r\n`,
      rows: rows.length + repeated.length + impossible.length,
      duplicates: repeated.length,
      impossible: impossible.length,
      unplaced: sent.filter(({ address }) => address === null).length,
    }
  }
}
