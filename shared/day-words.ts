import { format } from 'date-fns/format'
import { enGB } from 'date-fns/locale/en-GB'
import { parseISO } from 'date-fns/parseISO'

/** `2025-03-07` as `7 Mar 2025`. */
export const dayWords = (day: string) => format(parseISO(day), 'd MMM yyyy', { locale: enGB })

/** `2025-03-07` as `7 March 2025`. */
export const longDay = (day: string) => format(parseISO(day), 'd MMMM yyyy', { locale: enGB })

/** `2025-11` as `November 2025`. */
export const monthWords = (month: string) => format(parseISO(`${month}-01`), 'MMMM yyyy', { locale: enGB })
