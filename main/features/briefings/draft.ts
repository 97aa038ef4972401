import { format } from 'date-fns/format'
import { enGB } from 'date-fns/locale/en-GB'
import { parseISO } from 'date-fns/parseISO'
import type { LineText } from '#shared/features/briefings/briefing-text.ts'
import type { HourByWeekday } from '#shared/features/incidents/contract.ts'

export type DraftLine = LineText & { profileId: number | null; priorityId: number | null }

/** What was called about in the four weeks up to the last day that its sources cover. */
export type Lately = {
  count: number
  /** True where no kind of call was chosen: every call in the area counts, whatever it was about. */
  ofEveryKind: boolean
  hours: HourByWeekday
  /** Null where that is today or a few days ago. */
  endedOn: string | null
}

export type ActiveProfile = {
  id: number
  title: string
  areaLabel: string
  owner: string
  lately: Lately
}
export type ActivePriority = {
  id: number
  title: string
  areaLabel: string
  rationale: string
  owner: string
  contact: string
  profileId: number | null
  lately: Lately
}

/** One place that people call about, whatever it is. */
const usualQuestion = 'What is happening now, and how many people? Is anybody hurt or threatened?'
export const usualOpening =
  'Please read this before your shift. If a call is about one of these places, ask the questions beside it and note the answers in the call.'
export const usualNotSay = [
  'Do not tell a caller who else has called, or what others have said.',
  'Do not promise a visit or a time: say that the neighbourhood team will be told.',
  'Do not speak of people who are thought to be involved.',
].join('\n')

const weekdays = ['Mondays', 'Tuesdays', 'Wednesdays', 'Thursdays', 'Fridays', 'Saturdays', 'Sundays']
const fewestToTellWhen = 10
const hoursTold = 4

/**
 * The lines of a new briefing: one for each profile under way, with the priorities that belong to it, and one for
 * each other priority. What the last briefing said of the same thing is kept, but for what is counted.
 */
export function draftLines(
  profiles: readonly ActiveProfile[],
  priorities: readonly ActivePriority[],
  last: readonly DraftLine[],
): DraftLine[] {
  const ofProfiles = profiles.map(profile => {
    const priority = priorities.find(({ profileId }) => profileId === profile.id)
    const before = last.find(({ profileId }) => profileId === profile.id)
    return {
      place: before?.place || placeOf(profile.areaLabel),
      what: whatOf(profile.title, profile.lately),
      ask: before?.ask || usualQuestion,
      owner: before?.owner || priority?.owner || profile.owner,
      contact: before?.contact || (priority?.contact ?? ''),
      profileId: profile.id,
      priorityId: priority?.id ?? null,
    }
  })
  const told = new Set(ofProfiles.map(({ priorityId }) => priorityId))
  const others = priorities
    .filter(({ id }) => !told.has(id))
    .map(priority => {
      const before = last.find(({ priorityId }) => priorityId === priority.id)
      return {
        place: before?.place || priority.areaLabel,
        what: whatOf(priority.title, priority.lately),
        ask: before?.ask || usualQuestion,
        owner: before?.owner || priority.owner,
        contact: before?.contact || priority.contact,
        profileId: null,
        priorityId: priority.id,
      }
    })
  return [...ofProfiles, ...others]
}

/** `Northgate, SK 589 060` as the name alone: a call-taker has no use for a grid reference. */
export function placeOf(areaLabel: string): string {
  return areaLabel.replace(/,? ?\b[A-Z]{2} ?\d{3,5} ?\d{3,5}\b/, '').trim() || areaLabel
}

const longDay = (day: string) => format(parseISO(day), 'd MMMM', { locale: enGB })

function whatOf(title: string, { count, ofEveryKind, hours, endedOn }: Lately): string {
  const weeks = endedOn === null ? 'in the last four weeks' : `in the four weeks to ${longDay(endedOn)}`
  const kind = ofEveryKind ? ' of every kind in the area' : ''
  const calls = `${count.toLocaleString('en-GB')} ${count === 1 ? 'call' : 'calls'}${kind} ${weeks}`
  const when = count >= fewestToTellWhen ? busiest(hours) : null
  return `${title}. ${calls}${when ? `, most of them ${when}` : ''}.`
}

/**
 * When most of the calls were, in words, `on Fridays and Saturdays between 20:00 and 24:00`: the four hours running
 * that hold most, and the days that hold at least half as much as the busiest. Null where they hold less than half.
 */
export function busiest(hours: HourByWeekday): string | null {
  if (hours.kind === 'refused') return null
  const { values } = hours
  const total = values.reduce((sum, value) => sum + value, 0)
  if (total === 0) return null
  const within = (start: number) =>
    weekdays.map((_, day) =>
      Array.from({ length: hoursTold }, (_, i) => {
        const hour = start + i
        // Past midnight it is the night of the day before.
        return values[((day + Math.floor(hour / 24)) % 7) * 24 + (hour % 24)] ?? 0
      }).reduce((sum, value) => sum + value, 0),
    )
  const sum = (each: number[]) => each.reduce((all, value) => all + value, 0)
  const start = Array.from({ length: 24 }, (_, hour) => hour).reduce((best, hour) =>
    sum(within(hour)) > sum(within(best)) ? hour : best,
  )
  const byDay = within(start)
  if (sum(byDay) * 2 < total) return null
  const most = Math.max(...byDay)
  const days = weekdays.filter((_, day) => byDay[day]! * 2 >= most)
  const clock = (hour: number) => `${String(hour % 24).padStart(2, '0')}:00`
  const between = `between ${clock(start)} and ${clock(start + hoursTold)}`
  if (days.length > 4) return `${between}, on any day`
  return `on ${days.length > 1 ? `${days.slice(0, -1).join(', ')} and ${days.at(-1)}` : days[0]} ${between}`
}
