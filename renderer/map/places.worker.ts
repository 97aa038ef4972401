import type { PointColumns } from './layers.ts'
import { preparePlaces } from './prepare-places.ts'

// Beside the window, so that it does not stand still while a million incidents are put in order.
self.addEventListener('message', ({ data }: MessageEvent<PointColumns>) => {
  const prepared = preparePlaces(data)
  const { xs, ys, counts, keys, sumCount, sumX, sumY } = prepared.index
  const moved = [xs, ys, counts, keys, sumCount, sumX, sumY].map(column => column.buffer as ArrayBuffer)
  self.postMessage(prepared, { transfer: moved })
})
