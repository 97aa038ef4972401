import { useEffect, useMemo, useState } from 'react'
import type { PointColumns } from './layers.ts'
import { type PreparedPlaces, preparePlaces } from './prepare-places.ts'

/** So few are ready before a worker has started. */
const fewPlaces = 20_000

/** Points made ready for the map. Many are prepared beside the window; the last ones stay meanwhile. */
export function usePlaces(points: PointColumns | undefined): PreparedPlaces | undefined {
  const few = points !== undefined && points.counts.length <= fewPlaces
  const atOnce = useMemo(() => (points && few ? preparePlaces(points) : undefined), [points, few])
  const [prepared, setPrepared] = useState<PreparedPlaces>()

  useEffect(() => {
    if (!points || few) return
    const worker = new Worker(new URL('./places.worker.ts', import.meta.url), { type: 'module' })
    worker.addEventListener('message', ({ data }: MessageEvent<PreparedPlaces>) => {
      setPrepared(data)
      worker.terminate()
    })
    const { eastings, northings, counts } = points
    worker.postMessage({ eastings, northings, counts } satisfies PointColumns)
    return () => worker.terminate()
  }, [points, few])

  if (!points) return undefined
  return few ? atOnce : prepared
}
