import type { DecisionKind } from '#shared/features/tasking/rules.ts'
import { days } from './calendar.ts'
import type { AgencyKey } from './partners.ts'
import type { ProfileKey } from './profiles-told.ts'

export type ActionTold = {
  what: string
  agency: AgencyKey
  owner: string
  dueOn: string
  notes?: { on: string; note: string }[]
  ended?: { on: string; status: 'done' | 'cancelled'; outcome: string }
}
export type MeetingTold = {
  heldOn: string
  absent: AgencyKey[]
  agenda: { profile: ProfileKey; decision?: DecisionKind; reason: string; actions?: ActionTold[] }[]
  minutes: string
}

const first = '2024-11-05'
const lastHeld = '2025-12-16'
export const nextPlanned = '2026-01-13'
const holidays = ['2024-12-31']
const routine = [
  'Freshness of the sources noted. Open actions taken one by one; nothing new to adopt.',
  'Daily tasking continues as agreed. Seasonal calls discussed; no profile before the group.',
  'Actions reviewed with their owners. The bureau presented the fortnight’s counts by neighbourhood.',
]

/** What was out of the ordinary at a meeting; the others only reviewed what was open. */
const eventful: Record<string, Partial<Omit<MeetingTold, 'heldOn'>>> = {
  [first]: {
    minutes:
      'First meeting. Terms of reference and the information sharing agreements noted. The bureau will load eleven months of calls and bring its first tactical assessment in December.',
  },
  '2024-12-17': {
    agenda: [
      {
        profile: 'leisure-centre',
        decision: 'adopt',
        reason: 'Calls have held at 26 a month for a year, and three agencies can act on it now.',
        actions: [
          {
            what: 'Planned policing at the leisure centre, Thursday to Saturday evenings',
            agency: 'police',
            owner: 'Neighbourhood sergeant, Northgate',
            dueOn: '2025-01-31',
            notes: [
              { on: '2025-01-14', note: 'Nine evenings so far; alcohol taken from under-18s on seven.' },
            ],
            ended: {
              on: '2025-01-31',
              status: 'done',
              outcome: '18 evenings patrolled; now part of the weekly plan.',
            },
          },
          {
            what: 'Test purchasing at the two off-licences near the leisure centre',
            agency: 'council',
            owner: 'Trading standards officer',
            dueOn: '2025-01-28',
            ended: {
              on: '2025-01-24',
              status: 'done',
              outcome: 'Two sales of six attempts at one shop; licence under review.',
            },
          },
          {
            what: 'Letters to the parents of under-age drinkers, with an offer of support',
            agency: 'youth-offending',
            owner: 'Prevention officer',
            dueOn: '2025-01-14',
            ended: {
              on: '2025-01-10',
              status: 'done',
              outcome: '31 letters sent; five families took up the offer.',
            },
          },
          {
            what: 'CCTV upgrade: a camera on the car park side',
            agency: 'council',
            owner: 'CCTV control room manager',
            dueOn: '2025-06-30',
            notes: [
              { on: '2025-03-25', note: 'Quotation received; waiting for the capital programme.' },
              { on: '2025-09-23', note: 'Approved. Installation planned before the end of the year.' },
            ],
            ended: {
              on: '2025-11-14',
              status: 'done',
              outcome: 'Camera installed and monitored from 17:00 to 01:00.',
            },
          },
          {
            what: 'Find funding for a detached youth worker in Northgate',
            agency: 'youth-offending',
            owner: 'Prevention team leader',
            dueOn: '2025-11-28',
            notes: [
              { on: '2025-10-07', note: 'Bid made to the youth endowment; answer expected in the new year.' },
            ],
          },
        ],
      },
    ],
    minutes:
      'The profile of Northgate Leisure Centre was adopted and five actions were set. Monitoring goes on for a year.',
  },
  '2025-01-14': {
    agenda: [
      {
        profile: 'fly-tipping',
        decision: 'adopt',
        reason: 'A small problem with a plan that costs little; the council will try it.',
        actions: [
          {
            what: 'Signs at the ends of the back lanes, and letters to the landlords',
            agency: 'council',
            owner: 'Street cleansing manager',
            dueOn: '2025-02-28',
            ended: { on: '2025-02-26', status: 'done', outcome: 'Nine signs put up; 40 letters sent.' },
          },
          {
            what: 'One day of clearing the back lanes of Stonebridge End',
            agency: 'council',
            owner: 'Street cleansing manager',
            dueOn: '2025-03-31',
            ended: {
              on: '2025-03-22',
              status: 'done',
              outcome: 'Six lanes cleared; eleven loads taken away.',
            },
          },
        ],
      },
    ],
    minutes:
      'The profile of Stonebridge End was adopted and two actions were set. First actions at the leisure centre are under way.',
  },
  '2025-01-28': {
    agenda: [
      {
        profile: 'street-drinking',
        decision: 'defer',
        reason: 'The group asks for the licensing history of the two shops first.',
      },
    ],
    minutes: 'Guildhall Gardens deferred to the next meeting. Leisure centre: first three actions done.',
  },
  '2025-02-11': {
    agenda: [
      {
        profile: 'street-drinking',
        decision: 'adopt',
        reason: 'Licensing history supplied; alcohol services agree to outreach.',
        actions: [
          {
            what: 'Outreach in Guildhall Gardens, two nights a week',
            agency: 'health',
            owner: 'Alcohol outreach team leader',
            dueOn: '2025-05-30',
            ended: {
              on: '2025-05-28',
              status: 'done',
              outcome: 'Nine of twelve known drinkers seen; four in treatment.',
            },
          },
          {
            what: 'Licensing visits to the shops that sell single cans',
            agency: 'police',
            owner: 'Licensing constable',
            dueOn: '2025-03-31',
            ended: {
              on: '2025-03-20',
              status: 'done',
              outcome: 'Both agreed to stop selling single cans after eight.',
            },
          },
          {
            what: 'Signs for the controlled drinking area',
            agency: 'council',
            owner: 'City centre manager',
            dueOn: '2025-12-05',
            notes: [{ on: '2025-11-18', note: 'Order made; the signs are late from the maker.' }],
          },
        ],
      },
    ],
    minutes:
      'The profile of Guildhall Gardens was adopted and three actions were set. CCTV at the leisure centre waits for a quotation.',
  },
  '2025-03-11': {
    agenda: [
      {
        profile: 'repeat-caller',
        decision: 'decline',
        reason: 'One household is a matter for a case conference, not for a problem profile.',
      },
    ],
    minutes: 'Cobbler Terrace declined and passed to the anti-social behaviour case conference of 20 March.',
  },
  '2025-06-17': {
    agenda: [
      {
        profile: 'vehicles',
        decision: 'adopt',
        reason: 'It concerns a whole road and will not pass with the summer.',
        actions: [
          {
            what: 'Warnings and seizures at weekends on Westering Parkway',
            agency: 'police',
            owner: 'Roads policing sergeant',
            dueOn: '2025-09-30',
            ended: { on: '2025-09-30', status: 'done', outcome: '64 warnings, seven vehicles seized.' },
          },
          {
            what: 'Gates on the retail car park after closing time',
            agency: 'council',
            owner: 'Estates surveyor',
            dueOn: '2025-10-31',
            ended: {
              on: '2025-10-21',
              status: 'cancelled',
              outcome: 'The owner will not share the cost; the owner’s guards lock it instead.',
            },
          },
          {
            what: 'Speed table at the crossing: design and cost',
            agency: 'council',
            owner: 'Highways engineer',
            dueOn: '2026-02-27',
          },
        ],
      },
    ],
    minutes:
      'The profile of Westering Parkway was adopted and three actions were set. CCTV at the leisure centre still waits for the capital programme.',
  },
  [lastHeld]: {
    minutes:
      'A year since the leisure centre was adopted: calls fell from 26 to 4 a month. The group asks whether Bellfounder Parade has taken some of them and will see its profile in January.',
  },
}

const absences: Record<string, AgencyKey[]> = {
  '2024-11-19': ['health'],
  '2025-02-25': ['fire'],
  '2025-04-22': ['housing', 'health'],
  '2025-07-15': ['fire'],
  '2025-08-12': ['youth-offending', 'housing'],
  '2025-08-26': ['health'],
  '2025-10-21': ['fire'],
}

/** Every second Tuesday, holidays excepted. */
export const meetingsTold: readonly MeetingTold[] = days
  .slice(days.findIndex(day => day.text === first))
  .filter(({ text }, index) => index % 14 === 0 && !holidays.includes(text))
  .map(({ text: heldOn }, index) => ({
    heldOn,
    absent: absences[heldOn] ?? [],
    agenda: [],
    minutes: routine[index % routine.length]!,
    ...eventful[heldOn],
  }))
