import { type Random, seededRandom } from '#shared/random.ts'
import type { ScanInput } from '../../../main/features/analysis/news/input.ts'
import { newsSettings } from '../../../main/features/analysis/news/settings.ts'

export type Planted = { easting: number; northing: number; day: number; category?: number; caller?: number }

const [first, last] = [19_000, 19_400]

/**
 * A bureau in which nothing happens but chance: 25 addresses that report every other week or so, the rest anywhere
 * in eight by eight kilometres, two sources, six categories, every day as likely as any other. Then what is planted.
 */
export function nullBureau(seed: number, planted: readonly Planted[] = [], incidents = 2400): ScanInput {
  const random = seededRandom(seed)
  const rows = Array.from({ length: incidents }, () => drawn(random))
  const all = [
    ...rows,
    ...planted.map(({ category = 2, caller = -1, ...at }) => ({
      ...at,
      source: 1 + (category % 2),
      category,
      caller,
    })),
  ]
  const n = all.length
  return {
    snapshot: {
      eastings: Float64Array.from(all, ({ easting }) => easting),
      northings: Float64Array.from(all, ({ northing }) => northing),
      fromMinutes: Int32Array.from(all, ({ day }) => day * 1440 + 600),
      timePrecisions: new Uint8Array(n),
      placePrecisions: new Uint8Array(n),
      sources: Uint16Array.from(all, ({ source }) => source),
      categories: Uint32Array.from(all, ({ category }) => category),
    },
    positions: Uint32Array.from({ length: n }, (_, i) => i),
    people: [{ role: 'caller', numbers: Int32Array.from(all, ({ caller }) => caller) }],
    sourceNames: new Map([
      [1, '101 centre'],
      [2, 'Police'],
    ]),
    categoryNames: new Map(Array.from({ length: 6 }, (_, id) => [id, `Category ${id}`])),
    today: last + 1,
    seed: 1,
    settings: { ...newsSettings },
  }
}

export const lastDay = last

function drawn(random: Random) {
  const category = Math.floor(random() * 6)
  const address = random() < 0.25 ? Math.floor(random() * 25) : -1
  const at = address < 0 ? random() * 8000 : address * 300
  return {
    easting: 450_000 + Math.round(at),
    northing: 300_000 + Math.round(address < 0 ? random() * 8000 : (address % 5) * 1500),
    day: first + Math.floor(random() * (last - first + 1)),
    source: 1 + (category % 2),
    category,
    caller: random() < 0.6 ? Math.floor(random() * 1_000_000) : -1,
  }
}
