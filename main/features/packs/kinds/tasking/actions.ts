import { counted, whole } from '#shared/count-words.ts'
import { longDay } from '#shared/day-words.ts'
import type { Action } from '#shared/features/tasking/contract.ts'
import type { Section } from '../../model/document.ts'
import { carriedWords, clockWords, dueWords, lastNote, stateWords } from '../parts/action-words.ts'
import { theTable } from '../parts/audience.ts'
import { bold, column, note, plain, section, table, text, worded } from '../parts/blocks.ts'
import type { Tasking } from './content.ts'

/** Open and overdue actions by agency, and those before the chair. */
export function actionsSections({ actions, head, meeting }: Tasking): Section[] {
  const today = head.madeOn
  const overdue = actions.filter(action => action.overdue).length
  const agencies = [...Map.groupBy(actions, ({ agencyName }) => agencyName)].sort(([a], [b]) =>
    a.localeCompare(b),
  )
  const isOneByOne = theTable.includes(head.audience)
  const escalated = actions.filter(action => action.escalated)
  return [
    {
      key: 'actions',
      title: 'Open and overdue actions',
      blocks: [
        ...(head.audience === 'agency'
          ? [
              note(
                `Of the actions this copy holds those of ${head.audienceWords}, and those it stands in for.`,
              ),
            ]
          : []),
        text(
          actions.length === 0
            ? 'No action is open.'
            : `${counted(actions.length, 'action')}${meeting.status === 'held' ? ' before the meeting' : ` not ended on ${longDay(today)}`}, ${overdue === 0 ? 'none' : whole(overdue)} overdue, ${escalated.length === 0 ? 'none' : whole(escalated.length)} before the chair.`,
        ),
        ...(agencies.length > 0 ? [loadTable(agencies)] : []),
        ...(isOneByOne ? agencies.map(([agency, own]) => agencyTable(agency, own, today)) : []),
      ],
    },
    ...section({
      key: 'escalated',
      title: 'Before the chair',
      only: theTable,
      blocks:
        escalated.length === 0
          ? []
          : [
              text('Overdue, and carried past two meetings or more without having ended.'),
              table({
                caption: 'Actions before the chair',
                columns: [
                  column('No.', 'name', 1),
                  column('What, and what was said last', 'text', 5),
                  column('Agency and owner', 'text', 3),
                  column('Carried', 'text', 2),
                ],
                rows: escalated.map(action => [
                  action.number,
                  worded(action.what, lastSaid(action)),
                  worded(action.agencyName, action.owner),
                  carriedWords(action),
                ]),
              }),
            ],
    }),
  ]
}

const lastSaid = (action: Action) => lastNote(action)?.note ?? 'Nothing was noted.'

function loadTable(agencies: readonly (readonly [string, readonly Action[]])[]) {
  const all = agencies.flatMap(([, own]) => own)
  const row = (name: string, own: readonly Action[]) => [
    name,
    plain(own.length),
    plain(own.filter(({ overdue }) => overdue).length),
    plain(own.filter(({ status }) => status === 'blocked').length),
    plain(own.filter(({ escalated }) => escalated).length),
  ]
  return table({
    caption: 'Actions before the meeting, by agency',
    columns: [
      column('Agency', 'name', 3),
      column('Actions', 'number'),
      column('Overdue', 'number'),
      column('Blocked', 'number'),
      column('Before the chair', 'number'),
    ],
    rows: [
      ...agencies.map(([agency, own]) => row(agency, own)),
      ...(agencies.length > 1 ? [row('All agencies', all)] : []),
    ],
  })
}

function agencyTable(agency: string, own: readonly Action[], today: string) {
  return table({
    caption: `${agency}: ${counted(own.length, 'action')}`,
    columns: [
      column('No.', 'name', 1),
      column('What and why', 'text', 5),
      column('Owner', 'text', 2),
      column('Due', 'text', 2),
      column('State', 'text', 2),
    ],
    rows: own.map(action => [
      action.number,
      worded(action.what, action.why),
      action.owner,
      worded(dueWords(action), clockWords(action, today)),
      worded(stateWords(action), carriedWords(action) && `carried forward ${carriedWords(action)}`),
    ]),
  })
}

/** The open actions of one profile in a sentence each. */
export function actionsOfProfile(actions: readonly Action[]) {
  return actions.length === 0
    ? []
    : [
        {
          kind: 'list' as const,
          ordered: false,
          items: actions.map(({ number, what, agencyName, ...action }) => [
            text(
              bold(`${number} `),
              `${what}. ${agencyName}, due ${dueWords(action)}; ${stateWords(action).toLowerCase()}.`,
            ),
          ]),
        },
      ]
}
