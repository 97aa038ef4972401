import { addDays } from 'date-fns/addDays'
import { isAfter } from 'date-fns/isAfter'

/**
 * True where an import was due and did not come: longer ago than the source's agreed interval. A source without
 * an interval, or that has never sent anything, is not late but new.
 */
export function isLate(lastImport: string | null, expectedEveryDays: number | null, now: Date): boolean {
  if (lastImport === null || expectedEveryDays === null) return false
  return isAfter(now, addDays(lastImport, expectedEveryDays))
}
