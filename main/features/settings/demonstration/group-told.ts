import type { DeskClient } from '#shared/contract.ts'
import { type AgencyKey, agencies } from './partners.ts'

const deputies: Record<AgencyKey, string> = {
  police: 'Neighbourhood inspector, Northgate',
  council: 'Community safety officer',
  fire: 'Station manager',
  housing: 'Tenancy officer',
  health: 'Public health officer',
  'youth-offending': 'Prevention officer',
}
/** Holidays on which nobody meets. */
const leftOut = ['2024-12-31', '2025-12-30']
/** A free item of some meetings; where it was not reached, the next has it again. */
const business: Record<string, { title: string; reached: boolean }> = {
  '2025-03-25': { title: 'Quotation for the camera on the car park side', reached: false },
  '2025-09-23': { title: 'Sharing of the housing extract: review of the agreement', reached: true },
  '2025-12-16': { title: 'Dates of the APEL board in 2026', reached: false },
}
const blocks: Record<string, string> = {
  opening: 'The chair welcomed the members.',
  actions: 'Taken one by one with their owners.',
}

/** The series in which the group meets, made before its first meeting; answers its identifier. */
export async function tellSeries(
  { tasking }: DeskClient,
  agencyIds: ReadonlyMap<AgencyKey, number>,
  firstOn: string,
): Promise<number> {
  const fields = {
    name: 'Joint management group',
    everyWeeks: 2,
    firstOn,
    startsAt: '14:00',
    lastsMinutes: 90,
    place: 'Guildhall, committee room 2',
    chair: agencies.police.person,
  }
  const { id: seriesId, version } = await tasking.saveSeries({ ...fields, quorum: null })
  for (const [key, agencyId] of agencyIds) {
    await tasking.saveMember({ seriesId, agencyId, person: agencies[key].person, deputy: deputies[key] })
  }
  await tasking.saveSeries({ ...fields, id: seriesId, version, quorum: 4 })
  for (const day of leftOut) await tasking.skipDay({ seriesId, day, reason: 'Holiday' })
  return seriesId
}

/** What every meeting does besides its decisions: approves the last minutes, and goes through what waits. */
export async function tellAgenda({ tasking }: DeskClient, meetingId: number, heldOn: string): Promise<void> {
  const free = business[heldOn]
  if (free) await tasking.addItem({ meetingId, title: free.title })
  const { agenda } = await tasking.meeting({ meetingId })
  for (const { id: itemId, kind, title, version, ofMeetingId, decision } of agenda) {
    const notes = blocks[kind]
    if (notes) await tasking.saveItem({ itemId, version, notes })
    if (ofMeetingId !== null) await tasking.approveMinutes({ meetingId: ofMeetingId, byMeetingId: meetingId })
    else if (decision === null && kind !== 'profile-decision' && (title !== free?.title || free.reached)) {
      await tasking.markItem({ itemId, state: 'dealt-with' })
    }
  }
}
