import { capitalised } from '#shared/capitalised.ts'
import { counted, whole } from '#shared/count-words.ts'
import { dayWords, longDay } from '#shared/day-words.ts'
import { decisionWords } from '#shared/features/tasking/agenda-rules.ts'
import type { Action, Meeting } from '#shared/features/tasking/contract.ts'
import type { Minutes } from '#shared/features/tasking/minutes.ts'
import type { Block, PackDocument, Section } from '../model/document.ts'
import { isAtTheTable } from './parts/audience.ts'
import { bold, column, finding, note, paragraphs, section, table, text } from './parts/blocks.ts'
import type { PackHead } from './parts/head.ts'
import { attendanceSection, groupMembers, whenAndWhere } from './parts/meeting-words.ts'

export type MeetingMinutes = {
  head: PackHead
  /** As it stands in the record, its actions as they were set. */
  meeting: Meeting
  minutes: Minutes
  /** Minutes written from the record today: they should say what was approved. */
  textToday: string
  /** Actions set, as the audience may see them. */
  actions: readonly Action[]
}

/** The minutes of a meeting: as they were approved, until then a draft that says so. */
export function minutesPack(content: MeetingMinutes): PackDocument {
  const { head, meeting, minutes } = content
  return {
    ...head,
    kind: 'minutes',
    reference: longDay(meeting.heldOn),
    title: `Minutes: ${meeting.title}, ${longDay(meeting.heldOn)}`,
    lead: whenAndWhere(meeting),
    freeze: null,
    sections: [
      standing(content),
      attendanceSection(meeting, head.audience),
      decisionsSection(content),
      ...(isAtTheTable(head.audience) ? actionsSection(content) : []),
      ...(head.audience === 'internal' ? writtenSection(minutes) : []),
    ],
    sources: [],
    caveats: caveatsOf(content),
    definitions: [
      [
        'Approved',
        'A later meeting of the group agreed to the text, corrections included; it is kept as it was then.',
      ],
      ['Quorum', 'How many agencies must be present for a decision to stand.'],
      ['Deferred', 'Put to a later meeting, with the reason.'],
    ],
    distribution: isAtTheTable(head.audience) ? groupMembers(meeting) : [],
    sums: [],
  }
}

function standing({ meeting, minutes, textToday, head }: MeetingMinutes): Section {
  const { approved } = minutes
  const blocks: Block[] = []
  if (meeting.status !== 'held') {
    blocks.push(finding(bold('The meeting has not been held. '), 'This is its record so far.'))
  } else if (!approved) {
    blocks.push(finding(bold('Draft. '), 'No later meeting has approved these minutes yet.'))
  } else {
    blocks.push(finding(bold('Approved '), `by the meeting of ${longDay(approved.heldOn)}.`))
    if (!approved.isSound) {
      blocks.push(
        note(
          bold('The kept text no longer has the fingerprint under which it was approved. '),
          'Do not rely on it: ask the bureau.',
        ),
      )
    } else if (head.audience === 'internal') {
      blocks.push(note(`Fingerprint of the approved text (SHA-256): ${approved.sha256}`))
      if (minutes.text !== textToday) {
        blocks.push(
          note(
            bold('The record reads otherwise today than the text that was approved. '),
            'The approved text stands; the tables before it are from the record.',
          ),
        )
      }
    }
  }
  return { key: 'standing', title: 'Standing', blocks }
}

function decisionsSection({ meeting, head }: MeetingMinutes): Section {
  const decided = meeting.agenda.filter(({ decision }) => decision !== null)
  const atTable = isAtTheTable(head.audience)
  const rows = decided.map(({ title, profile, decision }) => [
    atTable || head.audience === 'board'
      ? profile
        ? `${profile.number} ${profile.title}`
        : atTable
          ? title
          : 'Another matter'
      : 'A matter before the group',
    `${capitalised(decisionWords[decision!.kind])}${
      decision!.quorum && decision!.quorum.needed > decision!.quorum.present
        ? `, without quorum: ${whole(decision!.quorum.present)} of ${whole(decision!.quorum.needed)} needed`
        : ''
    }`,
    ...(atTable ? [decision!.reason] : []),
  ])
  const kinds = Map.groupBy(decided, ({ decision }) => decision!.kind)
  const told = [...kinds].map(([kind, of]) => `${whole(of.length)} ${decisionWords[kind]}`).join(', ')
  return {
    key: 'decisions',
    title: 'Decisions',
    blocks: [
      text(
        decided.length === 0
          ? 'Nothing was decided at this meeting.'
          : `${counted(decided.length, 'decision')}: ${told}.`,
      ),
      ...(rows.length > 0 && head.audience !== 'public'
        ? [
            table({
              caption: 'What was decided',
              columns: [
                column('On', 'text', 3),
                column('Decision', 'text', 2),
                ...(atTable ? [column('Reason', 'text', 4)] : []),
              ],
              rows,
            }),
          ]
        : []),
    ],
  }
}

function actionsSection({ actions, meeting, head }: MeetingMinutes): Section[] {
  const whose = head.audience === 'agency' ? ` for ${head.audienceWords}` : ''
  return section({
    key: 'actions',
    title: 'Actions set',
    blocks: [
      actions.length === 0
        ? text(`This meeting set no action${whose}.`)
        : table({
            caption: `${counted(actions.length, 'action')} set${whose} on ${longDay(meeting.heldOn)}, as they were set`,
            columns: [
              column('No.', 'name', 1),
              column('What', 'text', 4),
              column('Agency', 'text', 2),
              column('Owner', 'text', 2),
              column('Due', 'day', 1),
            ],
            rows: actions.map(({ number, what, agencyName, owner, dueOn }) => [
              number,
              what,
              agencyName,
              owner,
              dayWords(dueOn),
            ]),
          }),
    ],
  })
}

function writtenSection({ text: written, approved, corrections }: Minutes): Section[] {
  return [
    {
      key: 'text',
      title: approved ? 'The minutes as approved' : 'The minutes as drafted',
      only: ['internal'],
      blocks: [
        ...paragraphs(written),
        ...(corrections.length > 0
          ? [
              note(
                `${counted(corrections.length, 'correction')} made by the meeting that had them before it.`,
              ),
            ]
          : []),
      ],
    },
  ]
}

function caveatsOf({ head, minutes }: MeetingMinutes): string[] {
  return [
    ...(minutes.approved ? [] : ['Until they are approved, minutes may be put right by a later meeting.']),
    ...(head.audience === 'agency'
      ? [
          `Of the actions set, those of ${head.audienceWords} are in this copy. What was noted item by item is not.`,
        ]
      : []),
    ...(head.audience === 'board' || head.audience === 'public'
      ? [
          'What was noted item by item, and the actions set, were not written for this audience and are not in this copy.',
        ]
      : []),
  ]
}
