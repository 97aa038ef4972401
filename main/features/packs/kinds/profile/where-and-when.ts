import { counted } from '#shared/count-words.ts'
import type { Block } from '../../model/document.ts'
import { isAtTheTable, theTable } from '../parts/audience.ts'
import { areasNear } from '../parts/place-map.ts'
import { hoursChart, monthsChart, partsOfDayChart } from './charts.ts'
import { counts, outsiders, type ProfileContent } from './content.ts'
import { repeatLocationsBlock } from './counted-tables.ts'

export function whereBlocks(content: ProfileContent): Block[] {
  const { profile, places, areas, audience } = content
  const total = places.reduce((sum, { count }) => sum + count, 0)
  const drawn = `${counted(total, 'incident')} at ${counted(places.length, 'place')}`
  return [
    {
      kind: 'map',
      map: {
        title: profile.areaLabel,
        around: profile.polygons,
        outlines: [
          ...areasNear(profile.polygons, areas).map(({ name, polygons }) => ({
            name,
            polygons,
            as: 'area' as const,
          })),
          { name: profile.areaLabel, polygons: profile.polygons, as: 'hotspot' },
        ],
        places,
        alternative: isAtTheTable(audience)
          ? `Map of ${profile.areaLabel}: ${drawn}, in the outline of the hotspot.`
          : `Map of ${profile.areaLabel}: the incidents by place, in the outline of the hotspot.`,
      },
    },
    { kind: 'note', only: theTable, runs: [{ text: `${drawn} inside the outline.` }] },
    { kind: 'heading', level: 3, text: 'Repeat locations', only: theTable },
    { ...repeatLocationsBlock(profile.figures), only: theTable },
  ]
}

export function whenBlocks({ profile }: ProfileContent): Block[] {
  const hours = profile.figures.hourByWeekday
  return [
    { kind: 'chart', chart: monthsChart(profile) },
    {
      kind: 'note',
      runs: [
        {
          text: 'The first and the last month may be cut off by the edge of the data; the mean is over whole months.',
        },
      ],
    },
    ...(hours.kind === 'refused'
      ? [{ kind: 'finding' as const, runs: [{ text: hours.reason }] }]
      : [
          { kind: 'chart' as const, chart: hoursChart(hours), only: theTable },
          { kind: 'chart' as const, chart: partsOfDayChart(hours), only: outsiders },
          { kind: 'note' as const, runs: hoursNote(hours.incidents, hours.left) },
        ]),
  ]
}

function hoursNote(incidents: number, left: number) {
  return [
    { text: `${counted(incidents, 'incident')} `, figure: { value: incidents, count: counts.hours } },
    {
      text: 'in London time, each in the hour it began; one known as an interval is spread over its hours.',
    },
    ...(left > 0
      ? [
          {
            text: ` ${counted(left, 'incident')}`,
            figure: { value: left, count: `${counts.hours} unknown` },
          },
          { text: ' left out: no hour is known.' },
        ]
      : []),
  ]
}
