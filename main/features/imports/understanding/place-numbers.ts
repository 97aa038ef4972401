const plain = /^[+-]?\d+(?:\.\d+)?$/
const grouped = /^\d{1,3}(?:[, ]\d{3})+(?:\.\d+)?$/
const decimalComma = /^-?\d+,(?:\d{1,2}|\d{4,})$/
const exponent = /^\d(?:\.\d+)?E\+?0?[56]$/i
const degreesMinutes =
  /^([NSEW])?\s*(\d{1,2})(?:°|d|\s)\s*(\d{1,2}(?:\.\d+)?)(?:['′’m]|\s|$)\s*(?:(\d{1,2}(?:\.\d+)?)(?:"|″|”|''|s)?)?\s*([NSEW])?$/i

/** A number as files write it; NaN for anything else, an empty cell included. */
export function plainNumber(text: string): number {
  return plain.test(text) ? Number(text) : Number.NaN
}

/** Metres written with thousands separators, blanks, a unit or a letter before them; NaN where that is no number. */
export function mendedMetres(text: string): number {
  const bare = text
    .replace(/^[EN][:= ]?(?=\d)/i, '')
    .replace(/ ?m(?:etres?)?\.?$/i, '')
    .replaceAll(/[\u00a0\u202f]/g, ' ')
    .trim()
  if (grouped.test(bare)) return Number(bare.replaceAll(/[, ]/g, ''))
  if (decimalComma.test(bare)) return Number(bare.replace(',', '.'))
  return plain.test(bare) || exponent.test(bare) ? Number(bare) : Number.NaN
}

/** Degrees written with a sign, a compass letter, a decimal comma, or in minutes and seconds; NaN where that is none. */
export function mendedDegrees(text: string): number {
  const bare = text.replaceAll(/[\u00a0\u202f]/g, ' ').trim()
  if (decimalComma.test(bare)) return Number(bare.replace(',', '.'))
  const decimal = /^([NSEW])?\s*([+-]?\d+(?:\.\d+)?)\s*°?\s*([NSEW])?$/i.exec(bare)
  if (decimal) return signed(Number(decimal[2]), decimal[1] ?? decimal[3])
  const parts = degreesMinutes.exec(bare)
  if (!parts) return Number.NaN
  const [minutes, seconds] = [Number(parts[3]), Number(parts[4] ?? 0)]
  if (minutes >= 60 || seconds >= 60) return Number.NaN
  return signed(Number(parts[2]) + minutes / 60 + seconds / 3600, parts[1] ?? parts[5])
}

function signed(degrees: number, compass: string | undefined): number {
  return compass !== undefined && /[SW]/i.test(compass) ? -Math.abs(degrees) : degrees
}

/** True where a number has more decimals than `scale` (a power of ten) shows; trailing noughts do not count. */
export function isFiner(value: number, scale: number): boolean {
  const scaled = value * scale
  return Math.abs(scaled - Math.round(scaled)) > 1e-3
}
