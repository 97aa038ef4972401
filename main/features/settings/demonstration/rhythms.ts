import type { Random } from '#shared/random.ts'
import { days, months } from './calendar.ts'
import { type Draw, weighted } from './drawing.ts'

/** When something happens: relative weight of each hour of the day, and of each weekday, Monday first. */
type Rhythm = { hours: readonly number[]; weekdays: readonly number[] }

const hours = (text: string) => text.split(' ').map(Number)
const rhythmsByName = {
  evening: {
    hours: hours('5 3 2 1 1 1 1 2 3 3 4 5 6 7 8 10 13 16 19 22 22 19 14 9'),
    weekdays: [8, 8, 9, 10, 15, 17, 11],
  },
  night: {
    hours: hours('22 17 11 6 2 1 1 1 1 1 2 2 3 3 3 4 5 6 8 11 15 20 26 27'),
    weekdays: [6, 6, 7, 10, 20, 24, 11],
  },
  home: {
    hours: hours('14 10 6 3 2 2 2 4 5 5 5 5 5 5 5 6 8 9 11 13 15 18 21 19'),
    weekdays: [9, 9, 9, 10, 14, 18, 15],
  },
  office: {
    hours: hours('0 0 0 0 0 1 2 6 14 18 17 15 13 13 12 11 9 5 3 2 1 1 0 0'),
    weekdays: [20, 18, 17, 16, 15, 7, 5],
  },
  wheels: {
    hours: hours('5 3 1 1 0 0 1 2 3 3 4 5 6 7 8 10 13 16 19 20 18 15 12 8'),
    weekdays: [9, 9, 9, 10, 13, 18, 18],
  },
} satisfies Record<string, Rhythm>
export type RhythmName = keyof typeof rhythmsByName

/** A moment in London's own time: position among the days of the story, and minute of that day. */
export type Moment = { day: number; minute: number }

const draws = new Map<string, { first: number; draw: Draw }>()

/** A moment within a month of the story, as the rhythm has it. */
export function momentIn(random: Random, rhythm: RhythmName, monthIndex: number): Moment {
  const key = `${rhythm} ${monthIndex}`
  let found = draws.get(key)
  if (!found) {
    found = { first: days.findIndex(day => day.monthIndex === monthIndex), draw: drawIn(rhythm, monthIndex) }
    draws.set(key, found)
  }
  const hour = found.draw(random)
  return {
    day: found.first + Math.floor(hour / 24),
    minute: (hour % 24) * 60 + Math.floor(random() * 60),
  }
}

function drawIn(name: RhythmName, monthIndex: number): Draw {
  const rhythm: Rhythm = rhythmsByName[name]
  const within = days.filter(day => day.monthIndex === monthIndex)
  return weighted(
    within.flatMap(({ weekday }) =>
      rhythm.hours.map((weight, hour) => {
        // The small hours belong to the evening before.
        const evening = hour < 5 ? (weekday + 6) % 7 : weekday
        return weight * rhythm.weekdays[evening]!
      }),
    ),
  )
}

/** More happens out of doors in the light half of the year; January is the measure. */
export function seasonOf(monthIndex: number): number {
  const month = Number(months[monthIndex]!.slice(5))
  return 1.16 - 0.16 * Math.cos(((month - 1) / 12) * 2 * Math.PI)
}
