import { toGridReference } from '#shared/geo/grid-reference.ts'

const squareMetres = 100_000
const [columns, rows] = [7, 13]

/**
 * Squares of 100 km of the national grid that hold land of Great Britain, row by row from the south (Ordnance
 * Survey, "A guide to coordinate systems in Great Britain"). A point in any other square lies in the sea; one in
 * the sea of a square that also has land is not found out by this.
 */
const land = new Set(
  [
    'SV SW SX SY SZ TV',
    'SR SS ST SU TQ TR',
    'SM SN SO SP TL TM',
    'SH SJ SK TF TG',
    'SC SD SE TA',
    'NW NX NY NZ OV',
    'NR NS NT NU',
    'NL NM NN NO',
    'NF NG NH NJ NK',
    'NA NB NC ND',
    'HW HX HY HZ',
    'HT HU',
    'HP',
  ].flatMap(row => row.split(' ')),
)

const isSea = new Uint8Array(columns * rows)
for (let i = 0; i < isSea.length; i++) {
  const square = toGridReference((i % columns) * squareMetres, Math.floor(i / columns) * squareMetres, 2)
  isSea[i] = land.has(square!.slice(0, 2)) ? 0 : 1
}

/** True for a point of the national grid in a square of 100 km without land. Metres. */
export function isInSea(easting: number, northing: number): boolean {
  const column = Math.min(columns - 1, Math.floor(easting / squareMetres))
  const row = Math.min(rows - 1, Math.floor(northing / squareMetres))
  return isSea[row * columns + column] === 1
}
