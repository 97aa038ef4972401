import { format } from 'date-fns/format'
import { enGB } from 'date-fns/locale/en-GB'
import { parseISO } from 'date-fns/parseISO'
import { decimals, whole } from '#shared/count-words.ts'
import { dayWords } from '#shared/day-words.ts'
import { fewestForPercent } from '#shared/fewest-for-percent.ts'
import { localDay } from '../incidents/local-time.ts'

/** `2025-03` as `Mar 25`, for axes. */
export const shortMonth = (month: string) => format(parseISO(`${month}-01`), 'MMM yy', { locale: enGB })
/** The London day of an instant. */
export const dayOf = (instant: string) => localDay(Date.parse(instant) / 60_000)

/** The day of a time, or its month where no more is known. */
export function whenKnown(text: string): string {
  if (/^\d{4}-\d\d$/.test(text)) return format(parseISO(`${text}-01`), 'MMM yyyy', { locale: enGB })
  return dayWords(text.slice(0, 10))
}

export const oneDecimal = (value: number) => decimals(value, 1)

/** A share as the board may read it: of fewer than ten as `4 of 6`, else in per cent. */
export function share(count: number, total: number): string {
  if (total === 0) return 'n/a'
  if (total < fewestForPercent) return `${whole(count)} of ${whole(total)}`
  return `${Math.round((count / total) * 100)} %`
}

/** Text as a CSS string that cannot end early, whatever a person typed. */
export function cssString(text: string): string {
  const escaped = [...text].map(character =>
    /[A-Za-z0-9 ]/.test(character) ? character : `\\${character.codePointAt(0)?.toString(16)} `,
  )
  return `"${escaped.join('')}"`
}
