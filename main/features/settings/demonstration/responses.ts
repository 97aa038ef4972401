import type { Random } from '#shared/random.ts'
import { isWorkingDay } from '#shared/working-days.ts'
import { days } from './calendar.ts'
import type { Call } from './call.ts'

const minutesPerDay = 1440
/** A file is made up at ten on the morning after its last day: what comes later it does not know. */
const madeUpAt = 600

/** A moment by the clock on the wall: the day by its number, and the minute of it. */
type Wall = { day: number; minute: number }

const minuteText = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
const british = (day: string) => day.split('-').reverse().join('/')

function later({ day, minute }: Wall, minutes: number): Wall {
  const total = minute + minutes
  return {
    day: day + Math.floor(total / minutesPerDay),
    minute: ((total % minutesPerDay) + minutesPerDay) % minutesPerDay,
  }
}

/** Nothing where it is after the file was made up. */
function known(at: Wall, lastDay: number, write: (day: string, time: string) => string): string {
  const isKnown = at.day < lastDay + 1 || (at.day === lastDay + 1 && at.minute <= madeUpAt)
  const day = days[at.day]
  return isKnown && day ? write(day.text, minuteText(at.minute)) : ''
}

/** A time that is mostly short and sometimes very long (exponential), in whole units from one on. */
const waiting = (random: Random, mean: number) => 1 + Math.floor(-Math.log(1 - random()) * mean)

/** Seconds until the 101 centre took a call: busier on weekend nights. Web forms wait for nobody. */
export function secondsToAnswer(call: Call, random: Random, isCall: boolean): string {
  const isBusy = call.minute >= 1200 && random() < 0.5
  const seconds = waiting(random, isBusy ? 15 : 9.5)
  return isCall ? String(seconds) : ''
}

/** When the police came and when they closed it; one in 300 has a time before the call. */
export function policeTimes(call: Call, random: Random, lastDay: number, attended: boolean) {
  const isNight = call.minute >= 1260 || call.minute < 180
  const arrives = later(call, waiting(random, isNight ? 46 : 33))
  const closes = later(attended ? arrives : call, 20 + waiting(random, 95))
  const odd = random() < 1 / 300
  const iso = (day: string, time: string) => `${day} ${time}`
  return {
    arrived: attended ? known(odd ? later(call, -75) : arrives, lastDay, iso) : '',
    closed: known(closes, lastDay, iso),
  }
}

/** The day on which the noise team first came: it works in the week, and knows days only. */
export function noiseVisit(call: Call, random: Random, lastDay: number): string {
  const chance = random()
  const workingDays = chance < 0.2 ? 1 : chance < 0.62 ? 2 : chance < 0.868 ? 3 : chance < 0.94 ? 4 : 7
  let day = call.day
  for (let left = workingDays; left > 0 && days[day + 1]; ) {
    day++
    if (isWorkingDay(days[day]!.text)) left--
  }
  return known({ day, minute: madeUpAt - 60 }, lastDay, text => british(text))
}

/** When the first fire engine was there. */
export function fireArrival(call: Call, random: Random, lastDay: number): string {
  const arrives = later(call, 4 + Math.floor(random() * 5) + (random() < 0.12 ? 6 : 0))
  return known(arrives, lastDay, (day, time) => `${british(day)} ${time}`)
}
