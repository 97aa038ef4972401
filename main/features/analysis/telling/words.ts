import { longDay } from '../../packs/words.ts'

const plain = new Intl.NumberFormat('en-GB')

/** A count and its noun: `1 incident`, `14,178 incidents`. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${plain.format(count)} ${count === 1 ? noun : plural}`
}

/** A whole number with its thousands marked: `14,178`. */
export function whole(count: number): string {
  return plain.format(count)
}

/** A length in metres as people write it: `50 m`, `1,250 m`. */
export function metres(length: number): string {
  return `${plain.format(Math.round(length * 10) / 10)} m`
}

/** A number to a few decimals, without trailing noise. */
export function decimals(value: number, digits: number): string {
  return value.toLocaleString('en-GB', { minimumFractionDigits: digits, maximumFractionDigits: digits })
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
