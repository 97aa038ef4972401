import { normalDraw, type Random } from '#shared/random.ts'
import { between, type Draw, pick, weighted } from './drawing.ts'
import { cityCentre, cityRadiusMetres, nearestNeighbourhood } from './neighbourhoods.ts'

/** A door calls come from again and again. Metres of EPSG:27700. */
export type Address = { place: string; easting: number; northing: number }
export type Streets = { addresses: readonly Address[]; draw: Draw; drawCentral: Draw }

const firstParts =
  'Alder Amber Barley Bellfounder Birch Bramble Brook Candle Cedar Chandler Cherry Clover Cobbler Cooper Damson Drover Ember Fennel Fern Fletcher Garnet Glover Granary Hawthorn Hazel Holly Hosier Ivy Juniper Kestrel Lantern Laurel Linden Loom Maltings Maple Mason Meadow Medlar Mercer Mulberry Nettle Orchard Osier Pear Plover Poplar Quince Rowan Rushey Sadler Sage Salter Sexton Shearman Skylark Sorrel Spinner Sycamore Tallow Tansy Thistle Thresher Turner Vine Walnut Weaver Wheatsheaf Willow Yarrow'.split(
    ' ',
  )
const lastParts = ['Street', 'Road', 'Avenue', 'Close', 'Lane', 'Drive', 'Way', 'Terrace']
const streetCount = 1_050

/**
 * Streets thick in the middle of the city and thin at its edge, with doors every few metres. Most doors hardly
 * ever call, a few do again and again: without that no map of repeats would look like a city's.
 *
 * @param isKeptFree ground the planted truths need for themselves.
 */
export function layStreets(
  random: Random,
  isKeptFree: (easting: number, northing: number) => boolean,
): Streets {
  const addresses: Address[] = []
  const weights: number[] = []
  const centralWeights: number[] = []
  for (let street = 0; street < streetCount; street++) {
    const { name, doors } = layStreet(random)
    const busy = Math.exp(normalDraw(random, 0, 0.4))
    for (const [index, [easting, northing]] of doors.entries()) {
      const door = Math.exp(normalDraw(random, 0, 0.9))
      const away = Math.hypot(easting - cityCentre[0], northing - cityCentre[1])
      if (isKeptFree(easting, northing) || !isInCity(easting, northing)) continue
      addresses.push({ place: `${index + 1} ${name}`, easting, northing })
      weights.push(busy * door * (1 + 1.4 * Math.exp(-((away / 900) ** 2))))
      centralWeights.push(busy * door * (0.05 + Math.exp(-((away / 750) ** 2))))
    }
  }
  return { addresses, draw: weighted(weights), drawCentral: weighted(centralWeights) }
}

function layStreet(random: Random): { name: string; doors: [number, number][] } {
  const bearing = between(random, 0, 2 * Math.PI)
  const away = cityRadiusMetres(bearing) * random() ** 0.62
  const x = cityCentre[0] + away * Math.cos(bearing)
  const y = cityCentre[1] + away * Math.sin(bearing)
  // The streets of a neighbourhood were laid out together, at right angles more or less.
  const grain = Number(nearestNeighbourhood(x, y).code.slice(2)) * 0.7
  const direction = grain + (random() < 0.5 ? 0 : Math.PI / 2) + normalDraw(random, 0, 0.12)
  const doorCount = Math.floor(between(random, 10, 34))
  const doors = Array.from({ length: doorCount }, (_, index): [number, number] => {
    const along = (index - doorCount / 2) * 9
    const aside = index % 2 === 0 ? 8 : -8
    return [
      Math.round(x + along * Math.cos(direction) - aside * Math.sin(direction)),
      Math.round(y + along * Math.sin(direction) + aside * Math.cos(direction)),
    ]
  })
  const { name: neighbourhood } = nearestNeighbourhood(x, y)
  return { name: `${pick(random, firstParts)} ${pick(random, lastParts)}, ${neighbourhood}`, doors }
}

function isInCity(easting: number, northing: number): boolean {
  const [x, y] = [easting - cityCentre[0], northing - cityCentre[1]]
  return Math.hypot(x, y) < cityRadiusMetres(Math.atan2(y, x)) * 0.98
}
