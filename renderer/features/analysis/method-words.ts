import type { Method, Parameters } from '#shared/features/analysis/contract.ts'
import { formatDay } from '../../ui/dates.ts'
import { type Field, fieldsOf } from './parameter-fields.ts'

type MethodWords = {
  name: string
  /** What it tells one, in a line. */
  tells: string
  /** What it answers: where, when, or both at once. */
  asks: 'where' | 'when'
  /** True where chance is drawn by seeded random numbers. */
  isRandom?: boolean
}

/** Each method with what it tells one; its page of help has its own name. */
export const methodWords: Record<Method, MethodWords> = {
  'gi-star': {
    name: 'Getis-Ord Gi* hotspots',
    tells: 'Finds cells whose surroundings hold more incidents than chance alone would put there.',
    asks: 'where',
  },
  dbscan: {
    name: 'DBSCAN clusters',
    tells:
      'Finds where incidents crowd together more closely than a distance you choose, whatever the shape.',
    asks: 'where',
  },
  hdbscan: {
    name: 'HDBSCAN* clusters',
    tells:
      'Finds crowds of incidents that hold together over many distances, dense and less dense ones alike.',
    asks: 'where',
  },
  'nearest-neighbour': {
    name: 'Nearest-neighbour clusters',
    tells:
      'Finds groups of incidents nearer to each other than chance would put them, and groups of such groups.',
    asks: 'where',
  },
  kde: {
    name: 'Density surface',
    tells: 'Shows where incidents are densest, smoothed over a distance you choose.',
    asks: 'where',
  },
  'local-moran': {
    name: 'Local Moran',
    tells: 'Tells cells that are busy among busy ones from those that stand out alone.',
    asks: 'where',
    isRandom: true,
  },
  'repeat-locations': {
    name: 'Repeat locations',
    tells: 'Ranks the places that come back again and again, and says what share of the incidents they make.',
    asks: 'where',
  },
  'hot-areas': {
    name: 'Hot areas',
    tells: 'Compares the areas of a set: how many incidents, and how many for the people who live there.',
    asks: 'where',
  },
  selection: { name: 'Selection', tells: 'The incidents of the filter, as they are.', asks: 'where' },
  merge: { name: 'Merged hotspots', tells: 'Several hotspots as one.', asks: 'where' },
  'hour-by-weekday': {
    name: 'Hour by weekday',
    tells: 'Shows at which hours of the week incidents happen, and which hours stand out.',
    asks: 'when',
  },
  xmr: {
    name: 'XmR chart',
    tells: 'Tells a real change over time from the ups and downs that are always there.',
    asks: 'when',
  },
  backtest: {
    name: 'Which method works here',
    tells: 'Tries every method on your own past fortnights, and says which caught most of what came next.',
    asks: 'where',
  },
  'hotspot-classes': {
    name: 'Hotspot classes',
    tells: 'Tells new hotspots from those that persist, grow, shrink, come and go, or are over.',
    asks: 'when',
  },
  'near-repeat': {
    name: 'Near repeats',
    tells:
      'Shows whether one incident is soon followed by another close by, and within what time and distance.',
    asks: 'when',
    isRandom: true,
  },
  'space-time-scan': {
    name: 'Space-time scan',
    tells:
      'Finds where and when there were more incidents than the place and the time explain each for itself.',
    asks: 'when',
    isRandom: true,
  },
}

/** The page of help on a method; what is made of a selection has no page of its own. */
export function helpTopicOf(method: Method): string {
  return method === 'selection' || method === 'merge' ? 'reading-hotspots' : method
}

/** The parameters of an analysis in a line: "within 50 m, at least 30 incidents". */
export function parametersInWords(parameters: Parameters): string {
  const values = parameters as unknown as Record<string, unknown>
  return fieldsOf[parameters.method]
    .map(field => inWords(field, values[field.key]))
    .filter(Boolean)
    .join(', ')
}

function inWords(field: Field, value: unknown): string {
  const label = field.label.toLowerCase()
  if (value === undefined || value === false) return ''
  switch (field.kind) {
    case 'number':
      return `${label} ${(value as number).toLocaleString('en-GB')} ${value === 1 ? field.unit.replace(/s$/, '') : field.unit}`.trimEnd()
    case 'choice':
      return `${label} ${field.choices.find(choice => choice.value === value)?.label.toLowerCase()}`
    case 'yes':
      return label
    case 'days':
      return (value as string[]).length > 0
        ? `${label} ${(value as string[]).map(formatDay).join(' and ')}`
        : ''
    case 'period': {
      const { from, to } = value as { from: string; to: string }
      return `${label} ${formatDay(from)} to ${formatDay(to)}`
    }
    // Sets and figures are named in the statement of the result, which knows their names of then.
    case 'area-set':
    case 'area-figure':
      return ''
  }
}
