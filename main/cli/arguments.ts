import { InvalidArgumentError } from 'commander'

/** A whole number as typed on the command line. */
export function wholeNumber(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new InvalidArgumentError('It is no whole number.')
  return Number(text)
}

export function port(text: string): number {
  const number = wholeNumber(text)
  if (number > 65_535) throw new InvalidArgumentError('A port is a number up to 65535.')
  return number
}

/** A number as typed, `50` or `0.05`. */
export function decimal(text: string): number {
  if (!/^\d+(\.\d+)?$/.test(text)) throw new InvalidArgumentError('It is no number.')
  return Number(text)
}

/** A calendar day, `YYYY-MM-DD`. */
export function dayOf(text: string): string {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN
  if (Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== text) {
    throw new InvalidArgumentError('A day is written YYYY-MM-DD.')
  }
  return text
}

/** A circle as typed, `458800,304600,250`: easting, northing and radius in metres. */
export function circleTyped(text: string): { easting: number; northing: number; radiusMetres: number } {
  if (!/^\d+(\.\d+)?,\d+(\.\d+)?,\d+(\.\d+)?$/.test(text)) {
    throw new InvalidArgumentError('Write it as easting,northing,metres.')
  }
  const [easting, northing, radiusMetres] = text.split(',').map(Number) as [number, number, number]
  return { easting, northing, radiusMetres }
}

/** Whole numbers, of an option that may be given more than once. */
export function eachNumber(text: string, previous: number[] | undefined): number[] {
  return [...(previous ?? []), wholeNumber(text)]
}

/** Options that may be given more than once. */
export function each(value: string, previous: string[] | undefined): string[] {
  return [...(previous ?? []), value]
}
