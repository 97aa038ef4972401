import type { Action } from '#shared/features/tasking/action.ts'
import type { GroupRecord } from '#shared/features/tasking/record.ts'

type Held = { id: number; heldOn: string; attending: readonly number[] }
type Agency = { id: number; name: string }
type Set = Pick<
  Action,
  'agencyId' | 'meetingId' | 'status' | 'dueOn' | 'closedOn' | 'overdue' | 'carriedForward'
>

/** Attendance and completion by agency over the meetings given. */
export function groupRecord(
  held: readonly Held[],
  agencies: readonly Agency[],
  actions: readonly Set[],
): GroupRecord {
  const ids = new Set(held.map(({ id }) => id))
  const counted = actions.filter(({ meetingId }) => ids.has(meetingId))
  return {
    meetings: held.map(({ id, heldOn, attending }) => ({
      meetingId: id,
      heldOn,
      of: agencies.length,
      present: agencies.filter(agency => attending.includes(agency.id)).length,
    })),
    agencies: agencies.map(({ id, name }) => {
      const its = counted.filter(({ agencyId }) => agencyId === id)
      const done = its.filter(({ status }) => status === 'done')
      const open = its.filter(({ status }) => status !== 'done' && status !== 'cancelled')
      const onTime = done.filter(({ closedOn, dueOn }) => (closedOn ?? '') <= dueOn)
      const overdue = open.filter(each => each.overdue)
      return {
        agencyId: id,
        agencyName: name,
        held: held.length,
        set: its.length,
        attended: held.filter(({ attending }) => attending.includes(id)).length,
        doneOnTime: onTime.length,
        doneLate: done.length - onTime.length,
        cancelled: its.length - done.length - open.length,
        open: open.length - overdue.length,
        overdue: overdue.length,
        carried: its.filter(({ carriedForward }) => carriedForward > 0).length,
      }
    }),
  }
}
