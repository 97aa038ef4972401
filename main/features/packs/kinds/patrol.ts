import { counted } from '#shared/count-words.ts'
import { dayWords, longDay } from '#shared/day-words.ts'
import type { Polygons } from '#shared/features/areas/contract.ts'
import type { HourByWeekday } from '#shared/features/incidents/contract.ts'
import { daysBetween } from '#shared/working-days.ts'
import type { Block, Cell, Chart, PackDocument, Section } from '../model/document.ts'
import { oneDecimal } from '../words.ts'
import { isAtTheTable, theTable } from './parts/audience.ts'
import {
  bold,
  column,
  countOf,
  derived,
  finding,
  runsOf,
  section,
  table,
  type Words,
} from './parts/blocks.ts'
import { hoursWords } from './parts/busiest-hours.ts'
import type { PackHead } from './parts/head.ts'
import { placeLabel } from './parts/label.ts'
import { type NamedArea, type Places, placeMap } from './parts/place-map.ts'

export type PatrolPlace = {
  rank: number
  label: string
  polygons: Polygons
  /** Null where nobody can say any more. */
  count: number | null
  /** Null where the method expects none, or the audience's sources are not those it was reckoned from. */
  expected: number | null
  hours: HourByWeekday
  /** The problem profile that covers it, and what it asks for. */
  profile: { number: string; title: string; asks: readonly string[] } | null
}

/** Everything a patrol briefing says, in so far as its audience may have it. */
export type Patrol = {
  head: PackHead
  /** Its statement is empty where it counts a source that may not reach the audience, or names places exactly. */
  analysis: { id: number; statement: string; from: string; to: string; hotspots: number }
  freeze: PackDocument['freeze']
  apart: string
  validUntil: string
  places: readonly PatrolPlace[]
  /** Places found with the incidents of a source that may not reach the audience. */
  untold: number
  points: Places
  areas: readonly NamedArea[]
  sources: PackDocument['sources']
}

const usualAsk =
  'Be seen on foot for ten to fifteen minutes, speak with people there, and tell the bureau what you find.'
const staleDays = 28
const fewestToTellWhen = 10

/** Where to be, when, why and what to do there: one page, good for a fortnight. */
export function patrolPack(patrol: Patrol): PackDocument {
  const { head, analysis, freeze, validUntil, sources } = patrol
  const sections: Section[] = [
    {
      key: 'use',
      title: 'Use',
      blocks: [
        finding(
          bold(`Valid until ${longDay(validUntil)}`),
          ', the end of that day. After it, ask the bureau for the next.',
        ),
      ],
    },
    { key: 'places', title: 'Where, when, and what to do', blocks: [placesTable(patrol)] },
    ...section({
      key: 'map',
      title: 'On the map',
      blocks: patrol.places.length > 0 ? [{ kind: 'map', map: mapOf(patrol) }] : [],
    }),
    ...section({ key: 'hours', title: 'Hours of the week', only: theTable, blocks: hoursBlocks(patrol) }),
  ]
  return {
    ...head,
    kind: 'patrol',
    reference: `analysis ${analysis.id}`,
    title: `Patrol briefing from analysis ${analysis.id}`,
    lead: `${patrol.places.length === 0 ? 'None of the places found may be told to this audience,' : counted(patrol.places.length, 'place')} from the calls of ${longDay(analysis.from)} to ${longDay(analysis.to)}.`,
    freeze,
    sections,
    sources,
    caveats: caveatsOf(patrol),
    definitions: [
      [
        'Found',
        `${analysis.statement || 'By a method of the bureau among the calls of all its sources.'} Analysis ${analysis.id}${freeze ? `, freeze ${freeze.id}` : ''}.`,
      ],
      [
        'Expected',
        'What the method would expect there by its own yardstick: with no hotspot, about so many.',
      ],
      [
        'Ten to fifteen minutes',
        'A visit of that length keeps a place quiet longest for the time it takes (Koper 1995).',
      ],
    ],
    distribution: [],
    sums: [],
  }
}

const keyOf = ({ analysis }: Patrol, { rank }: PatrolPlace) => `hotspot=${analysis.id}.${rank}`

function placesTable(patrol: Patrol): Block {
  const atTable = isAtTheTable(patrol.head.audience)
  const hasExpected = patrol.places.some(({ expected }) => expected !== null)
  return table({
    caption: `The ${counted(patrol.places.length, 'place')} in the order of the analysis${
      patrol.untold === 0 && patrol.analysis.hotspots > patrol.places.length
        ? `, of ${counted(patrol.analysis.hotspots, 'hotspot')} it found`
        : ''
    }`,
    columns: [
      column('No.', 'number'),
      column('Where', 'text', 3),
      ...(atTable ? [column('When', 'text', 3)] : []),
      column('Calls', 'number'),
      ...(hasExpected ? [column('Expected', 'number')] : []),
      ...(atTable ? [column('Why, and what to do', 'text', 6)] : []),
    ],
    empty: 'None of the places found may be told to this audience.',
    rows: patrol.places.map((place): Cell[] => [
      { text: String(place.rank), value: place.rank },
      placeLabel(place.label, atTable),
      ...(atTable ? [derived(whenTo(place), [keyOf(patrol, place)])] : []),
      place.count === null ? 'n/a' : countOf(place.count, keyOf(patrol, place)),
      ...(hasExpected ? [derived(expectedWords(place.expected), [keyOf(patrol, place)])] : []),
      ...(atTable ? [{ runs: runsOf(whyAndWhat(place)) }] : []),
    ]),
  })
}

const expectedWords = (expected: number | null) =>
  expected === null ? 'n/a' : expected < 0.1 ? 'under 0.1' : oneDecimal(expected)

function whenTo({ hours, count }: PatrolPlace): string {
  if (hours.kind === 'refused') return 'The hours are not known.'
  if ((count ?? 0) < fewestToTellWhen) return 'Too few calls to say.'
  return hoursWords(hours.values)
}

function whyAndWhat({ profile }: PatrolPlace): Words {
  if (!profile) return [`No problem profile covers it. ${usualAsk}`]
  const asks =
    profile.asks.length > 0
      ? ` ${profile.asks.map(ask => ask.replace(/[.\s]*$/, '.')).join(' ')}`
      : ` ${usualAsk}`
  return [bold(`${profile.number} ${profile.title}.`), asks]
}

function mapOf(patrol: Patrol) {
  const atTable = isAtTheTable(patrol.head.audience)
  return placeMap(
    'Where to be',
    patrol.places.map(place => ({
      name: placeLabel(place.label, atTable),
      polygons: place.polygons,
      as: 'hotspot',
      figure: { text: String(place.rank), value: place.rank },
    })),
    patrol.points,
    patrol.areas,
  )
}

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/** The calls of all the places together by hour and weekday. */
function hoursBlocks({ places }: Patrol): Block[] {
  const known = places.flatMap(({ hours }) => (hours.kind === 'counts' ? [hours.values] : []))
  if (known.length === 0) return []
  const total = Array.from({ length: 168 }, (_, at) =>
    known.reduce((sum, values) => sum + (values[at] ?? 0), 0),
  )
  const chart: Chart = {
    title: 'Calls of these places by hour and weekday',
    kind: 'heat',
    categories: Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0')),
    series: weekdays.map((name, day) => ({
      name,
      values: total.slice(day * 24, day * 24 + 24).map((value, hour) => {
        const shown = Math.round(value * 10) / 10
        const words = shown % 1 === 0 ? String(shown) : oneDecimal(shown)
        return { text: words, value: shown, count: `patrol ${name} ${hour}` }
      }),
      as: 'columns',
    })),
    unit: 'calls',
    alternative: 'Calls by hour and weekday; the table of places says when each of them is busiest.',
  }
  return [{ kind: 'chart', chart }]
}

function caveatsOf({ analysis, head, apart, sources, untold }: Patrol): string[] {
  const old = daysBetween(analysis.to, head.madeOn)
  const late = sources.filter(source => source.late).map(({ name }) => name)
  return [
    ...(apart ? [apart] : []),
    ...(untold > 0
      ? [
          'Places found with the calls of a source that may not reach this audience are not in this copy, nor is how many.',
        ]
      : []),
    ...(old > staleDays
      ? [
          `The calls end on ${dayWords(analysis.to)}, ${counted(old, 'day')} before this page was made: it may be otherwise by now.`,
        ]
      : []),
    'Calls are where people rang about, not where offences were proved.',
    ...(isAtTheTable(head.audience)
      ? []
      : ['When patrols are asked to be where, and what they are asked to do, is not for this audience.']),
    ...(late.length > 0
      ? [`Late by their own rhythm: ${late.join(', ')}. The last weeks may be too low.`]
      : []),
  ]
}
