import { counted } from '#shared/count-words.ts'
import { bandwidthMetres } from '../statistics/bandwidth.ts'
import { metres } from '../telling/words.ts'
import { type Defaults, type DefaultsInput, leastCount } from './defaults.ts'

/** Bandwidth: the reference rule over both axes, to 10 m. Cell: a tenth of it, from 10 to 250 m. */
export function suggestKde({ incidents: { eastings, northings } }: DefaultsInput): Defaults<'kde'> {
  const rule = bandwidthMetres(eastings, northings)
  const bandwidth = Math.min(50_000, Math.max(50, Math.round(rule / 10) * 10))
  const cellMetres = Math.min(250, Math.max(10, Math.round(bandwidth / 100) * 10))
  return {
    parameters: {
      method: 'kde',
      cellMetres,
      bandwidthMetres: bandwidth,
      quantile: 0.99,
      minCount: leastCount,
    },
    reasons: [
      {
        parameter: 'bandwidthMetres',
        reason:
          rule > 0
            ? `Bandwidth ${metres(bandwidth)} by the reference rule (4 × 1.06 × the smaller of the standard deviation and the quartile range / 1.34 × n^-1/5, the mean of eastings and northings), from ${counted(eastings.length, 'point')}.`
            : 'The incidents do not spread over any distance, so the shortest bandwidth is taken.',
      },
      {
        parameter: 'cellMetres',
        reason: 'A tenth of the bandwidth draws the surface smoothly, 250 m at most.',
      },
      { parameter: 'quantile', reason: 'The densest hundredth of the cells with any density.' },
      { parameter: 'minCount', reason: `Fewer than ${leastCount} incidents are never called a hotspot.` },
    ],
  }
}
