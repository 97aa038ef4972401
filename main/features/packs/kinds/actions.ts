import { counted, whole } from '#shared/count-words.ts'
import { dayWords, longDay } from '#shared/day-words.ts'
import type { Action } from '#shared/features/tasking/action.ts'
import { isEnded } from '#shared/features/tasking/rules.ts'
import { loadByAgency, loadDays } from '#shared/features/tasking/service-clock.ts'
import { plusDays } from '#shared/working-days.ts'
import type { Block, PackDocument, Run, Section } from '../model/document.ts'
import { share } from '../words.ts'
import { carriedWords, clockWords, dueWords, lastNote, stateWords } from './parts/action-words.ts'
import { theTable } from './parts/audience.ts'
import { column, heading, note, plain, section, table, terms, text } from './parts/blocks.ts'
import type { PackHead } from './parts/head.ts'

export type AgencyActions = {
  head: PackHead
  agencyName: string
  /** Everything it was ever set, in so far as the audience may have it. */
  own: readonly Action[]
  /** Those it stands in for. */
  deputised: readonly Action[]
  /** Whether it is told of all of them: another agency is told only of those it has a part in. */
  isOwn: boolean
  /** Whether the audience reads them one by one; if not it is told how many. */
  isInFull: boolean
  /** Problem profiles of the actions: `PP-2025-001 Title`. */
  profiles: ReadonlyMap<number, string>
  members: readonly { person: string; deputy: string }[]
}

const endedDays = 91
const linesToWriteOn = 7

/** One agency's own actions, with room to answer by hand. */
export function actionsPack(content: AgencyActions): PackDocument {
  const { head, agencyName, own, deputised, members } = content
  const today = head.madeOn
  const open = own.filter(({ status }) => !isEnded(status)).sort((a, b) => a.dueOn.localeCompare(b.dueOn))
  const standing = deputised.filter(({ status }) => !isEnded(status))
  const ended = own.filter(({ closedOn }) => closedOn !== null && closedOn >= plusDays(today, -endedDays))
  return {
    ...head,
    kind: 'actions',
    reference: agencyName,
    title: `Actions of ${agencyName}`,
    lead: content.isOwn
      ? leadOf(open, today, content.isInFull)
      : `Those that ${head.audienceWords} stands in for: ${counted(open.length, 'action')} not ended on ${longDay(today)}.`,
    freeze: null,
    sections: [
      ...(content.isOwn ? [overview(own, open, today)] : []),
      ...(content.isInFull ? inFull(content, { open, standing, ended }) : []),
    ],
    sources: [],
    caveats: [
      'The list stands as on the day it was made: what was answered or changed since is in the bureau.',
      ...(content.isInFull ? ['Do not name members of the public in an answer.'] : []),
    ],
    definitions: [
      ['Overdue', 'Not ended, and past the day agreed.'],
      [
        'Service clock',
        'Working days of England and Wales from the meeting that set the action to the day agreed; it stops on the day the action ends.',
      ],
      [
        'Before the chair',
        'Overdue, and carried past two meetings or more without having ended: the chair asks for it.',
      ],
    ],
    distribution: (content.isInFull && content.isOwn ? members : []).map(({ person, deputy }) => ({
      who: person || 'Member of the group',
      agencyName,
      how: deputy ? `member of the group; deputy ${deputy}` : 'member of the group',
    })),
    sums: [],
  }
}

function leadOf(open: readonly Action[], today: string, isInFull: boolean): string {
  const earliest = isInFull && open.length > 1 ? ', the earliest due first' : ''
  return open.length === 0
    ? `No action is open on ${longDay(today)}.`
    : `${counted(open.length, 'action')} not ended on ${longDay(today)}${earliest}.`
}

function overview(own: readonly Action[], open: readonly Action[], today: string): Section {
  const [load] = loadByAgency(open, today)
  const done = own.filter(({ status }) => status === 'done')
  const onTime = done.filter(({ closedOn, dueOn }) => (closedOn ?? '') <= dueOn)
  const cancelled = own.filter(({ status }) => status === 'cancelled')
  return {
    key: 'overview',
    title: 'At a glance',
    blocks: [
      {
        kind: 'figures',
        figures: [
          { label: 'Not ended', figure: plain(open.length), note: '' },
          { label: 'Overdue', figure: plain(load?.overdue ?? 0), note: 'past the day agreed' },
          { label: 'Blocked', figure: plain(load?.blocked ?? 0), note: '' },
          { label: 'Before the chair', figure: plain(load?.escalated ?? 0), note: '' },
          { label: 'Due soon', figure: plain(load?.dueSoon ?? 0), note: `within ${loadDays} days` },
        ],
      },
      text(
        own.length === 0
          ? 'No action was ever set.'
          : `Of ${counted(own.length, 'action')} set since the group began, ${whole(done.length)} ${done.length === 1 ? 'is' : 'are'} done (${share(onTime.length, done.length)} by the day agreed), ${whole(cancelled.length)} cancelled.`,
      ),
    ],
  }
}

type Parted = { open: readonly Action[]; standing: readonly Action[]; ended: readonly Action[] }

function inFull(content: AgencyActions, { open, standing, ended }: Parted): Section[] {
  const today = content.head.madeOn
  return [
    {
      key: 'open',
      title: 'Open actions',
      only: theTable,
      blocks:
        open.length === 0
          ? [
              text(
                content.isOwn
                  ? 'Nothing is owed.'
                  : `${content.head.audienceWords} stands in for none of its open actions.`,
              ),
            ]
          : [
              note('Answer in the space beneath each action, and give the page back to the bureau.'),
              ...open.flatMap(action => toAnswer(action, content, today)),
            ],
    },
    ...section({
      key: 'deputy',
      title: 'Actions it stands in for',
      only: theTable,
      blocks: standing.length === 0 ? [] : standing.flatMap(action => toAnswer(action, content, today)),
    }),
    ...section({
      key: 'ended',
      title: 'Ended in the last three months',
      only: theTable,
      blocks: ended.length === 0 ? [] : [endedTable(ended)],
    }),
  ]
}

function toAnswer(action: Action, { profiles }: AgencyActions, today: string): Block[] {
  const last = lastNote(action)
  return [
    heading(`${action.number} ${action.what}`),
    terms(
      ['Why', action.why],
      ['For', action.profileId === null ? '' : (profiles.get(action.profileId) ?? action.profileTitle ?? '')],
      ['Last said', last ? `${last.note} (${dayWords(last.at.slice(0, 10))})` : ''],
    ),
    table({
      caption: `${action.number}: who, by when, and how it stands`,
      columns: [
        column('Owner', 'text', 3),
        column('Due', 'text', 2),
        column('State', 'text', 2),
        column('Service clock', 'text', 3),
        column('Carried forward', 'text', 3),
      ],
      rows: [
        [
          action.deputyAgencyName ? `${action.owner}; in its place ${action.deputyAgencyName}` : action.owner,
          dueWords(action),
          stateWords(action),
          `${clockWords(action, today)}; set on ${dayWords(action.setOn)}`,
          carriedWords(action) || 'never',
        ],
      ],
    }),
    table({
      caption: `Your answer to ${action.number}`,
      columns: [
        column('Tick one', 'text', 1),
        column('What happened, and what comes next', 'text', 3),
        column('Done on, and what shows it; or blocked by', 'text', 2),
      ],
      rows: [
        [{ runs: lines(['☐ In progress', '☐ Blocked', '☐ Done']) }, { runs: lines([]) }, { runs: lines([]) }],
      ],
    }),
  ]
}

/** Words one under the other, with empty lines to write on beneath them. */
function lines(words: readonly string[]): Run[] {
  return Array.from({ length: linesToWriteOn }, (_, at): Run[] => [
    ...(at > 0 ? [{ text: '', lineBreak: true as const }] : []),
    { text: words[at] ?? ' ' },
  ]).flat()
}

function endedTable(ended: readonly Action[]): Block {
  return table({
    caption: 'Actions that ended in the last three months',
    columns: [
      column('No.', 'name', 1),
      column('What', 'text', 4),
      column('State', 'text', 1.4),
      column('Ended', 'day', 1.2),
      column('Due', 'day', 1.2),
      column('Outcome', 'text', 4),
    ],
    rows: ended.map(action => [
      action.number,
      action.what,
      stateWords(action),
      action.closedOn ? dayWords(action.closedOn) : '',
      dayWords(action.dueOn),
      action.outcome,
    ]),
  })
}
