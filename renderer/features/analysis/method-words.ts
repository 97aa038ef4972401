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
}

export const offeredMethods: Method[] = ['dbscan', 'gi-star']

/** The parameters of an analysis in a line: "Within 50 m, At least 30 incidents". */
export function parametersInWords(parameters: Parameters): string {
  const values = parameters as Record<string, string | number>
  return methodWords[parameters.method].parameters
    .map(({ key, label, unit = '' }) => `${label.toLowerCase()} ${values[key]}${unit}`)
    .join(', ')
}
