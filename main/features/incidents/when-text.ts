import { timePrecisions } from '#shared/features/incidents/rules.ts'
import { localText } from './local-time.ts'

/** When an incident happened, as exactly as it is known: an interval is written with both its ends. */
export function whenText(fromMinute: number, toMinute: number, timePrecision: number): string {
  const precision = timePrecisions[timePrecision]!
  const from = localText(fromMinute, precision)
  if (precision !== 'interval' || !(toMinute > fromMinute)) return from
  const to = localText(toMinute, precision)
  const [fromDay] = from.split(' ')
  const [toDay, toTime] = to.split(' ')
  return `${from} to ${fromDay === toDay ? toTime : to}`
}
