const plainSeconds = /^\d+(?:\.\d+)?$/
const withUnits =
  /^(?:(\d+) ?h(?:ours?|rs?)? ?)?(?:(\d+) ?m(?:in(?:ute)?s?)? ?)?(?:(\d+(?:\.\d+)?) ?s(?:ec(?:ond)?s?)?)?$/i
const clock = /^(?:(\d{1,3}):)?(\d{1,3}):(\d\d)(?:\.\d+)?$/
/** What a spreadsheet makes of 0:00:32: it cannot be told from a third of a second. */
const fractionOfDay = /^0?[.,]\d{3,}$/

/**
 * Reads how long was waited, in whole seconds: `32`, `32.4`, `0:32`, `00:00:32`, `1m 5s`, `32 sec`. Null when it
 * is none, and for a fraction of a day, which would pass for less than a second. A minus is kept: it is refused
 * later, with its reason.
 */
export function readWait(text: string): number | null {
  if (text.startsWith('-')) {
    const wait = readWait(text.slice(1))
    return wait === null ? null : -wait
  }
  if (fractionOfDay.test(text)) return null
  if (plainSeconds.test(text)) return Math.round(Number(text))
  const found = clock.exec(text) ?? (text === '' ? null : withUnits.exec(text))
  if (!found) return null
  const [hours, minutes, seconds] = [found[1], found[2], found[3]].map(part => Number(part ?? 0))
  return Math.round(hours! * 3600 + minutes! * 60 + seconds!)
}
