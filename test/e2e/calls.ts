import { seededRandom } from '#shared/random.ts'

/** Where the planted hotspot lies: a square by a leisure centre. */
export const plantedHotspot = { easting: 457_250, northing: 303_150, calls: 240 }

/**
 * A 101 centre's extract, invented and always the same: calls strewn over a city, a hotspot in it, and
 * a few rows that cannot be loaded. `rejected` rows have no possible date; `unplaced` ones no place.
 */
export function callsCsv(): { text: string; rows: number; rejected: number; unplaced: number } {
  const random = seededRandom(11)
  const lines = ['Call Ref,Received,Call Type,Easting,Northing,Address']
  const categories = ['Rowdy or drunken behaviour', 'Noisy neighbours', 'Vandalism', 'Litter']
  const strewn = 900
  const stamp = (i: number) => {
    const at = new Date(Date.UTC(2025, 0, 1, 12) + Math.floor(i * 0.3) * 86_400_000)
    const two = (n: number) => String(n).padStart(2, '0')
    return `${two(at.getUTCDate())}/${two(at.getUTCMonth() + 1)}/2025 ${two(Math.floor(random() * 24))}:${two(Math.floor(random() * 60))}`
  }
  const call = (i: number, easting: number, northing: number, category: string) =>
    lines.push(
      `C-${String(i).padStart(5, '0')},${stamp(i)},${category},${easting},${northing},"${i} High Street, Northgate"`,
    )
  for (let i = 0; i < strewn; i++) {
    call(
      i,
      Math.round(452_000 + random() * 12_000),
      Math.round(298_000 + random() * 12_000),
      categories[i % 4]!,
    )
  }
  for (let i = 0; i < plantedHotspot.calls; i++) {
    const { easting, northing } = plantedHotspot
    call(
      strewn + i,
      Math.round(easting + random() * 60),
      Math.round(northing + random() * 60),
      categories[0]!,
    )
  }
  lines.push('C-90001,31/02/2025 10:00,Litter,458000,304000,"Nowhere Road"')
  lines.push('C-90002,,Litter,458000,304000,"Nowhere Road"')
  lines.push('C-90003,05/06/2025 10:00,Litter,,,"Somewhere"')
  return { text: `${lines.join('\r\n')}\r\n`, rows: lines.length - 1, rejected: 2, unplaced: 1 }
}

/** Four neighbourhoods that cover the city, in eastings and northings. */
export function neighbourhoodsGeoJson(): string {
  const square = (code: string, name: string, east: number, north: number) => ({
    type: 'Feature',
    properties: { nbh_code: code, nbh_name: name },
    geometry: {
      type: 'Polygon',
      coordinates: [
        [
          [east, north],
          [east + 6000, north],
          [east + 6000, north + 6000],
          [east, north + 6000],
          [east, north],
        ],
      ],
    },
  })
  return JSON.stringify({
    type: 'FeatureCollection',
    crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::27700' } },
    features: [
      square('N1', 'Westbrook', 452_000, 298_000),
      square('N2', 'Eastfold', 458_000, 298_000),
      square('N3', 'Northgate', 452_000, 304_000),
      square('N4', 'Hillcrest', 458_000, 304_000),
    ],
  })
}
