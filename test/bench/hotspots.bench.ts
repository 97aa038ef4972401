import { run as dbscan } from '../../main/features/analysis/dbscan.worker.ts'
import { run as giStar } from '../../main/features/analysis/gi-star.worker.ts'
import { generatedPoints, peakMegabytes, secondsOf } from './generated-points.ts'

export const name = 'Hotspots with outlines, as the worker hands them over, 1,000,000 points'

export async function run(print: (line: string) => void): Promise<void> {
  const points = generatedPoints(1_000_000, 1)
  const clusters = () => dbscan({ ...points, parameters: { method: 'dbscan', epsMetres: 50, minPoints: 30 } })
  print(`DBSCAN: ${secondsOf(clusters, 1).toFixed(2)} s, ${clusters().hotspots.length} hotspots`)
  const cells = () =>
    giStar({
      ...points,
      parameters: { method: 'gi-star', cellMetres: 100, bandMetres: 250, alpha: 0.05, minCount: 5 },
    })
  print(`Gi*: ${secondsOf(cells, 1).toFixed(2)} s, ${cells().hotspots.length} hotspots`)
  print(`peak memory of the process: ${peakMegabytes().toFixed(0)} MB`)
}
