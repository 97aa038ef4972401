import { localDay } from './local-time.ts'

const dayMs = 86_400_000

/** A source with its agency, and when its last import ended. */
export type SourceEntry = {
  id: number
  name: string
  agencyName: string
  expectedEveryDays: number | null
  lastImport: string | null
}

/** When something is due, and for how many whole days it has been; or why there is no such day. */
export type Due = { kind: 'due'; dueOn: string; lateDays: number } | { kind: 'unknown'; reason: string }

/**
 * The day by which a source should next be heard of: so many days after it last was. It is late from the
 * day after. A source without an agreed rhythm, or that was never heard of, is not late but new.
 *
 * @param lastDay `YYYY-MM-DD`, in London as all days here.
 * @param lagDays by how many days what is heard of is usually older than the hearing.
 */
export function dueAfter(
  lastDay: string | null,
  expectedEveryDays: number | null,
  today: string,
  lagDays = 0,
): Due {
  if (expectedEveryDays === null) return { kind: 'unknown', reason: 'no rhythm agreed' }
  if (lastDay === null) return { kind: 'unknown', reason: 'nothing has come yet' }
  const due = Date.parse(lastDay) + (expectedEveryDays + lagDays) * dayMs
  return {
    kind: 'due',
    dueOn: new Date(due).toISOString().slice(0, 10),
    lateDays: Math.max(0, (Date.parse(today) - due) / dayMs),
  }
}

/** True from the day after the one by which the next import was due. */
export function isLate(lastImport: string | null, expectedEveryDays: number | null, now: Date): boolean {
  const lastDay = lastImport === null ? null : localDay(Date.parse(lastImport) / 60_000)
  const due = dueAfter(lastDay, expectedEveryDays, localDay(now.getTime() / 60_000))
  return due.kind === 'due' && due.lateDays > 0
}
