import { counted, whole } from '#shared/count-words.ts'
import type { FigureColumn, FigureTable } from '#shared/features/analysis/figures.ts'
import type { AreaChanges, AreaRates } from '../where/hot-areas.ts'
import { numberColumn, textColumn } from './columns.ts'
import type { StudyAreas } from './hotspots.ts'

type Told = {
  study: StudyAreas
  areaSetId: number
  minCount: number
  counts: Float64Array
  rates: AreaRates
  changes: AreaChanges | null
  isHot(area: number): boolean
  unplaced: number
  outside: number
}

/** Every area with its count, its rate and its change, the highest first. */
export function areaTable(told: Told): FigureTable {
  const { study, areaSetId, counts, rates, changes, minCount, unplaced, outside } = told
  const { figure, areas } = study
  const key = (area: number) => (figure ? (rates.rate[area]! >= 0 ? rates.rate[area]! : -1) : counts[area]!)
  const order = Array.from(areas.keys()).sort((a, b) => key(b) - key(a) || counts[b]! - counts[a]! || a - b)
  const of = (values: Float64Array) => Float64Array.from(order, area => values[area]!)
  const text = (ofArea: (area: number) => string) => order.map(ofArea)
  const few = counts.reduce((sum, count) => sum + Number(count < minCount), 0)
  return {
    key: 'areas',
    title: `Areas of ${study.name}`,
    note:
      `${counted(unplaced, 'incident')} without a place and ${whole(outside)} outside of all areas are in none of them. ` +
      (few > 0
        ? `${counted(few, 'area has', 'areas have')} fewer than ${whole(minCount)} and ${few === 1 ? 'is' : 'are'} marked: such numbers swing by chance. `
        : '') +
      'Where areas overlap an incident counts in the first by code.',
    rows: areas.length,
    drawing: { kind: 'areas', areaSetId, value: figure ? 'rate' : 'count', scale: 'sequential' },
    columns: [
      textColumn(
        'code',
        'Code',
        text(area => areas[area]!.code),
      ),
      textColumn(
        'name',
        'Area',
        text(area => areas[area]!.name),
      ),
      numberColumn(
        'areaId',
        'Area number',
        order.map(area => areas[area]!.id),
      ),
      numberColumn('count', 'Incidents', of(counts)),
      textColumn(
        'small',
        'Small number',
        text(area => (counts[area]! < minCount ? `under ${whole(minCount)}` : '')),
        'Marked where a rate or a change rests on so few that chance alone moves it.',
      ),
      ...(figure ? rateColumns(figure, told, of, text) : []),
      ...(changes && study.before ? changeColumns(study.before.counts, changes, of) : []),
    ],
  }
}

type Of = (values: Float64Array) => Float64Array

function rateColumns(
  figure: NonNullable<StudyAreas['figure']>,
  { study, rates, isHot }: Told,
  of: Of,
  text: (ofArea: (area: number) => string) => string[],
): FigureColumn[] {
  const per = Float64Array.from(study.areas, area => area.per ?? Number.NaN)
  const unit = `per 1,000 ${figure.unit || figure.name}`
  const missing = `The area has no ${figure.name.toLowerCase()}.`
  const rate = { decimals: 1, unit, missing }
  return [
    numberColumn('per', figure.name, of(per), { missing, help: figure.origin }),
    numberColumn('rate', 'Rate', of(rates.rate), rate),
    numberColumn('rateLower', 'Rate from', of(rates.lower), {
      ...rate,
      help: 'Lower end of the 95 % interval (exact Poisson, Garwood 1936).',
    }),
    numberColumn('rateUpper', 'Rate to', of(rates.upper), {
      ...rate,
      help: 'Upper end of the 95 % interval (exact Poisson, Garwood 1936).',
    }),
    numberColumn('expected', 'Expected', of(rates.expected), {
      decimals: 1,
      missing,
      help: 'What the area would have at the rate of all areas together.',
    }),
    numberColumn('q', 'q', of(rates.q), {
      decimals: 4,
      missing,
      help: 'Chance of so many at the rate of all areas, corrected for the number of areas (Benjamini and Hochberg).',
    }),
    textColumn(
      'class',
      'Class',
      text(area => (isHot(area) ? 'hot' : 'none')),
      'Hot: above the rate of all areas beyond chance.',
    ),
  ]
}

function changeColumns(before: Float64Array, changes: AreaChanges, of: Of): FigureColumn[] {
  const missing = 'There were none before: per cent of zero is n/a.'
  const percent = { decimals: 0, unit: '%', missing }
  const interval = 'of the 95 % interval (exact, for the ratio of two Poisson rates per day).'
  return [
    numberColumn('before', 'Before', of(before)),
    numberColumn('change', 'Change', of(changes.change), {
      ...percent,
      help: 'Incidents a day against those a day before.',
    }),
    numberColumn('changeLower', 'Change from', of(changes.lower), {
      ...percent,
      help: `Lower end ${interval}`,
    }),
    numberColumn('changeUpper', 'Change to', of(changes.upper), {
      ...percent,
      help: `Upper end ${interval}`,
    }),
    numberColumn('changeP', 'p of change', of(changes.p), {
      decimals: 4,
      missing: 'There were none in either period.',
    }),
    numberColumn('changeQ', 'q of change', of(changes.q), {
      decimals: 4,
      missing: 'There were none in either period.',
      help: 'Corrected for the number of areas (Benjamini and Hochberg).',
    }),
  ]
}
