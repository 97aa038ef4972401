import { run as worker } from '../../main/features/analysis/hot-areas.worker.ts'
import type { StudyAreas } from '../../main/features/analysis/telling/hotspots.ts'
import { areaRates } from '../../main/features/analysis/where/hot-areas.ts'
import { areaAt, indexAreas } from '../../main/features/areas/membership.ts'
import { exponent, generatedPoints, peakMegabytes, secondsOf } from './generated-points.ts'

export const name = 'Hot areas: 900 areas, rates with exact intervals, false discovery rate'

const across = 30
const sideMetres = 2000

/** Squares over the county, each a resident for every fourth incident of a million spread evenly. */
const areas: StudyAreas['areas'] = Array.from({ length: across * across }, (_, id) => {
  const west = 430_000 + (id % across) * sideMetres
  const south = 280_000 + Math.floor(id / across) * sideMetres
  const [east, north] = [west + sideMetres, south + sideMetres]
  return {
    ...{ id: id + 1, code: String(id), name: `Area ${id}`, per: 4000 },
    polygons: [
      [
        [
          [west, south],
          [east, south],
          [east, north],
          [west, north],
          [west, south],
        ],
      ],
    ],
  }
})

export async function run(print: (line: string) => void): Promise<void> {
  const index = indexAreas(areas.map(({ polygons }) => polygons))
  const timed = (n: number) => {
    const points = generatedPoints(n, 1)
    let areaOfIncident = new Int32Array(n)
    const placing = secondsOf(() => {
      areaOfIncident = points.eastings.reduce((found, easting, at) => {
        found[at] = areaAt(index, easting, points.northings[at]!)
        return found
      }, new Int32Array(n))
    })
    const study = {
      ...{ name: 'Squares', areas, areaOfIncident, before: null },
      figure: { name: 'Residents', unit: 'residents', origin: '' },
    }
    const asked = {
      ...points,
      ...{ study, period: { from: '2025-01-01', to: '2025-12-31' } },
      parameters: { method: 'hot-areas', areaSetId: 1, minCount: 10 } as const,
    }
    const seconds = secondsOf(() => worker(asked), n < 100_000 ? 9 : 3)
    print(
      `${n.toLocaleString('en-GB')} points: finding their areas ${placing.toFixed(3)} s, as the worker hands it over ${seconds.toFixed(3)} s, ${worker(asked).hotspots.length} hot areas`,
    )
    return placing + seconds
  }
  timed(10_000)
  const small = timed(10_000)
  timed(100_000)
  const large = timed(1_000_000)
  print(`exponent from 10,000 to 1,000,000 points: ${exponent(10_000, small, 1_000_000, large).toFixed(2)}`)
  const counts = Float64Array.from({ length: 35_000 }, (_, area) => area % 400)
  const rates = secondsOf(() =>
    areaRates(
      counts,
      counts.map(() => 1500),
    ),
  )
  print(`rates of 35,000 areas: ${rates.toFixed(2)} s`)
  print(`peak memory of the process: ${peakMegabytes().toFixed(0)} MB`)
}
