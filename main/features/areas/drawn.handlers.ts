import type { drawnAreas } from '#shared/features/areas/drawn.ts'
import type { HandlersOf } from '../../backend/context.ts'
import { keepArea, removeArea, renameArea } from './drawn.store.ts'
import { outlineOfRing } from './drawn-ring.ts'

export const drawnHandlers: HandlersOf<typeof drawnAreas> = {
  async keepArea({ db, host, changed }, { name, ring }) {
    const kept = await keepArea(db, { name, polygons: outlineOfRing(ring) }, host.now().toISOString())
    changed('areas')
    return kept
  },
  async renameArea({ db, changed }, { areaId, name }) {
    const renamed = await renameArea(db, areaId, name)
    changed('areas')
    return renamed
  },
  async removeArea({ db, host, changed }, { areaId }) {
    await removeArea(db, areaId, host.now().toISOString())
    changed('areas')
  },
}
