import { createRequire } from 'node:module'
import { dbscan } from '../../main/features/analysis/where/dbscan.ts'
import { exponent, generatedPoints, peakMegabytes, secondsOf } from './generated-points.ts'
import { askPeer, type Peer, rDbscan, scikitLearn, unlikeLabels } from './peers.ts'

export const name = 'DBSCAN, eps 50 m, 30 points, half the points co-located'

type NpmDbscan = { run(points: number[][], eps: number, minPoints: number): number[][] }
const { DBSCAN: PeerDbscan } = createRequire(import.meta.url)('density-clustering') as {
  DBSCAN: new () => NpmDbscan
}

const eps = 50
const minPoints = 30

export async function run(print: (line: string) => void): Promise<void> {
  const timed = (n: number) => {
    const { eastings, northings } = generatedPoints(n, 1)
    const seconds = secondsOf(() => dbscan(eastings, northings, eps, minPoints), n < 100_000 ? 15 : 3)
    const { clusters } = dbscan(eastings, northings, eps, minPoints)
    print(`${n.toLocaleString('en-GB')} points: ${seconds.toFixed(3)} s, ${clusters} clusters`)
    return seconds
  }
  timed(10_000)
  const small = timed(10_000)
  timed(100_000)
  const large = timed(1_000_000)
  print(`exponent from 10,000 to 1,000,000 points: ${exponent(10_000, small, 1_000_000, large).toFixed(2)}`)
  print(`peak memory of the process: ${peakMegabytes().toFixed(0)} MB`)
  againstNpm(print, 10_000)
  for (const [ground, shrunk] of [
    ['a county of 60 by 60 km', 1],
    ['a city of 15 by 15 km', 4],
  ] as const) {
    const points = ofGround(1_000_000, shrunk)
    await against(print, scikitLearn, inPython, ground, points)
    await against(print, rDbscan, inR, ground, points)
  }
}

function againstNpm(print: (line: string) => void, n: number): void {
  const { eastings, northings } = generatedPoints(n, 1)
  const points = Array.from(eastings, (easting, i) => [easting, northings[i]!])
  let theirs: number[][] = []
  const theirSeconds = secondsOf(() => {
    theirs = new PeerDbscan().run(points, eps, minPoints)
  }, 1)
  const ours = dbscan(eastings, northings, eps, minPoints)
  const ourSeconds = secondsOf(() => dbscan(eastings, northings, eps, minPoints))
  const labels = new Int32Array(n).fill(-1)
  theirs.forEach((cluster, label) => {
    for (const point of cluster) labels[point] = label
  })
  const unlike = labels.reduce((sum, label, point) => sum + (label === ours.labels[point] ? 0 : 1), 0)
  print(
    `${n.toLocaleString('en-GB')} points, npm density-clustering 1.3.0: ${theirSeconds.toFixed(2)} s; ` +
      `ours ${ourSeconds.toFixed(4)} s, ${(theirSeconds / ourSeconds).toFixed(0)} times faster`,
  )
  print(
    unlike === 0
      ? `the ${theirs.length} clusters agree point for point`
      : `${unlike} points are labelled otherwise (theirs ${theirs.length} clusters, ours ${ours.clusters})`,
  )
}

const inPython = `
from sklearn.cluster import DBSCAN
points = np.column_stack([given('x'), given('y')])
start = time.perf_counter()
fitted = DBSCAN(eps=given('eps')[0], min_samples=int(given('minPoints')[0])).fit(points)
seconds = time.perf_counter() - start
answer(seconds, labels=fitted.labels_)
`

const inR = `
points <- cbind(given('x'), given('y'))
eps <- given('eps')
minPoints <- given('minPoints')
seconds <- system.time(fitted <- dbscan::dbscan(points, eps, minPoints))[['elapsed']]
answer(seconds, labels = fitted$cluster - 1)
`

/** The generated points, drawn together: four times nearer, sixteen times as many within reach. */
function ofGround(n: number, shrunk: number) {
  const { eastings, northings } = generatedPoints(n, 1)
  const drawn = (values: Float64Array) => values.map(value => Math.round((value * 10) / shrunk) / 10)
  return { eastings: drawn(eastings), northings: drawn(northings) }
}

/** The whole of the peer's work on the same points, and whether its clusters are ours. */
async function against(
  print: (line: string) => void,
  peer: Peer,
  script: string,
  ground: string,
  { eastings, northings }: ReturnType<typeof ofGround>,
): Promise<void> {
  const columns = { x: eastings, y: northings, eps: [eps], minPoints: [minPoints] }
  const theirs = await askPeer(peer, script, columns, print)
  if (!theirs) return
  const ours = dbscan(eastings, northings, eps, minPoints)
  const seconds = secondsOf(() => dbscan(eastings, northings, eps, minPoints))
  print(
    `${eastings.length.toLocaleString('en-GB')} points in ${ground}, ${theirs.tool}: ${theirs.seconds.toFixed(2)} s; ` +
      `ours ${seconds.toFixed(3)} s, ${(theirs.seconds / seconds).toFixed(0)} times faster`,
  )
  const labels = theirs.column('labels')
  const isCore = (point: number) => ours.cores[point] === 1
  const otherNoise = labels.reduce(
    (sum, label, point) => sum + (label < 0 === ours.labels[point]! < 0 ? 0 : 1),
    0,
  )
  const otherBorders = unlikeLabels(ours.labels, labels) - unlikeLabels(ours.labels, labels, isCore)
  print(
    `noise otherwise: ${otherNoise} points; ` +
      `core points in another cluster: ${unlikeLabels(ours.labels, labels, isCore)} of ${ours.clusters} clusters; ` +
      `border points that two clusters reach, given to the other: ${otherBorders}`,
  )
}
