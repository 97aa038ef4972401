import { counted } from '#shared/count-words.ts'
import { dayWords } from '#shared/day-words.ts'
import { agendaKindWords, overrunOf } from '#shared/features/tasking/agenda-rules.ts'
import type { Meeting } from '#shared/features/tasking/contract.ts'
import type { Section } from '../../model/document.ts'
import { isAtTheTable } from '../parts/audience.ts'
import { column, note, table, text } from '../parts/blocks.ts'
import type { Tasking } from './content.ts'

type Item = Meeting['agenda'][number]

/** The agenda with its times. */
export function agendaSection({ meeting, actions, head }: Tasking): Section {
  const planned = meeting.agenda.map(({ minutesPlanned }) => minutesPlanned)
  const total = planned.reduce((sum, minutes) => sum + minutes, 0)
  const over = overrunOf(planned, meeting.lastsMinutes)
  const own = new Set(actions.map(({ id }) => id))
  return {
    key: 'agenda',
    title: 'Agenda',
    blocks: [
      text(
        `${counted(meeting.agenda.length, 'item')} in ${total} minutes; the meeting has ${meeting.lastsMinutes}.`,
      ),
      ...(over > 0 ? [note(`The agenda is ${counted(over, 'minute')} longer than the meeting.`)] : []),
      table({
        caption: 'Agenda, where every item takes the minutes planned',
        columns: [
          column('Time', 'day', 1),
          column('Item', 'text', 6),
          column('Kind', 'text', 2),
          column('Minutes', 'number', 1),
        ],
        rows: meeting.agenda.map(item => [
          `${item.startsAt}–${item.endsAt}`,
          titleOf(item, head.audience, own),
          `${agendaKindWords[item.kind]}${item.carriedFrom ? `, carried from ${dayWords(item.carriedFrom)}` : ''}`,
          { text: String(item.minutesPlanned), value: item.minutesPlanned },
        ]),
        empty: 'The agenda has not been made yet.',
      }),
    ],
  }
}

/** What an item is called where its title was typed for the group alone. */
const plainTitles: Partial<Record<Item['kind'], string>> = {
  'escalated-action': 'An action before the chair',
  carried: 'A matter carried forward',
  flagged: 'A matter flagged by the bureau',
  'profile-decision': 'A problem profile',
  'profile-review': 'A problem profile',
  other: 'Another matter',
}

/** What an item is called for an audience: actions of others and what was typed for the group are not told outside of it. */
function titleOf(item: Item, audience: Tasking['head']['audience'], own: ReadonlySet<number>): string {
  const { actionId, profile, title, kind } = item
  if (actionId !== null && !own.has(actionId)) return 'An action of another agency'
  if (isAtTheTable(audience)) return profile ? `${profile.number} ${profile.title}` : title
  if (audience === 'board' && profile) return `${profile.number} ${profile.title}`
  return plainTitles[kind] ?? title
}
