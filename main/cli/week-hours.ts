import { InvalidArgumentError } from 'commander'

const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

/**
 * Hours of the week as typed: `22-06`, `fri,sat 22-06`, `mon-fri 08-18`. From the first hour up to, not including,
 * the last; where that is not later it is of the next day, and belongs to the day it began on.
 *
 * @returns `weekday * 24 + hour`, Monday first, with those of earlier times the option was given.
 */
export function hoursTyped(text: string, previous: number[] | undefined): number[] {
  const match = /^(?:([a-z,-]+)\s+)?(\d{1,2})-(\d{1,2})$/.exec(text.trim().toLowerCase())
  if (!match) throw unreadable()
  const [, named, first, last] = match
  const [from, to] = [Number(first), Number(last)]
  if (from > 23 || to > 24) throw unreadable()
  const length = to > from ? to - from : to - from + 24
  const hours = daysTyped(named).flatMap(day =>
    Array.from({ length }, (_, hour) => (day * 24 + from + hour) % 168),
  )
  return [...new Set([...(previous ?? []), ...hours])].sort((a, b) => a - b)
}

function daysTyped(named: string | undefined): number[] {
  if (named === undefined) return days.map((_, day) => day)
  return named.split(',').flatMap(range => {
    const [first, last] = range.split('-').map(name => days.indexOf(name.slice(0, 3)))
    if (first === undefined || first < 0 || last === -1) throw unreadable()
    const end = last ?? first
    // Over the end of the week as well: sat-mon.
    return Array.from({ length: ((end - first + 7) % 7) + 1 }, (_, day) => (first + day) % 7)
  })
}

function unreadable() {
  return new InvalidArgumentError('Write it as 22-06, fri,sat 22-06 or mon-fri 08-18.')
}
