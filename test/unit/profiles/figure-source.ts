import type { FigureSource } from '#shared/features/profiles/figure-text.ts'

/** The leisure centre's figures, in short. */
export function figureSource(changes: Partial<FigureSource> = {}): FigureSource {
  return {
    figures: {
      ...{ from: '2024-01-01', to: '2024-12-28', total: 312, perMonth: 26 },
      months: [],
      hourByWeekday: { kind: 'refused', reason: 'months only' },
      repeatLocations: {
        kind: 'places',
        places: [
          { place: 'LEISURE CENTRE', gridReference: 'SK 588 046', count: 100, cumulativeShare: 0.5 },
          { place: 'SKATE RAMP', gridReference: 'SK 588 047', count: 20, cumulativeShare: 0.6 },
        ],
      },
      categories: [
        { name: 'Rowdy: loud', count: 228 },
        { name: 'Street drinking', count: 84 },
      ],
      sources: [],
    },
    baseline: null,
    since: null,
    filter: { from: '2024-01-01' },
    savedCounts: [
      { key: 'hotspot:7', label: 'Hotspot 7', count: 312, on: '2024-12-03', analysisId: 2, hotspotId: 7 },
    ],
    ...changes,
  }
}
