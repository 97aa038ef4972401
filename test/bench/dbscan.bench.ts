import { createRequire } from 'node:module'
import { dbscan } from '../../main/features/analysis/where/dbscan.ts'
import { exponent, generatedPoints, peakMegabytes, secondsOf } from './generated-points.ts'

export const name = 'DBSCAN, eps 50 m, 30 points, half the points co-located'

type Peer = { run(points: number[][], eps: number, minPoints: number): number[][] }
const { DBSCAN: PeerDbscan } = createRequire(import.meta.url)('density-clustering') as {
  DBSCAN: new () => Peer
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
  againstPeer(print, 10_000)
}

function againstPeer(print: (line: string) => void, n: number): void {
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
