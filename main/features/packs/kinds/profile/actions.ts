import { whole } from '#shared/count-words.ts'
import { dayWords } from '#shared/day-words.ts'
import { isEnded } from '#shared/features/tasking/rules.ts'
import type { Block, Cell, Column, Table } from '../../model/document.ts'
import type { ProfileContent } from './content.ts'

const decided = { adopt: 'Adopted', decline: 'Declined', defer: 'Deferred' } as const

export function decisionsTable(decisions: ProfileContent['decisions']): Table {
  return {
    caption: 'Decisions of the joint management group',
    columns: [
      { label: 'Meeting', kind: 'text', share: 2 },
      { label: 'Decision', kind: 'text' },
      { label: 'Reason', kind: 'text', share: 3 },
    ],
    rows: decisions.map(({ meeting, heldOn, kind, reason }) => [
      `${meeting}, ${dayWords(heldOn)}`,
      decided[kind],
      reason,
    ]),
    empty: 'No meeting has decided on this profile yet.',
  }
}

/** Open and ended actions. Of what is not their own, an agency is told what is due and whether it is done. */
export function actionsBlocks({ actions, audience, agencyId }: ProfileContent): Block[] {
  const open = actions.filter(({ status }) => !isEnded(status))
  const ended = actions.filter(({ status }) => isEnded(status))
  const isFull = (owner: number) => audience === 'internal' || (audience === 'agency' && owner === agencyId)
  return [
    table(
      'Open actions',
      [
        number,
        what,
        agency,
        { label: 'Due', kind: 'text', share: 1.4 } as const,
        { label: 'Carried forward', kind: 'number' },
      ],
      open.map(one => [
        one.number,
        one.what,
        isFull(one.agencyId) ? `${one.agencyName}: ${one.owner}` : one.agencyName,
        {
          runs: [
            { text: dayWords(one.dueOn) },
            ...(one.overdue ? [{ text: ' overdue', bold: true as const }] : []),
          ],
        },
        { text: whole(one.carriedForward), value: one.carriedForward },
      ]),
      'No action is open.',
    ),
    ...(ended.length === 0
      ? []
      : [
          table(
            'Ended actions',
            [
              number,
              what,
              agency,
              { label: 'Ended', kind: 'text', share: 1.4 } as const,
              { label: 'Outcome', kind: 'text', share: 1.8 },
            ],
            ended.map(one => [
              one.number,
              one.what,
              one.agencyName,
              `${one.status}${one.closedOn ? `, ${dayWords(one.closedOn)}` : ''}`,
              isFull(one.agencyId) || audience === 'board' ? one.outcome : '',
            ]),
            '',
          ),
        ]),
  ]
}

const number: Column = { label: 'No.', kind: 'name', share: 0.8 }
const what: Column = { label: 'What', kind: 'text', share: 2.4 }
const agency: Column = { label: 'Agency', kind: 'text', share: 1.8 }

const table = (caption: string, columns: Column[], rows: Cell[][], empty: string): Block => ({
  kind: 'table',
  table: { caption, columns, rows, empty },
})
