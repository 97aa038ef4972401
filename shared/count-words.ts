const plain = new Intl.NumberFormat('en-GB')

/** A whole number with its thousands marked: `14,178`. */
export function whole(count: number): string {
  return plain.format(count)
}

/** A count and its noun: `1 incident`, `14,178 incidents`. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${whole(count)} ${count === 1 ? noun : plural}`
}

// Made once: a format is dear to make, and reports write thousands of figures.
const byDigits = new Map<number, Intl.NumberFormat>()

/** A number to so many decimals, without trailing noise: `26.0`, `1,204.25`. */
export function decimals(value: number, digits: number): string {
  let format = byDigits.get(digits)
  if (!format) {
    format = new Intl.NumberFormat('en-GB', { minimumFractionDigits: digits, maximumFractionDigits: digits })
    byDigits.set(digits, format)
  }
  return format.format(value)
}
