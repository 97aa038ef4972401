import { longDay } from '#shared/day-words.ts'
import type { PackDocument, Section } from '../model/document.ts'
import { isAtTheTable } from './parts/audience.ts'
import { paragraphs, text } from './parts/blocks.ts'
import { attendanceSection, groupMembers, whenAndWhere } from './parts/meeting-words.ts'
import { actionsSections } from './tasking/actions.ts'
import { agendaSection } from './tasking/agenda.ts'
import type { Tasking } from './tasking/content.ts'
import { evidenceSections } from './tasking/evidence.ts'

/** What the members of the group read before they meet. */
export function taskingPack(tasking: Tasking): PackDocument {
  const { head, meeting, freeze, sources } = tasking
  const { sections, sums, counted } = evidenceSections(tasking)
  return {
    ...head,
    kind: 'tasking',
    reference: longDay(meeting.heldOn),
    title: `Tasking pack: ${meeting.title}, ${longDay(meeting.heldOn)}`,
    lead: whenAndWhere(meeting),
    freeze,
    sections: [
      agendaSection(tasking),
      attendanceSection(meeting, head.audience),
      ...actionsSections(tasking),
      ...sections,
      ...minutesSection(tasking),
    ],
    sources,
    caveats: caveatsOf(tasking),
    definitions: [
      [
        'Incidents of a profile',
        'All incidents inside its outline, of the sources and categories of the analysis that found it: up to the day of its adoption, where it was adopted, counted from the freeze of that day.',
      ],
      [
        'Since adoption',
        'Calls a month since the day after adoption against the whole months before it; the interval is the exact 95 % interval of the ratio of two Poisson rates, the E-test says how often chance alone would do as much.',
      ],
      ['Overdue', 'Not ended, and past the day agreed.'],
      ['Before the chair', 'Overdue, and carried past two meetings or more without having ended.'],
    ],
    distribution: isAtTheTable(head.audience) ? [...groupMembers(meeting), ...tasking.readers] : [],
    sums,
    counted,
  }
}

function minutesSection({ minutes, head }: Tasking): Section[] {
  if (!minutes || !isAtTheTable(head.audience)) return []
  return [
    {
      key: 'minutes',
      title: `Minutes of ${longDay(minutes.heldOn)}, to be approved`,
      only: head.audience === 'internal' ? ['internal'] : ['internal', 'agency'],
      blocks:
        head.audience === 'internal'
          ? paragraphs(minutes.text)
          : [
              text(
                'They are before the meeting to be approved. What was noted item by item is not in this copy.',
              ),
            ],
    },
  ]
}

function caveatsOf({ head, freeze, meeting, sources }: Tasking): string[] {
  const late = sources.filter(source => source.late).map(({ name }) => name)
  return [
    ...(freeze
      ? []
      : [
          `The figures were counted on ${longDay(head.madeOn)} from the data of that day, which were not frozen.`,
        ]),
    'The same event may have been told to two agencies and then counts twice.',
    ...(late.length > 0
      ? [`Late by their own rhythm: ${late.join(', ')}. The last weeks may be too low.`]
      : []),
    ...(meeting.status === 'held'
      ? [
          'The meeting has been held: its actions are those that were open then, as they stand now; figures are of the day the pack was made.',
        ]
      : []),
    ...(head.audience === 'board' || head.audience === 'public'
      ? [
          'What was written for the group alone is not in this copy: flagged items, actions one by one, minutes.',
        ]
      : []),
  ]
}
