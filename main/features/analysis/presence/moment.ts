import { localToMinute } from '../../incidents/local-time.ts'

const iso = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?\s*(Z|[+-]\d\d(?::?\d\d)?)?$/i
const british = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})[T ]+(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?$/
const epoch = /^\d{10}(?:\.\d+)?$/
const epochMilliseconds = /^\d{13}$/

/**
 * The second since 1970 in UTC that a text names: ISO 8601 with or without its zone, a British date with the day
 * first, or seconds or milliseconds since 1970. Without a zone it is the clock of London, of a doubled hour the first.
 * Null for anything else.
 */
export function secondOf(text: string): number | null {
  if (epoch.test(text)) return Math.floor(Number(text))
  if (epochMilliseconds.test(text)) return Math.floor(Number(text) / 1000)
  const found = iso.exec(text)
  if (found) {
    const [, year, month, day, hour, minute, second = '0', zone] = found
    if (zone === undefined) return localSecond([year!, month!, day!, hour!, minute!, second])
    return zonedSecond([year!, month!, day!, hour!, minute!, second], zone)
  }
  const other = british.exec(text)
  if (!other) return null
  const [, day, month, year, hour, minute, second = '0'] = other
  return localSecond([year!, month!, day!, hour!, minute!, second])
}

const earliest = Date.UTC(2000, 0, 1) / 1000
const latest = Date.UTC(2100, 0, 1) / 1000

/** A device that has no clock yet writes a year like 1970 or 1980; such a position is of no day anybody knows. */
export const outOfTime = 'Its time lies before the year 2000 or after 2099'

export function isOutOfTime(second: number): boolean {
  return second < earliest || second >= latest
}

type Parts = [year: string, month: string, day: string, hour: string, minute: string, second: string]

function localSecond(parts: Parts): number | null {
  const [year, month, day, hour, minute, second] = parts.map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  const found = localToMinute(year, month, day, hour, minute)
  return found && second < 60 ? found.minute * 60 + second : null
}

function zonedSecond(parts: Parts, zone: string): number | null {
  const [year, month, day, hour, minute, second] = parts.map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  const asUtc = Date.UTC(year, month - 1, day, hour, minute, second)
  const date = new Date(asUtc)
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day || date.getUTCHours() !== hour)
    return null
  const [hours = 0, minutes = 0] = /^z$/i.test(zone)
    ? []
    : [Number(zone.slice(1, 3)), Number(zone.replace(':', '').slice(3, 5) || 0)]
  const ahead = (zone.startsWith('-') ? -1 : 1) * (hours * 3600 + minutes * 60)
  return asUtc / 1000 - ahead
}
