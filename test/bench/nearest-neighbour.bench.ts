import { nearestNeighbourClusters } from '../../main/features/analysis/where/nearest-neighbour-clusters.ts'
import { exponent, generatedPoints, peakMegabytes, secondsOf } from './generated-points.ts'

export const name = 'Nearest-neighbour hierarchical clusters, p 0.05, 30 points, 3 levels, half co-located'

const options = { probability: 0.05, minPoints: 30, levels: 3 }

/** There is no peer: CrimeStat runs under Windows alone. */
export async function run(print: (line: string) => void): Promise<void> {
  const timed = (n: number) => {
    const { eastings, northings } = generatedPoints(n, 1)
    const seconds = secondsOf(
      () => nearestNeighbourClusters(eastings, northings, options),
      n < 100_000 ? 9 : 3,
    )
    const { levels } = nearestNeighbourClusters(eastings, northings, options)
    const found = levels.map(
      ({ clusters, thresholdMetres }) => `${clusters} within ${thresholdMetres.toFixed(0)} m`,
    )
    print(`${n.toLocaleString('en-GB')} points: ${seconds.toFixed(3)} s, clusters ${found.join(', ')}`)
    return seconds
  }
  timed(10_000)
  const small = timed(10_000)
  timed(100_000)
  const large = timed(1_000_000)
  print(`exponent from 10,000 to 1,000,000 points: ${exponent(10_000, small, 1_000_000, large).toFixed(2)}`)
  print(`peak memory of the process: ${peakMegabytes().toFixed(0)} MB`)
}
