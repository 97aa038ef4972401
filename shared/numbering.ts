/**
 * The number after `latest` in a register, such as `PP-2025-` or `A-`: counted from 001, of at least
 * so many figures, never used twice as nothing is ever taken out of a register. `latest` is null in an empty one.
 */
export function nextNumber(prefix: string, latest: string | null, figures = 3): string {
  const count = latest === null ? 0 : Number(latest.slice(prefix.length))
  return `${prefix}${String(count + 1).padStart(figures, '0')}`
}
