import { decimals } from '#shared/count-words.ts'
import { longDay } from '#shared/day-words.ts'

const plain = new Intl.NumberFormat('en-GB')

/** A length in metres as people write it: `50 m`, `1,250 m`. */
export function metres(length: number): string {
  return `${plain.format(Math.round(length * 10) / 10)} m`
}

/** A probability as it is told: `p = 0.02`, `p = 0.004`, `p < 0.001`; near 0.05 with the digits that tell the side. */
export function probability(p: number): string {
  if (p < 0.001) return 'p < 0.001'
  const tellsSide = (digits: number) => p === 0.05 || Number(p.toFixed(digits)) !== 0.05
  const digits = p < 0.01 ? 3 : ([2, 3].find(tellsSide) ?? 4)
  return `p = ${decimals(p, digits)}`
}

/** A day `YYYY-MM-DD` as people write it: `7 March 2025`; nothing where there is none. */
export function dayInWords(day: string): string {
  return day === '' ? '' : longDay(day)
}
