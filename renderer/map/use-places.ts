import { useEffect, useMemo, useRef, useState } from 'react'
import type { PointColumns } from './layers.ts'
import { type PreparedPlaces, preparePlaces } from './prepare-places.ts'

/** So few are ready before a worker has answered. */
const fewPlaces = 20_000

/** Points made ready for the map. Many are prepared beside the window; the last ones stay meanwhile. */
export function usePlaces(points: PointColumns | undefined): PreparedPlaces | undefined {
  const few = points !== undefined && points.counts.length <= fewPlaces
  const atOnce = useMemo(() => (points && few ? preparePlaces(points) : undefined), [points, few])
  const [prepared, setPrepared] = useState<PreparedPlaces>()
  const beside = useRef<ReturnType<typeof prepareBeside>>(undefined)

  useEffect(() => {
    // Started with the map: it stands ready when the points come.
    const started = prepareBeside(setPrepared)
    beside.current = started
    return () => started.end()
  }, [])
  useEffect(() => beside.current!.prepare(few ? undefined : points), [points, few])

  if (!points) return undefined
  return few ? atOnce : prepared
}

/** A worker that prepares one lot of points at a time; of those that come meanwhile, only the last. */
function prepareBeside(tell: (prepared: PreparedPlaces) => void) {
  const worker = new Worker(new URL('./places.worker.ts', import.meta.url), { type: 'module' })
  let wanted: PointColumns | undefined
  let underWay: PointColumns | undefined

  function begin() {
    if (!wanted || underWay) return
    underWay = wanted
    const { eastings, northings, counts } = wanted
    worker.postMessage({ eastings, northings, counts } satisfies PointColumns)
  }
  worker.addEventListener('message', ({ data }: MessageEvent<PreparedPlaces>) => {
    const isWanted = underWay === wanted
    underWay = undefined
    if (!isWanted) return begin()
    wanted = undefined
    tell(data)
  })

  return {
    prepare(points: PointColumns | undefined) {
      wanted = points
      begin()
    },
    end: () => worker.terminate(),
  }
}
