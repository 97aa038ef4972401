const letters = 'ABCDEFGHJKLMNOPQRSTUVWXYZ'

/**
 * A national grid reference of `digits` figures in all (2 to 10, even), `SK 588 046`, for the square
 * that holds the point. Easting and northing in metres; null off the grid.
 */
export function toGridReference(easting: number, northing: number, digits = 8): string | null {
  const e100 = Math.floor(easting / 100_000)
  const n100 = Math.floor(northing / 100_000)
  if (e100 < 0 || e100 > 6 || n100 < 0 || n100 > 12) return null
  const first = 19 - n100 - ((19 - n100) % 5) + Math.floor((e100 + 10) / 5)
  const second = (((19 - n100) * 5) % 25) + (e100 % 5)
  const half = digits / 2
  const figures = (metres: number) =>
    String(Math.floor(metres % 100_000))
      .padStart(5, '0')
      .slice(0, half)
  return `${letters[first]}${letters[second]} ${figures(easting)} ${figures(northing)}`
}

export type GridSquare = { easting: number; northing: number; sizeMetres: number }

/**
 * Reads a grid reference of two letters and 2 to 10 figures, with or without blanks. Gives the centre
 * of its square and the square's side in metres; null when it is no reference.
 */
export function parseGridReference(text: string): GridSquare | null {
  const match = /^([A-HJ-Z])([A-HJ-Z])((?:\d\d){1,5})$/.exec(text.toUpperCase().replaceAll(/\s+/g, ''))
  if (!match) return null
  const [, firstLetter, secondLetter, figures] = match as unknown as [string, string, string, string]
  const first = letters.indexOf(firstLetter)
  const second = letters.indexOf(secondLetter)
  const e100 = ((first - 2) % 5) * 5 + (second % 5)
  const n100 = 19 - Math.floor(first / 5) * 5 - Math.floor(second / 5)
  if (e100 < 0 || e100 > 6 || n100 < 0 || n100 > 12) return null
  const half = figures.length / 2
  const sizeMetres = 10 ** (5 - half)
  return {
    easting: e100 * 100_000 + Number(figures.slice(0, half)) * sizeMetres + sizeMetres / 2,
    northing: n100 * 100_000 + Number(figures.slice(half)) * sizeMetres + sizeMetres / 2,
    sizeMetres,
  }
}
