import { normalDraw, type Random } from '#shared/random.ts'
import { adoptedOn, days, firstDay, lastDay, months } from './calendar.ts'
import type { Call } from './call.ts'
import { pick } from './drawing.ts'
import { nearestNeighbourhood } from './neighbourhoods.ts'
import { plantedLately } from './planted-lately.ts'
import { around, call, drawn, momentWithin, type Share } from './planting.ts'
import { type Moment, momentIn, seasonOf } from './rhythms.ts'
import type { Address } from './streets.ts'
import { truths } from './truths.ts'

const shiftMonth = months.indexOf('2025-01')
const adoptionMonth = months.indexOf(adoptedOn.slice(0, 7))
const partOfLastMonth = Number(lastDay.slice(8)) / 31

/** The calls of all planted truths, in no particular order. */
export function plantedCalls(random: Random): Call[] {
  return [
    ...leisureCentre(random),
    ...displaced(random),
    ...streetDrinking(random),
    ...repeatCaller(random),
    ...vehicleLine(random),
    ...plantedLately(random),
  ]
}

/** True where only planted calls may lie. */
export function isKeptFree(easting: number, northing: number): boolean {
  const { from, to, clearMetres } = truths.vehicleLine
  const [x, y] = [to[0] - from[0], to[1] - from[1]]
  const along = ((easting - from[0]) * x + (northing - from[1]) * y) / (x * x + y * y)
  const share = Math.min(1, Math.max(0, along))
  if (Math.hypot(easting - from[0] - share * x, northing - from[1] - share * y) < clearMetres) return true
  const { leisureCentre, displaced, streetDrinking, repeatCaller, emerging, nearRepeats } = truths
  return [leisureCentre, displaced, streetDrinking, repeatCaller, emerging, nearRepeats].some(
    ({ at, clearMetres }) => Math.hypot(easting - at[0], northing - at[1]) < clearMetres,
  )
}

function leisureCentre(random: Random): Call[] {
  const { name, at, monthsBefore, lastBefore, monthsAfter } = truths.leisureCentre
  const parts = [
    'main entrance',
    'car park',
    'skate ramp',
    'bus shelter',
    'all-weather pitch',
    'rear steps',
    'bicycle stands',
    'play area',
  ]
  const places = around(
    at,
    parts.map(part => `${name}, ${part}`),
    46,
  )
  const shares: Share[] = [
    [24, 'police-control', 'Rowdy/inconsiderate behaviour'],
    [16, 'police-control', 'Street drinking'],
    [26, 'call-centre-101', 'Vandalism, graffiti and other deliberate damage'],
    [20, 'call-centre-101', 'Intimidation and harassment'],
    [14, 'call-centre-101', 'Drunk or rowdy behaviour'],
  ]
  const later = shares.filter(([, , words]) => words !== 'Street drinking')
  const some = (count: number, month: number, from = firstDay, to = lastDay) =>
    Array.from({ length: count }, () => {
      const [, source, words] = drawn(random, month < shiftMonth ? shares : later)
      return call(
        random,
        source,
        words,
        pick(random, places),
        momentWithin(random, 'evening', month, from, to),
        'leisure centre',
      )
    })
  // The day of the meeting belongs to neither side: whoever counts it in or out finds the same.
  const adopted = days.findIndex(day => day.text === adoptedOn)
  const dayBefore = days[adopted - 1]!.text
  const dayAfterAdoption = days[adopted + 1]!.text
  return [
    ...monthsBefore.flatMap((count, month) => some(count, month)),
    ...some(lastBefore, adoptionMonth, firstDay, dayBefore),
    ...monthsAfter.flatMap((count, index) => some(count, adoptionMonth + index, dayAfterAdoption, lastDay)),
  ]
}

function displaced(random: Random): Call[] {
  const { name, at, perMonthBefore, perMonthAfter } = truths.displaced
  const places = around(
    at,
    ['2', '4', '6', '8', 'bus stop'].map(part =>
      part === 'bus stop' ? `${name}, ${part}` : `${part} ${name}, ${nearestNeighbourhood(...at).name}`,
    ),
    28,
  )
  const shares: Share[] = [
    [40, 'police-control', 'Rowdy/inconsiderate behaviour'],
    [30, 'call-centre-101', 'Vandalism, graffiti and other deliberate damage'],
    [30, 'call-centre-101', 'Intimidation and harassment'],
  ]
  return eachMonth(
    random,
    month => (month <= adoptionMonth ? perMonthBefore : perMonthAfter),
    month => {
      const [, source, words] = drawn(random, shares)
      return call(
        random,
        source,
        words,
        pick(random, places),
        momentIn(random, 'evening', month),
        'displaced',
      )
    },
  )
}

function streetDrinking(random: Random): Call[] {
  const { name, at, perMonth, fromHour, untilHour } = truths.streetDrinking
  const places = around(
    at,
    ['bandstand', 'east gate', 'fountain', 'library steps', 'taxi rank'].map(part => `${name}, ${part}`),
    36,
  )
  const before: Share[] = [
    [75, 'police-control', 'Street drinking'],
    [15, 'call-centre-101', 'Drunk or rowdy behaviour'],
    [10, 'police-control', 'Begging/vagrancy'],
  ]
  const after: Share[] = [
    [84, 'call-centre-101', 'Drunk or rowdy behaviour'],
    [6, 'police-control', 'Street drinking'],
    [10, 'police-control', 'Begging/vagrancy'],
  ]
  const isNight = ({ minute }: Moment) => minute >= fromHour * 60 || minute < untilHour * 60
  return eachMonth(
    random,
    () => perMonth,
    month => {
      const [, source, words] = drawn(random, month < shiftMonth ? before : after)
      const wantNight = random() < 0.93
      let moment = momentIn(random, 'night', month)
      while (isNight(moment) !== wantNight) moment = momentIn(random, 'night', month)
      return call(random, source, words, pick(random, places), moment, 'street drinking')
    },
  )
}

function repeatCaller(random: Random): Call[] {
  const { at, place, caller, perMonth } = truths.repeatCaller
  const address: Address = { place, easting: at[0], northing: at[1] }
  const shares: Share[] = [
    [60, 'council-noise', 'Loud music'],
    [15, 'council-noise', 'Shouting and banging'],
    [25, 'call-centre-101', 'Noisy neighbours'],
  ]
  return eachMonth(
    random,
    () => perMonth,
    month => {
      const [, source, words] = drawn(random, shares)
      return {
        ...call(random, source, words, address, momentIn(random, 'home', month), 'repeat caller'),
        caller,
      }
    },
  )
}

function vehicleLine(random: Random): Call[] {
  const { name, from, to, perMonth } = truths.vehicleLine
  const length = Math.hypot(to[0] - from[0], to[1] - from[1])
  const doors = Math.round(length / 25)
  const middle = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2] as const
  const places = Array.from({ length: doors + 1 }, (_, door): Address => {
    const share = door / doors
    return {
      place: `${door * 4 + 1} ${name}, ${nearestNeighbourhood(...middle).name}`,
      easting: Math.round(from[0] + share * (to[0] - from[0])),
      northing: Math.round(from[1] + share * (to[1] - from[1])),
    }
  })
  return eachMonth(
    random,
    month => (perMonth * seasonOf(month)) / 1.16,
    month =>
      call(
        random,
        'police-control',
        'Vehicle nuisance/inappropriate vehicle use',
        pick(random, places),
        momentIn(random, 'wheels', month),
        'vehicle line',
      ),
  )
}

function eachMonth(
  random: Random,
  perMonth: (month: number) => number,
  make: (month: number) => Call,
): Call[] {
  return months.flatMap((_, month) => {
    const share = month === months.length - 1 ? partOfLastMonth : 1
    const count = Math.max(0, Math.round(perMonth(month) * share * normalDraw(random, 1, 0.1)))
    return Array.from({ length: count }, () => make(month))
  })
}
