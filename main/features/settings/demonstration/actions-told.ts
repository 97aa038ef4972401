import type { AgencyKey } from './partners.ts'

/** What an agency writes into its reply file beside one of its actions. */
export type WrittenReply = {
  what: string
  state: 'In progress' | 'Blocked'
  note: string
  blockedBy?: string
}
type MoveTold = {
  at: string
  what: string
  status: 'in-progress' | 'blocked'
  blockedBy: string
  note: string
}
type EditTold = {
  at: string
  what: string
  reason: string
  dueOn?: string
  priority?: 'high'
  deputy?: AgencyKey
}
type ReplyTold = { agency: AgencyKey; madeAt: string; back?: { at: string; rows: WrittenReply[] } }

const camera = 'CCTV upgrade: a camera on the car park side'
const signs = 'Signs for the controlled drinking area'
const funding = 'Find funding for a detached youth worker in Northgate'
const purchases = 'Test purchasing at the two off-licences near the leisure centre'
const table = 'Speed table at the crossing: design and cost'

/** Reply files of the year: out, and back again with what the agency wrote; the last is still awaited. */
export const repliesTold: readonly ReplyTold[] = [
  {
    agency: 'council',
    madeAt: '2025-04-08T09:00:00Z',
    back: {
      at: '2025-04-14T10:20:00Z',
      rows: [
        {
          what: camera,
          state: 'Blocked',
          blockedBy: 'Capital programme board',
          note: 'The money is decided in September; nothing can be ordered before.',
        },
        { what: signs, state: 'In progress', note: 'Wording agreed with the licensing team.' },
      ],
    },
  },
  {
    agency: 'health',
    madeAt: '2025-04-08T09:10:00Z',
    back: {
      at: '2025-04-16T08:45:00Z',
      rows: [
        {
          what: 'Outreach in Guildhall Gardens, two nights a week',
          state: 'In progress',
          note: 'Six of twelve known drinkers seen so far; two have started treatment.',
        },
      ],
    },
  },
  {
    agency: 'youth-offending',
    madeAt: '2025-09-09T09:00:00Z',
    back: {
      at: '2025-09-19T13:30:00Z',
      rows: [
        { what: funding, state: 'In progress', note: 'The bid is being written with two youth charities.' },
      ],
    },
  },
  { agency: 'council', madeAt: '2025-12-15T09:00:00Z' },
]

/** Steps that somebody took at the desk between two meetings. */
export const movesTold: readonly MoveTold[] = [
  {
    at: '2025-01-03T09:30:00Z',
    status: 'in-progress',
    blockedBy: '',
    what: 'Planned policing at the leisure centre, Thursday to Saturday evenings',
    note: 'First evenings are on the duty roster.',
  },
  {
    at: '2025-09-24T09:30:00Z',
    what: camera,
    status: 'in-progress',
    blockedBy: '',
    note: 'The capital programme is approved; the order goes out.',
  },
  {
    at: '2025-11-19T09:30:00Z',
    what: signs,
    status: 'blocked',
    blockedBy: 'Maker of the signs',
    note: 'Ordered in October; the maker delivers in January.',
  },
]

/** What was changed of an action, by the agencies that stand in where one cannot act alone. */
export const editsTold: readonly EditTold[] = [
  {
    at: '2025-01-07T11:00:00Z',
    what: purchases,
    deputy: 'police',
    reason: 'A constable comes along, and takes over where trading standards are short of people.',
  },
  {
    at: '2025-06-18T09:00:00Z',
    what: camera,
    dueOn: '2025-11-28',
    reason: 'The capital programme is decided in September, and eight weeks are needed to install.',
  },
  {
    at: '2025-11-05T10:00:00Z',
    what: table,
    priority: 'high',
    deputy: 'police',
    reason: 'Callers speak of near misses at the crossing; the police bring their speed readings.',
  },
]
