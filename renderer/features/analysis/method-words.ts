import type { Method, Parameters } from '#shared/features/analysis/contract.ts'

type ParameterWords = { key: string; label: string; unit?: string; step: number; min: number; max: number }
type MethodWords = { name: string; tells: string; parameters: ParameterWords[] }

/** The methods offered here, each with what it tells one, in a line. */
export const methodWords: Record<Method, MethodWords> = {
  dbscan: {
    name: 'DBSCAN clusters',
    tells:
      'Finds where incidents crowd together more closely than a distance you choose, whatever the shape.',
    parameters: [
      { key: 'epsMetres', label: 'Within', unit: ' m', step: 10, min: 1, max: 10_000 },
      { key: 'minPoints', label: 'At least', unit: ' incidents', step: 1, min: 1, max: 100_000 },
    ],
  },
  'gi-star': {
    name: 'Getis-Ord Gi*',
    tells: 'Finds squares whose surroundings hold more incidents than chance alone would put there.',
    parameters: [
      { key: 'cellMetres', label: 'Square', unit: ' m', step: 10, min: 10, max: 10_000 },
      { key: 'bandMetres', label: 'Surroundings', unit: ' m', step: 10, min: 1, max: 50_000 },
      { key: 'alpha', label: 'False alarms', step: 0.01, min: 0.001, max: 0.5 },
      { key: 'minCount', label: 'At least', unit: ' incidents', step: 1, min: 1, max: 100_000 },
    ],
  },
  kde: {
    name: 'Density surface',
    tells: 'Finds where incidents are densest, smoothed over a distance you choose.',
    parameters: [
      { key: 'cellMetres', label: 'Square', unit: ' m', step: 10, min: 10, max: 10_000 },
      { key: 'bandwidthMetres', label: 'Smoothed over', unit: ' m', step: 10, min: 1, max: 50_000 },
      { key: 'quantile', label: 'Above share', step: 0.01, min: 0.01, max: 0.999 },
      { key: 'minCount', label: 'At least', unit: ' incidents', step: 1, min: 1, max: 100_000 },
    ],
  },
  hdbscan: {
    name: 'HDBSCAN* clusters',
    tells:
      'Finds crowds of incidents that hold together over many distances, dense and less dense ones alike.',
    parameters: [{ key: 'minPoints', label: 'At least', unit: ' incidents', step: 1, min: 2, max: 100_000 }],
  },
  'nearest-neighbour': {
    name: 'Nearest-neighbour clusters',
    tells:
      'Finds groups of incidents nearer to each other than chance would put them, and groups of such groups.',
    parameters: [
      { key: 'probability', label: 'By chance', step: 0.01, min: 0.001, max: 0.999 },
      { key: 'minPoints', label: 'At least', unit: ' incidents', step: 1, min: 2, max: 100_000 },
      { key: 'levels', label: 'Levels', step: 1, min: 1, max: 10 },
      { key: 'deviations', label: 'Ellipse', unit: ' deviations', step: 0.5, min: 1, max: 2 },
    ],
  },
  'local-moran': {
    name: 'Local Moran',
    tells: 'Tells squares that are busy among busy ones from those that stand out alone.',
    parameters: [
      { key: 'cellMetres', label: 'Square', unit: ' m', step: 10, min: 10, max: 10_000 },
      { key: 'permutations', label: 'Permutations', step: 100, min: 99, max: 9999 },
      { key: 'alpha', label: 'False alarms', step: 0.01, min: 0.001, max: 0.5 },
      { key: 'minCount', label: 'At least', unit: ' incidents', step: 1, min: 1, max: 100_000 },
    ],
  },
  'repeat-locations': {
    name: 'Repeat locations',
    tells: 'Ranks the places that come back again and again, and says what share of the incidents they make.',
    parameters: [
      { key: 'withinMetres', label: 'Within', unit: ' m', step: 5, min: 0, max: 1000 },
      { key: 'minCount', label: 'At least', unit: ' incidents', step: 1, min: 2, max: 100_000 },
    ],
  },
  'hot-areas': {
    name: 'Hot areas',
    tells: 'Compares the areas of a set: how many incidents, and how many for the people who live there.',
    parameters: [{ key: 'minCount', label: 'At least', unit: ' incidents', step: 1, min: 1, max: 100_000 }],
  },
  selection: { name: 'Selection', tells: 'The incidents of the filter, as they are.', parameters: [] },
  merge: { name: 'Merged hotspots', tells: 'Several hotspots as one.', parameters: [] },
  'hour-by-weekday': {
    name: 'Hour by weekday',
    tells: 'Shows at which hours of the week incidents happen, and which hours stand out.',
    parameters: [],
  },
  xmr: {
    name: 'XmR chart',
    tells: 'Tells a real change over time from the ups and downs that are always there.',
    parameters: [],
  },
  'near-repeat': {
    name: 'Near repeats',
    tells:
      'Shows whether one incident is soon followed by another close by, and within what time and distance.',
    parameters: [
      { key: 'bandMetres', label: 'Distance step', unit: ' m', step: 10, min: 1, max: 50_000 },
      { key: 'distanceBands', label: 'Distance steps', step: 1, min: 1, max: 20 },
      { key: 'bandDays', label: 'Time step', unit: ' days', step: 1, min: 1, max: 365 },
      { key: 'timeBands', label: 'Time steps', step: 1, min: 1, max: 20 },
      { key: 'permutations', label: 'Permutations', step: 100, min: 99, max: 9999 },
    ],
  },
  'space-time-scan': {
    name: 'Space-time scan',
    tells:
      'Finds where and when there were more incidents than the place and the time explain each for itself.',
    parameters: [
      { key: 'maxRadiusMetres', label: 'Up to', unit: ' m', step: 100, min: 1, max: 50_000 },
      { key: 'maxDays', label: 'Up to', unit: ' days', step: 1, min: 1, max: 3660 },
      { key: 'replicas', label: 'Replicas', step: 100, min: 99, max: 9999 },
      { key: 'minCount', label: 'At least', unit: ' incidents', step: 1, min: 1, max: 100_000 },
    ],
  },
  'hotspot-classes': {
    name: 'Hotspot classes',
    tells: 'Tells new hotspots from those that persist, grow, shrink, come and go, or are over.',
    parameters: [
      { key: 'cellMetres', label: 'Square', unit: ' m', step: 10, min: 10, max: 10_000 },
      { key: 'bandMetres', label: 'Surroundings', unit: ' m', step: 10, min: 1, max: 50_000 },
      { key: 'periodDays', label: 'Each period', unit: ' days', step: 1, min: 1, max: 366 },
      { key: 'periods', label: 'Periods', step: 1, min: 3, max: 60 },
      { key: 'minCount', label: 'At least', unit: ' incidents', step: 1, min: 1, max: 100_000 },
    ],
  },
}

/** The parameters of an analysis in a line: "Within 50 m, At least 30 incidents". */
export function parametersInWords(parameters: Parameters): string {
  const values = parameters as Record<string, string | number>
  return methodWords[parameters.method].parameters
    .map(({ key, label, unit = '' }) => `${label.toLowerCase()} ${values[key]}${unit}`)
    .join(', ')
}
