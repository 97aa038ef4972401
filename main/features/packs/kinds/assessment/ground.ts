import type { AssessmentSection } from '#shared/features/tasking/assessment-rules.ts'
import type { Block, Chart, Outline } from '../../model/document.ts'
import { isAtTheTable } from '../parts/audience.ts'
import { countOf, derived } from '../parts/blocks.ts'
import { placeLabel } from '../parts/label.ts'
import { placeMap } from '../parts/place-map.ts'
import type { AssessmentContent } from './content.ts'
import { itemKey, itemsFor } from './items.ts'

const darkest = 5

/** The ground of a section's items on one map, darker where there are more incidents. */
export function mapOfItems(content: AssessmentContent, wanted: AssessmentSection, title: string): Block[] {
  const items = itemsFor(content, wanted).filter(
    ({ id, title: named }) => content.grounds.has(id) && !named.startsWith('Neighbourhood:'),
  )
  if (items.length === 0) return []
  const most = Math.max(1, ...items.map(({ id }) => content.counts.get(id) ?? 0))
  const ground = items.map((item): Outline => {
    const count = content.counts.get(item.id) ?? null
    const shade = Math.max(1, Math.ceil(((count ?? 0) / most) * darkest)) as 1 | 2 | 3 | 4 | 5
    return {
      name: placeLabel(item.title, isAtTheTable(content.head.audience)),
      polygons: content.grounds.get(item.id)!,
      as: 'hotspot',
      shade,
      ...(count !== null && { figure: countOf(count, itemKey(item)) }),
    }
  })
  const used = [...new Set(ground.map(({ shade }) => shade))].sort()
  return [
    {
      kind: 'map',
      map: {
        ...placeMap(title, ground, [], content.areas),
        shades: used.map(shade => ({
          shade: shade as 1 | 2 | 3 | 4 | 5,
          words: `up to ${Math.ceil((most * shade!) / darkest)} incidents`,
        })),
        toldBeneath: true,
        alternative: `${title}: ${ground.map(({ name, figure }) => (figure ? `${name}, ${figure.text}` : name)).join('; ')}.`,
      },
    },
  ]
}

/** Incidents found beside those expected, hotspot by hotspot; where nothing was expected there is no chart. */
export function expectedChart(content: AssessmentContent): Block[] {
  const items = itemsFor(content, 'hotspots').filter(({ figures }) => figures.expected !== null)
  if (!content.isWhole || items.length < 2) return []
  const chart: Chart = {
    title: 'Incidents found and expected',
    kind: 'bars',
    categories: items.map(({ title }) => placeLabel(title, isAtTheTable(content.head.audience))),
    series: [
      {
        name: 'Found',
        values: items.map(item => countOf(content.counts.get(item.id) ?? 0, itemKey(item))),
        as: 'columns',
      },
      {
        name: 'Expected',
        values: items.map(item =>
          derived((item.figures.expected ?? 0).toFixed(1), [itemKey(item)], item.figures.expected ?? 0),
        ),
        as: 'columns',
      },
    ],
    unit: 'incidents',
    toldBeneath: true,
    alternative: 'Incidents of each hotspot beside those that would be expected there.',
  }
  return [{ kind: 'chart', chart }]
}
