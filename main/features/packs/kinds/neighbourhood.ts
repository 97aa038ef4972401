import { counted, whole } from '#shared/count-words.ts'
import { longDay } from '#shared/day-words.ts'
import { busiest } from '../../briefings/draft.ts'
import type { Chart, Figure, PackDocument, Section, Sum } from '../model/document.ts'
import { oneDecimal, share, shortMonth } from '../words.ts'
import type { Neighbourhood } from './neighbourhood/content.ts'
import { contactsSection, hotspotsSection, prioritiesSection, profilesSection } from './neighbourhood/work.ts'
import { isAtTheTable, notPublic } from './parts/audience.ts'
import { column, countOf, derived, finding, said, section, table, type Words } from './parts/blocks.ts'
import { placeMap } from './parts/place-map.ts'

const categoriesShown = 8
const fewestToTellWhen = 10

/** A neighbourhood on one page: what is called about, where, when, and what is done about it. */
export function neighbourhoodPack(content: Neighbourhood): PackDocument {
  const { head, area, freeze, period, sources } = content
  const { section: categories, sums } = categoriesOf(content)
  return {
    ...head,
    kind: 'neighbourhood',
    reference: area.code,
    title: area.name,
    lead: `Neighbourhood profile, ${longDay(period.from)} to ${longDay(period.to)}.`,
    freeze,
    sections: [
      glance(content),
      {
        key: 'months',
        title: 'Calls by month',
        blocks: [{ kind: 'chart', chart: chartOf(content) }],
      },
      {
        key: 'where',
        title: 'Where',
        blocks: [{ kind: 'map', map: mapOf(content) }],
      },
      categories,
      ...section({ ...hotspotsSection(content), only: notPublic }),
      ...section({ ...profilesSection(content), only: notPublic }),
      ...section(prioritiesSection(content)),
      contactsSection(content),
    ],
    sources,
    caveats: caveatsOf(content),
    definitions: definitionsOf(content),
    distribution: [],
    sums: [
      { total: keyOf(content), parts: content.months.map(({ month }) => keyOf(content, `month=${month}`)) },
      ...sums,
    ],
  }
}

const keyOf = ({ area }: Pick<Neighbourhood, 'area'>, what = '') => `area=${area.name} ${what}`.trim()

function glance(content: Neighbourhood): Section {
  const { total, months, rate, yearBefore, hours } = content
  const all = keyOf(content)
  const when = total >= fewestToTellWhen ? busiest(hours) : null
  const rateWords: Words = rate
    ? [
        ' That is ',
        said(derived(oneDecimal(rate.rate), [all])),
        ` per 1,000 ${rate.per} (95 % interval `,
        said(derived(`${oneDecimal(rate.lower)} to ${oneDecimal(rate.upper)}`, [all])),
        `); all neighbourhoods together have ${oneDecimal(rate.overall)}.`,
      ]
    : [' There is no figure of residents to set them against.']
  const figures: { label: string; figure: Figure; note: string }[] = [
    { label: 'Calls', figure: countOf(total, all), note: `in ${counted(months.length, 'month')}` },
    {
      label: 'Calls a month',
      figure: derived(months.length === 0 ? 'n/a' : oneDecimal(total / months.length), [all]),
      note: 'mean of whole months',
    },
    ...(rate
      ? [
          {
            label: `Per 1,000 ${rate.per}`,
            figure: derived(oneDecimal(rate.rate), [all]),
            note: `all together ${oneDecimal(rate.overall)}`,
          },
        ]
      : []),
    ...(yearBefore
      ? [
          {
            label: 'The year before',
            figure: countOf(yearBefore.count, `${all} before`),
            note: 'the same months',
          },
        ]
      : []),
  ]
  return {
    key: 'glance',
    title: 'At a glance',
    blocks: [
      { kind: 'figures', figures },
      finding(
        said(countOf(total, all)),
        ` ${total === 1 ? 'call' : 'calls'} in ${counted(months.length, 'month')}.`,
        ...rateWords,
        ...(when ? [' Most of them came ', said(derived(when, [all])), '.'] : []),
        ...(yearBefore
          ? [' Against the year before: ', said(derived(yearBefore.sentence, [all, `${all} before`]))]
          : []),
      ),
    ],
  }
}

function chartOf(content: Neighbourhood): Chart {
  const { months, area } = content
  return {
    title: `${area.name}: calls by month`,
    kind: 'columns',
    categories: months.map(({ month }) => shortMonth(month)),
    series: [
      {
        name: 'Calls',
        values: months.map(({ month, count }) => countOf(count, keyOf(content, `month=${month}`))),
        as: 'columns',
      },
    ],
    unit: 'calls a month',
    alternative: `Calls about ${area.name} in each of ${counted(months.length, 'month')}.`,
  }
}

function mapOf({ area, places, areas }: Neighbourhood) {
  return placeMap(
    `${area.name}: calls by place`,
    [{ name: area.name, polygons: area.polygons, as: 'area' }],
    places,
    areas,
  )
}

function categoriesOf(content: Neighbourhood): { section: Section; sums: Sum[] } {
  const { categories, total } = content
  // In the order of their counts the reader could work back what is withheld.
  const shown = isAtTheTable(content.head.audience)
    ? categories.slice(0, categoriesShown)
    : categories.slice(0, categoriesShown).sort((a, b) => a.name.localeCompare(b.name, 'en-GB'))
  const others = total - shown.reduce((sum, { count }) => sum + count, 0)
  const key = (name: string) => keyOf(content, `category=${name}`)
  const rows = [...shown, ...(others > 0 ? [{ name: 'All others', count: others }] : [])]
  return {
    section: {
      key: 'categories',
      title: 'What is called about',
      blocks: [
        table({
          caption: 'Calls by category, in the words of the sources',
          columns: [column('Category', 'name', 4), column('Calls', 'number'), column('Share', 'number')],
          rows: [
            ...rows.map(({ name, count }) => [
              name,
              countOf(count, key(name)),
              derived(share(count, total), [key(name), keyOf(content)]),
            ]),
            ...(rows.length > 1 ? [['All calls', countOf(total, keyOf(content)), '']] : []),
          ],
          empty: 'No call in this time.',
        }),
      ],
    },
    sums: [{ total: keyOf(content), parts: rows.map(({ name }) => key(name)) }],
  }
}

function caveatsOf({ freeze, head, sources }: Neighbourhood): string[] {
  const late = sources.filter(source => source.late).map(({ name }) => name)
  const left = sources.filter(({ leftOut }) => leftOut !== '').length
  return [
    ...(freeze
      ? []
      : [`Counted on ${longDay(head.madeOn)} from the data of that day, which were not frozen.`]),
    'Calls are not crimes or people: one event may be told by several callers, and much is told to nobody.',
    'Calls that could not be placed are in no neighbourhood.',
    ...(left > 0
      ? [
          `${counted(left, 'source')} may not reach this audience and ${left === 1 ? 'is' : 'are'} not counted: figures are lower than those of the bureau.`,
        ]
      : []),
    ...(late.length > 0
      ? [`Late by their own rhythm: ${late.join(', ')}. The last weeks may be too low.`]
      : []),
    ...(isAtTheTable(head.audience)
      ? ['Where people work, shop or go out, residents are a poor measure.']
      : []),
  ]
}

function definitionsOf({ rate, area }: Neighbourhood): PackDocument['definitions'] {
  return [
    ['Calls', `Calls and reports placed in ${area.name} (${area.setName}), of the sources listed.`],
    ...(rate
      ? [
          [
            'Rate',
            `Calls per 1,000 ${rate.per} (${whole(rate.of)} here), with the exact 95 % Poisson interval (Garwood 1936); set against all neighbourhoods together.`,
          ] as const,
        ]
      : []),
  ]
}
