import { seededRandom } from '#shared/random.ts'
import { cityCentre, neighbourhoods } from './neighbourhoods.ts'

/** Residents per hectare by the distance from the city centre: shops and offices, terraces, suburbs. */
const densities: readonly (readonly [withinMetres: number, perHectare: number])[] = [
  [700, 34],
  [2_600, 82],
  [3_700, 56],
  [Number.POSITIVE_INFINITY, 41],
]
const residentsPerHousehold = 2.45

/** Residents and households of the invented neighbourhoods, as a census office would publish them: CSV. */
export function residentsCsv(): string {
  const random = seededRandom(2021)
  const rows = neighbourhoods.map(({ code, name, ring, centre: [x, y] }) => {
    const away = Math.sqrt((x - cityCentre[0]) ** 2 + (y - cityCentre[1]) ** 2)
    const perHectare = densities.find(([within]) => away <= within)![1] * (0.85 + 0.3 * random())
    const residents = Math.round(hectares(ring) * perHectare)
    const households = Math.round(residents / (residentsPerHousehold * (0.92 + 0.16 * random())))
    return `${code},${name},${residents},${households}`
  })
  return `${['code,name,residents,households', ...rows].join('\n')}\n`
}

function hectares(ring: readonly (readonly [number, number])[]): number {
  const doubled = ring.reduce((sum, [x1, y1], index) => {
    const [x2, y2] = ring[(index + 1) % ring.length]!
    return sum + x1 * y2 - x2 * y1
  }, 0)
  return Math.abs(doubled) / 2 / 10_000
}
