import { hdbscan } from '../../main/features/analysis/where/hdbscan.ts'
import { exponent, generatedPoints, peakMegabytes, secondsOf } from './generated-points.ts'
import { askPeer, type Peer, pythonHdbscan, rDbscan, unlikeLabels } from './peers.ts'

export const name = 'HDBSCAN*, 30 points, half the points co-located'

const minPoints = 30

export async function run(print: (line: string) => void): Promise<void> {
  const timed = (n: number) => {
    const { eastings, northings } = generatedPoints(n, 1)
    let clusters = 0
    const seconds = secondsOf(
      () => {
        clusters = hdbscan(eastings, northings, minPoints).clusters.length
      },
      n < 1_000_000 ? 3 : 1,
    )
    print(`${n.toLocaleString('en-GB')} points: ${seconds.toFixed(3)} s, ${clusters} clusters`)
    return seconds
  }
  timed(10_000)
  const small = timed(10_000)
  const large = timed(100_000)
  print(`exponent from 10,000 to 100,000 points: ${exponent(10_000, small, 100_000, large).toFixed(2)}`)
  const largest = timed(1_000_000)
  print(
    `exponent from 100,000 to 1,000,000 points: ${exponent(100_000, large, 1_000_000, largest).toFixed(2)}`,
  )
  print(`peak memory of the process: ${peakMegabytes().toFixed(0)} MB`)
  // R keeps the distance of every pair: at 100,000 points that would be 40 GB.
  await against(print, rDbscan, inR, 5_000)
  await against(print, pythonHdbscan, inPython, 100_000)
}

const inR = `
points <- cbind(given('x'), given('y'))
minPoints <- given('minPoints')
seconds <- system.time(fitted <- dbscan::hdbscan(points, minPoints))[['elapsed']]
answer(seconds, labels = fitted$cluster - 1)
`

const inPython = `
import hdbscan
points = np.column_stack([given('x'), given('y')])
start = time.perf_counter()
least = int(given('minPoints')[0])
fitted = hdbscan.HDBSCAN(min_cluster_size=least, min_samples=least, core_dist_n_jobs=1).fit(points)
seconds = time.perf_counter() - start
answer(seconds, labels=fitted.labels_)
`

/** Peers take one of several equal edges at a time and divide by a distance of zero: no point stands where another does. */
async function against(print: (line: string) => void, peer: Peer, script: string, n: number): Promise<void> {
  const { eastings, northings } = generatedPoints(2 * n, 1)
  const apart = (column: Float64Array) => column.filter((_, at) => at % 2 === 0)
  const [x, y] = [apart(eastings), apart(northings)]
  const theirs = await askPeer(peer, script, { x, y, minPoints: [minPoints] }, print)
  if (!theirs) return
  const ours = hdbscan(x, y, minPoints)
  const seconds = secondsOf(() => hdbscan(x, y, minPoints))
  print(
    `${n.toLocaleString('en-GB')} points, none co-located, ${theirs.tool}: ${theirs.seconds.toFixed(2)} s; ` +
      `ours ${seconds.toFixed(3)} s, ${(theirs.seconds / seconds).toFixed(0)} times faster`,
  )
  const unlike = unlikeLabels(ours.labels, theirs.column('labels'))
  print(
    unlike === 0
      ? `the ${ours.clusters.length} clusters agree point for point`
      : `${unlike} of ${n.toLocaleString('en-GB')} points are in another cluster (ours ${ours.clusters.length} clusters)`,
  )
}
