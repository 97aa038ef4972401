import type { Method } from '#shared/features/analysis/contract.ts'
import { mostCellPermutations } from '#shared/features/analysis/parameters.ts'

type Common = {
  key: string
  label: string
  /** What it does to the answer, in a short sentence. */
  help: string
}
export type NumberField = Common & { kind: 'number'; unit: string; step: number; min: number; max: number }
export type ChoiceField = Common & {
  kind: 'choice'
  choices: { value: string | number; label: string }[]
  /** What an absent value means; choosing it takes the value out, so that the same is always written the same. */
  absent?: string
}
/** How one parameter is asked for. */
export type Field =
  | NumberField
  | ChoiceField
  | (Common & { kind: 'yes' })
  | (Common & { kind: 'area-set' })
  | (Common & { kind: 'area-figure' })
  | (Common & { kind: 'days' })
  | (Common & { kind: 'period' })

const number = (
  key: string,
  label: string,
  unit: string,
  [min, max, step]: [number, number, number],
  help: string,
): NumberField => ({ kind: 'number', key, label, unit, min, max, step, help })

const minCount = (least = 1) =>
  number('minCount', 'At least', 'incidents', [least, 100_000, 1], 'Fewer than this are never called hot.')
const alpha = number(
  'alpha',
  'False alarms',
  '',
  [0.001, 0.5, 0.01],
  'Share of what is called hot that may be chance: 0.05 is one in twenty.',
)
const level = {
  ...alpha,
  help: 'How often chance alone may be taken for a finding: 0.05 is one time in twenty.',
}
const cellMetres = number('cellMetres', 'Cell', 'm', [10, 10_000, 10], 'Length of the side of a cell.')
const bandMetres = number(
  'bandMetres',
  'Surroundings',
  'm',
  [1, 50_000, 10],
  'How far round a cell its neighbours count.',
)
const permutations = (key: string, help: string, most = 9999) =>
  number(key, 'Shuffles', '', [99, most, 100], help)

/** The parameters of each method in the order in which they are asked for. */
export const fieldsOf: Record<Method, Field[]> = {
  dbscan: [
    number('epsMetres', 'Within', 'm', [1, 10_000, 10], 'Incidents nearer than this are neighbours.'),
    number('minPoints', 'At least', 'incidents', [1, 100_000, 1], 'So many close together make a cluster.'),
  ],
  hdbscan: [
    number('minPoints', 'At least', 'incidents', [2, 100_000, 1], 'The smallest group that is a cluster.'),
  ],
  'nearest-neighbour': [
    number(
      'probability',
      'By chance',
      '',
      [0.001, 0.999, 0.01],
      'How likely two incidents are as near by chance. Less: nearer, tighter groups.',
    ),
    number('minPoints', 'At least', 'incidents', [2, 100_000, 1], 'The smallest group that is a cluster.'),
    number('levels', 'Levels', '', [1, 10, 1], 'Groups, groups of groups, and so on.'),
    {
      kind: 'choice',
      key: 'deviations',
      label: 'Ellipse',
      help: 'How wide the ellipse round a group is drawn.',
      choices: [
        { value: 1, label: '1 standard deviation' },
        { value: 1.5, label: '1.5 standard deviations' },
        { value: 2, label: '2 standard deviations' },
      ],
    },
  ],
  kde: [
    cellMetres,
    number(
      'bandwidthMetres',
      'Smoothed over',
      'm',
      [1, 50_000, 10],
      'How far one incident spreads. More: fewer, larger hotspots.',
    ),
    number(
      'quantile',
      'Above share of cells',
      '',
      [0.01, 0.999, 0.01],
      'Only cells denser than this share of all are hot: 0.99 is the densest hundredth.',
    ),
    minCount(),
    {
      kind: 'yes',
      key: 'adaptive',
      label: 'Wider where sparse',
      help: 'Smooths more where there are few incidents, less where there are many.',
    },
  ],
  'gi-star': [
    { ...cellMetres, help: 'Side of a square, or height of a hexagon.' },
    bandMetres,
    alpha,
    minCount(),
    {
      kind: 'choice',
      key: 'shape',
      label: 'Shape of cells',
      help: 'Hexagons have six equal neighbours, squares are those of the national grid.',
      choices: [
        { value: 'square', label: 'Squares' },
        { value: 'hexagon', label: 'Hexagons' },
      ],
      absent: 'square',
    },
  ],
  'local-moran': [
    cellMetres,
    {
      kind: 'choice',
      key: 'neighbours',
      label: 'Neighbours',
      help: 'Which cells round one are its neighbours.',
      choices: [
        { value: 'queen', label: 'All eight round it' },
        { value: 'rook', label: 'The four beside it' },
      ],
    },
    permutations(
      'permutations',
      'How often counts are dealt out anew, to see what chance makes.',
      mostCellPermutations,
    ),
    alpha,
    minCount(),
  ],
  'repeat-locations': [
    number(
      'withinMetres',
      'One place within',
      'm',
      [0, 1000, 5],
      'Incidents nearer than this are at one place; 0 is exactly the same point.',
    ),
    { ...minCount(2), help: 'So many incidents make a place a repeat location.' },
  ],
  'hot-areas': [
    { kind: 'area-set', key: 'areaSetId', label: 'Area set', help: 'The areas that are compared.' },
    {
      kind: 'area-figure',
      key: 'perFigureId',
      label: 'Rate per 1,000',
      help: 'What rates are counted against; counts alone without one.',
    },
    {
      kind: 'period',
      key: 'before',
      label: 'Against the period',
      help: 'An earlier period to tell the change against; none is told without it.',
    },
    { ...minCount(), help: 'Areas with fewer incidents are marked as small numbers.' },
  ],
  selection: [],
  merge: [],
  'hour-by-weekday': [],
  xmr: [
    {
      kind: 'choice',
      key: 'every',
      label: 'One point for each',
      help: 'Months are steadier; weeks show a change sooner.',
      choices: [
        { value: 'week', label: 'Week' },
        { value: 'month', label: 'Month' },
      ],
    },
    {
      kind: 'days',
      key: 'rebaseOn',
      label: 'New limits from',
      help: 'Days on which something changed for good: an action, a new way of recording.',
    },
  ],
  'near-repeat': [
    number('bandMetres', 'Distance step', 'm', [1, 50_000, 10], 'Width of each step of distance.'),
    number('distanceBands', 'Distance steps', '', [1, 20, 1], 'How many steps outwards.'),
    number('bandDays', 'Time step', 'days', [1, 365, 1], 'Length of each step of time.'),
    number('timeBands', 'Time steps', '', [1, 20, 1], 'How many steps onwards.'),
    {
      kind: 'choice',
      key: 'distance',
      label: 'Distance',
      help: 'Along streets at right angles, or as the crow flies.',
      choices: [
        { value: 'manhattan', label: 'Along streets' },
        { value: 'euclidean', label: 'As the crow flies' },
      ],
    },
    permutations('permutations', 'How often the days are dealt out anew, to see what chance makes.'),
    level,
  ],
  'space-time-scan': [
    number('maxRadiusMetres', 'Radius up to', 'm', [1, 50_000, 100], 'The widest circle that is tried.'),
    number('maxDays', 'Time up to', 'days', [1, 3660, 1], 'The longest time that is tried.'),
    permutations('replicas', 'How often the days are dealt out anew, to see what chance makes.'),
    level,
    minCount(),
  ],
  backtest: [
    number('fortnights', 'Fortnights', '', [4, 104, 1], 'How many past fortnights are tried.'),
    number(
      'trainDays',
      'Learn from',
      'days',
      [28, 1100, 14],
      'How long before each fortnight is learnt from.',
    ),
    number('areaShare', 'Share of ground', '', [0.001, 0.5, 0.005], 'The ground every method may choose.'),
    cellMetres,
    permutations('resamples', 'How often the fortnights are drawn anew for the intervals.'),
  ],
  'hotspot-classes': [
    cellMetres,
    bandMetres,
    number('periodDays', 'Each period', 'days', [1, 366, 1], 'Length of each of the periods compared.'),
    number('periods', 'Periods', '', [3, 60, 1], 'How many periods back from the end of the filter.'),
    alpha,
    minCount(),
  ],
}
