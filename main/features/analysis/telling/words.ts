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
