import type { BoardItemKind } from '#shared/features/performance/board-item-rules.ts'
import type { AgencyKey } from './partners.ts'

export type ToldItem = {
  kind: BoardItemKind
  what: string
  by: AgencyKey | 'chair' | 'vice-chair'
  owner?: [agency: AgencyKey, office: string]
  dueOn?: string
  ended?: { on: string; answer: string } | { on: string; dropped: string }
}
type Meeting = {
  heldOn: string
  drafted?: boolean
  shiftMonth?: string
  memoOn: string
  items: ToldItem[]
}

export const chair = 'Cabinet member for community safety'
export const viceChair = 'Police commander, city area'
/** Every six weeks on a Thursday. */
export const firstOn = '2025-01-09'

/** A year of the board: what it asked, promised and decided, and what came of it. */
export const boardMeetings: Meeting[] = [
  {
    heldOn: firstOn,
    memoOn: '2025-01-10',
    items: [
      {
        kind: 'decision',
        what: 'The board meets every six weeks; the council chairs, the police commander is vice-chair',
        by: 'chair',
      },
      {
        kind: 'request',
        what: 'Say how quickly the 101 centre answers, with what cannot be measured',
        by: 'vice-chair',
        owner: ['council', 'Customer services manager'],
        dueOn: '2025-02-14',
        ended: { on: '2025-02-12', answer: 'Seconds waited are in the monthly extract from February on.' },
      },
      {
        kind: 'commitment',
        what: 'Planned policing at the leisure centre until the end of January',
        by: 'police',
        owner: ['police', 'Neighbourhood sergeant, Northgate'],
        dueOn: '2025-01-31',
        ended: { on: '2025-01-31', answer: '18 evenings patrolled; now part of the weekly plan.' },
      },
    ],
  },
  {
    heldOn: '2025-02-20',
    memoOn: '2025-02-24',
    items: [
      {
        kind: 'request',
        what: 'Bring the licensing history of Guildhall Gardens before the group',
        by: 'chair',
        owner: ['council', 'Licensing manager'],
        dueOn: '2025-03-28',
        ended: { on: '2025-03-20', answer: 'Both shops agreed to stop selling single cans after eight.' },
      },
    ],
  },
  {
    heldOn: '2025-04-03',
    memoOn: '2025-04-04',
    items: [
      {
        kind: 'request',
        what: 'Ask residents twice a year how safe they feel, by neighbourhood',
        by: 'chair',
        owner: ['council', 'Head of community safety'],
        dueOn: '2025-06-30',
        ended: { on: '2025-06-20', answer: 'The survey goes to 1,600 people in spring and autumn.' },
      },
      { kind: 'decision', what: 'Test purchasing is repeated every quarter', by: 'vice-chair' },
    ],
  },
  {
    heldOn: '2025-05-15',
    memoOn: '2025-05-19',
    items: [
      {
        kind: 'commitment',
        what: 'Outreach in Guildhall Gardens goes on through the summer',
        by: 'health',
        owner: ['health', 'Alcohol outreach team leader'],
        dueOn: '2025-08-29',
        ended: {
          on: '2025-08-27',
          answer: 'Two nights a week until the end of August; four people in treatment.',
        },
      },
    ],
  },
  {
    heldOn: '2025-06-26',
    memoOn: '2025-07-01',
    items: [
      {
        kind: 'request',
        what: 'A joint letter to owners of car parks on Westering Parkway',
        by: 'vice-chair',
        owner: ['council', 'Estates surveyor'],
        dueOn: '2025-08-01',
        ended: {
          on: '2025-08-07',
          dropped: 'The owner’s guards lock the car park; a letter is no longer needed.',
        },
      },
    ],
  },
  {
    heldOn: '2025-08-07',
    memoOn: '2025-08-08',
    items: [
      {
        kind: 'request',
        what: 'The capital programme decides on the camera at the leisure centre',
        by: 'chair',
        owner: ['council', 'CCTV control room manager'],
        dueOn: '2025-10-31',
        ended: { on: '2025-11-14', answer: 'Camera installed and monitored from 17:00 to 01:00.' },
      },
    ],
  },
  {
    heldOn: '2025-09-18',
    memoOn: '2025-09-22',
    items: [
      {
        kind: 'request',
        what: 'Find money for a detached youth worker in Northgate',
        by: 'chair',
        owner: ['youth-offending', 'Prevention team leader'],
        dueOn: '2025-11-28',
      },
    ],
  },
  {
    heldOn: '2025-10-30',
    memoOn: '2025-11-03',
    drafted: true,
    items: [
      {
        kind: 'commitment',
        what: 'Housing sends its extract every month instead of every quarter',
        by: 'housing',
        owner: ['housing', 'Tenancy enforcement manager'],
        dueOn: '2025-12-05',
        ended: {
          on: '2025-12-03',
          answer: 'Agreed with the supplier; the first monthly file comes in January.',
        },
      },
      {
        kind: 'request',
        what: 'Say whether the fall at the leisure centre has moved elsewhere',
        by: 'vice-chair',
        owner: ['council', 'Head of community safety'],
        dueOn: '2025-12-10',
        ended: {
          on: '2025-12-09',
          answer: 'Bellfounder Parade is looked at; its profile goes before the group in January.',
        },
      },
    ],
  },
  {
    heldOn: '2025-12-11',
    memoOn: '2025-12-12',
    // When the channels had begun to shift, as the board was told of it.
    shiftMonth: '2025-01',
    drafted: true,
    items: [
      {
        kind: 'decision',
        what: 'The profile of the leisure centre is watched for another year',
        by: 'chair',
      },
      {
        kind: 'decision',
        what: 'The next round of the community fund gives first call to a youth worker in Northgate',
        by: 'chair',
        owner: ['council', 'Head of community safety'],
        dueOn: '2026-01-30',
      },
      {
        kind: 'request',
        what: 'Why calls about drink and drugs go to 101 and no longer to the police',
        by: 'vice-chair',
        owner: ['police', 'Contact management centre'],
        dueOn: '2026-01-16',
      },
      {
        kind: 'commitment',
        what: 'Signs for the controlled drinking area are put up',
        by: 'council',
        owner: ['council', 'City centre manager'],
        dueOn: '2026-01-09',
      },
    ],
  },
]
