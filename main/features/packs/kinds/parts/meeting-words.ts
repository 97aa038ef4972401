import { longDay } from '#shared/day-words.ts'
import type { AudienceKind } from '#shared/features/packs/audience.ts'
import type { Meeting } from '#shared/features/tasking/contract.ts'
import { quorumWords } from '#shared/features/tasking/quorum.ts'
import type { PackDocument, Section } from '../../model/document.ts'
import { isAtTheTable } from './audience.ts'
import { column, table, text } from './blocks.ts'

/** `13 January 2026, 14:00, Guildhall, committee room 2, chaired by …`. */
export function whenAndWhere({ heldOn, startsAt, place, chair }: Meeting): string {
  return `${[longDay(heldOn), startsAt, place, chair && `chaired by ${chair}`].filter(Boolean).join(', ')}.`
}

/** Who sits at the table for whom: members of the series, and whoever came of other agencies. */
export function groupMembers({ attendance }: Meeting): PackDocument['distribution'] {
  return attendance
    .filter(({ isMember, attending }) => isMember || attending)
    .map(({ agencyName, member, person, deputy }) => ({
      who: member || person || 'Representative',
      agencyName,
      how: deputy ? `member of the group; deputy ${deputy}` : 'member of the group',
    }))
}

/** Who was there for each agency, with the quorum in words. Offices are told to those at the table only. */
export function attendanceSection(meeting: Meeting, audience: AudienceKind): Section {
  const counting = meeting.attendance.filter(({ isMember }) => meeting.seriesId === null || isMember)
  const shown = meeting.attendance.filter(each => each.attending || each.apologies || counting.includes(each))
  const present = counting.filter(({ attending }) => attending).length
  const isHeld = meeting.status === 'held'
  const atTable = isAtTheTable(audience)
  return {
    key: 'attendance',
    title: 'Attendance and quorum',
    blocks: [
      text(
        isHeld
          ? quorumWords({ present, needed: meeting.quorum })
          : meeting.quorum === null
            ? 'No quorum is set for this meeting.'
            : `${meeting.quorum} agencies must be present for a decision to stand.`,
      ),
      table({
        caption: isHeld ? 'Who was present' : 'Members of the group',
        columns: [
          column('Agency', 'name', 2),
          column('Standing', 'text', 1),
          ...(atTable ? [column('By whom', 'text', 3)] : []),
        ],
        rows: shown.map(({ agencyName, attending, apologies, person, member, deputy }) => [
          agencyName,
          attending ? 'Present' : apologies ? 'Apologies' : isHeld ? 'Not present' : 'Expected',
          ...(atTable
            ? [isHeld ? person : [member, deputy && `deputy ${deputy}`].filter(Boolean).join('; ')]
            : []),
        ]),
        empty: 'No agency is a member of this group yet.',
      }),
    ],
  }
}
