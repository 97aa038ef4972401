import { seededRandom } from '#shared/random.ts'
import type {
  Block,
  Chart,
  Figure,
  MapFigure,
  PackDocument,
  Section,
} from '../../main/features/packs/model/document.ts'
import { everyBlock } from '../pack-every-block.ts'

const months = Array.from({ length: 24 }, (_, at) => `${(at % 12) + 1}/${24 + Math.floor(at / 12)}`)
const kinds = ['columns', 'lines', 'stacked-columns', 'bars', 'heat'] as const
const words =
  'Calls about rowdy behaviour fell in the six weeks since the last meeting, most of all in the evening; the patrols and the test purchasing that were agreed have been done, and the youth worker begins in January. '

const whole = (value: number): Figure => ({ text: value.toLocaleString('en-GB'), value })

/**
 * A pack as long as those of the board are: about forty pages with twenty charts and ten maps, the places of each
 * the incidents within a kilometre of where one of them is, joined where they are the same.
 */
export function packOfFortyPages(eastings: Float64Array, northings: Float64Array): PackDocument {
  const random = seededRandom(6)
  const count = (most: number) => Math.floor(random() * most)
  const sections: Section[] = Array.from({ length: 10 }, (_, at) => ({
    key: `area-${at}`,
    title: `Area of concern ${at + 1}`,
    blocks: [
      { kind: 'finding', runs: [{ text: words }] },
      {
        kind: 'figures',
        figures: Array.from({ length: 4 }, (_, f) => ({
          label: `Figure ${f}`,
          figure: whole(count(9000)),
          note: 'calls',
        })),
      },
      { kind: 'text', runs: [{ text: words.repeat(6) }] },
      chart(at * 2),
      { kind: 'text', runs: [{ text: words.repeat(3) }] },
      chart(at * 2 + 1),
      { kind: 'map', map: mapAround(count(eastings.length)) },
      table(30),
      { kind: 'text', runs: [{ text: words.repeat(4) }] },
    ],
  }))
  return { ...everyBlock, title: 'APEL pack', sections }

  function chart(at: number): Block {
    const kind = kinds[at % kinds.length]!
    const categories =
      kind === 'bars'
        ? Array.from({ length: 12 }, (_, area) => `Neighbourhood ${area + 1}`)
        : kind === 'heat'
          ? Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0'))
          : months
    const series = Array.from({ length: kind === 'heat' ? 7 : kind === 'bars' ? 1 : 3 }, (_, s) => ({
      name: `Series ${s + 1}`,
      as: kind === 'lines' ? (s === 0 ? ('line' as const) : ('dashed-line' as const)) : ('columns' as const),
      values: categories.map(() => whole(count(400))),
    }))
    const drawn: Chart = {
      ...{ title: `Chart ${at + 1}`, kind, categories, series, unit: 'calls' },
      alternative: `What chart ${at + 1} shows.`,
    }
    return { kind: 'chart', chart: drawn }
  }

  function table(rows: number): Block {
    return {
      kind: 'table',
      table: {
        caption: 'Actions',
        columns: [
          { label: 'Number', kind: 'name' },
          { label: 'What', kind: 'text', share: 4 },
          { label: 'Agency', kind: 'text', share: 2 },
          { label: 'Calls', kind: 'number' },
          { label: 'Due', kind: 'day' },
        ],
        rows: Array.from({ length: rows }, (_, at) => [
          `A-${at}`,
          words.slice(0, 60 + count(90)),
          'Leicester City Council',
          whole(count(2000)),
          '7 Jan 2026',
        ]),
        empty: '',
      },
    }
  }

  function mapAround(at: number): MapFigure {
    const [east, north, reach] = [eastings[at]!, northings[at]!, 1000]
    const places = new Map<string, { easting: number; northing: number; count: number }>()
    for (let i = 0; i < eastings.length; i++) {
      const [easting, northing] = [eastings[i]!, northings[i]!]
      if (Math.hypot(easting - east, northing - north) > reach) continue
      const key = `${easting} ${northing}`
      const known = places.get(key)
      if (known) known.count++
      else places.set(key, { easting, northing, count: 1 })
    }
    const circle = (radius: number, corners: number) => [
      [
        Array.from({ length: corners + 1 }, (_, corner): [number, number] => {
          const angle = (corner / corners) * 2 * Math.PI
          return [east + radius * Math.cos(angle), north + radius * Math.sin(angle)]
        }),
      ],
    ]
    return {
      title: `Map of area ${at}`,
      around: circle(reach, 60),
      outlines: [
        { name: 'Hotspot', polygons: circle(300, 90), as: 'hotspot', figure: whole(places.size) },
        ...Array.from({ length: 40 }, (_, area) => ({
          ...{ name: `Area ${area}`, polygons: circle(reach * (1 + area / 8), 400) },
          as: 'area' as const,
        })),
      ],
      places: [...places.values()],
      alternative: 'Where the calls are.',
    }
  }
}
