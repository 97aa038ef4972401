import { responseFlags } from '#shared/features/incidents/response-times.ts'
import { localText } from './local-time.ts'

/** How an incident was answered, as the store holds it; flags are null where nothing is known of it. */
export type Answered = {
  answered_seconds: number | null
  visited_minute: number | null
  resolved_minute: number | null
  response_flags: number | null
}

/** The response times of an incident in words; null for what was not told, or is not yet. */
export function responseWords({
  answered_seconds,
  visited_minute,
  resolved_minute,
  response_flags,
}: Answered) {
  const flags = response_flags ?? 0
  return {
    answered: answered_seconds === null ? unusable(flags, 'answered') : waitWords(answered_seconds, flags),
    visited: moment(visited_minute, flags, 'visited'),
    resolved: moment(resolved_minute, flags, 'resolved'),
  }
}

function waitWords(seconds: number, flags: number): string {
  const about = flags & responseFlags.answeredToMinute ? 'about ' : ''
  return `${about}${seconds} s`
}

function moment(minute: number | null, flags: number, field: 'visited' | 'resolved'): string | null {
  if (minute === null) return unusable(flags, field)
  const text = localText(minute, flags & responseFlags[`${field}Day`] ? 'day' : 'minute')
  return flags & responseFlags[`${field}Twice`] ? `${text} or an hour later` : text
}

function unusable(flags: number, field: 'answered' | 'visited' | 'resolved'): string | null {
  return flags & responseFlags[`${field}Unusable`] ? 'told, but it cannot be right' : null
}
