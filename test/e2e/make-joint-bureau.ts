import { join } from 'node:path'
import { hostHere } from '../../main/backend/host.ts'
import { startBackend } from '../../main/backend/start.ts'

// A bureau with two agencies that meet every fortnight: a meeting is due since a fortnight, the next is today's.
const [folder = '', first = '', second = ''] = process.argv.slice(2)
const host = hostHere('cli', () => Promise.reject(new Error('nothing is printed here')))
const backend = startBackend({ ...host, bureausFolder: folder, stateFolder: join(folder, 'state') })
const { settings, tasking } = backend.connect()
await settings.createBureau({ name: 'Northgate' })
const { id: seriesId, ...series } = await tasking.saveSeries({
  ...{ name: 'Joint management group', everyWeeks: 2, firstOn: first, startsAt: '10:00', lastsMinutes: 60 },
  ...{ place: 'Town hall', chair: 'Chief inspector', quorum: null },
})
for (const [key, name] of [
  ['council', 'City council'],
  ['police', 'Police'],
] as const) {
  const { id: agencyId } = await settings.saveAgency({ key, name })
  await tasking.saveMember({ seriesId, agencyId, person: `Head of ${name.toLowerCase()}`, deputy: 'Deputy' })
}
const { members: _members, next: _next, skipped: _skipped, ...fields } = series
await tasking.saveSeries({ ...fields, id: seriesId, quorum: 2 })
const { meetingId } = await tasking.planMeeting({ seriesId, heldOn: first })
await tasking.addItem({ meetingId, title: 'Gates in Mill Lane' })
await tasking.addItem({ meetingId, title: 'Dates of the board' })
await tasking.planMeeting({ seriesId, heldOn: second })
await backend.close()
