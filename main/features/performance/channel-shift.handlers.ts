import type { channelShift } from '#shared/features/performance/channel-shift.ts'
import type { HandlersOf } from '../../backend/context.ts'

export const channelShiftHandlers: HandlersOf<typeof channelShift> = {
  async channelShift({ db, bureau }, { now, before }) {
    const snapshot = bureau.snapshot()
    const channels = []
    for (const { id, name } of await bureau.sources(db)) {
      const filters = { now: { ...now, sourceIds: [id] }, before: { ...before, sourceIds: [id] } }
      channels.push({
        ...{ key: String(id), label: name, filters },
        now: (await bureau.select(db, filters.now, snapshot)).length,
        before: (await bureau.select(db, filters.before, snapshot)).length,
      })
    }
    return { now, before, channels }
  },
}
