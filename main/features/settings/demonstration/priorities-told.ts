import type { VoiceKind } from '#shared/features/briefings/priority-rules.ts'
import type { AgencyKey } from './partners.ts'
import type { ProfileKey } from './profiles-told.ts'

export type VoiceTold = {
  kind: VoiceKind
  raisedBy: string
  raisedOn: string
  what: string
  answered?: { on: string; how: string; saidBack: string }
}
export type PriorityTold = {
  /** The name of its neighbourhood. */
  area: string
  title: string
  codes?: string[]
  rationale: string
  agency: AgencyKey
  owner: string
  contact: string
  profile?: ProfileKey
  adoptedOn: string
  reviewOn: string
  reviewed?: { on: string; nextOn: string; note: string }
  closed?: { on: string; outcome: string }
  voices: VoiceTold[]
}

/** The neighbourhood priorities of the year, in the order they were adopted. */
export const prioritiesTold: readonly PriorityTold[] = [
  {
    area: 'Northgate',
    title: 'Evenings at Northgate Leisure Centre',
    rationale:
      'Raised at two ward meetings running, and the subject of a problem profile: families stay away from the early evening classes.',
    agency: 'police',
    owner: 'Neighbourhood sergeant, Northgate',
    contact: 'Northgate neighbourhood team, extension 4410',
    profile: 'leisure-centre',
    adoptedOn: '2025-01-07',
    reviewOn: '2025-07-01',
    reviewed: {
      on: '2025-07-01',
      nextOn: '2025-12-29',
      note: 'Calls are down to four a month. Kept on until the camera is in and the winter is over.',
    },
    voices: [
      {
        kind: 'ward-meeting',
        raisedBy: 'Northgate ward meeting',
        raisedOn: '2024-12-10',
        what: 'The car park is dark and nobody feels safe leaving the classes.',
        answered: {
          on: '2025-02-11',
          how: 'At the ward meeting',
          saidBack:
            'Officers have been there on 18 evenings since Christmas, two shops were tested, and a camera on the car park side is being priced.',
        },
      },
      {
        kind: 'residents-group',
        raisedBy: 'Leisure centre users’ group',
        raisedOn: '2025-09-16',
        what: 'When will the camera come?',
        answered: {
          on: '2025-11-18',
          how: 'By e-mail to the group',
          saidBack: 'It was installed on 14 November and is watched from five in the afternoon until one.',
        },
      },
    ],
  },
  {
    area: 'Guildhall',
    title: 'Drinking in Guildhall Gardens at night',
    codes: ['asb101:rowdy', 'nsir2007:street-drinking'],
    rationale:
      'The Friends of the Gardens and the taxi rank both brought it; the problem profile shows 24 calls a month, nine in ten of them after nine at night.',
    agency: 'council',
    owner: 'City centre manager',
    contact: 'City centre control room, extension 2207',
    profile: 'street-drinking',
    adoptedOn: '2025-02-18',
    reviewOn: '2025-08-12',
    reviewed: {
      on: '2025-08-12',
      nextOn: '2026-02-10',
      note: 'Outreach has ended its first round; calls have hardly changed. Kept on; the signs are still to come.',
    },
    voices: [
      {
        kind: 'residents-group',
        raisedBy: 'Friends of Guildhall Gardens',
        raisedOn: '2025-01-30',
        what: 'The bandstand cannot be used for concerts because of broken glass.',
        answered: {
          on: '2025-03-06',
          how: 'At their meeting',
          saidBack:
            'The gardens are swept before seven each morning, and outreach workers come two nights a week.',
        },
      },
      {
        kind: 'residents-group',
        raisedBy: 'Taxi rank association',
        raisedOn: '2025-05-14',
        what: 'Drivers are shouted at between midnight and three.',
        answered: {
          on: '2025-06-03',
          how: 'By letter',
          saidBack: 'A marshal stands at the rank on Friday and Saturday nights from now on.',
        },
      },
      {
        kind: 'office',
        raisedBy: 'Guildhall ward councillors’ office',
        raisedOn: '2025-11-20',
        what: 'Where are the signs for the controlled drinking area?',
      },
    ],
  },
  {
    area: 'Tanners Row',
    title: 'Noise from parties in Tanners Row',
    rationale: 'A residents’ petition with sixty signatures, handed in by the residents’ group in March.',
    agency: 'council',
    owner: 'Noise team leader',
    contact: 'Noise team duty desk, extension 3120',
    adoptedOn: '2025-03-25',
    reviewOn: '2025-09-23',
    closed: {
      on: '2025-09-23',
      outcome:
        'Warnings were given to two landlords; the residents’ group agrees that the parties have stopped. Calls are watched, but it is a priority no more.',
    },
    voices: [
      {
        kind: 'residents-group',
        raisedBy: 'Tanners Row residents’ group',
        raisedOn: '2025-03-11',
        what: 'Parties until morning at weekends in the student houses.',
        answered: {
          on: '2025-05-20',
          how: 'At their meeting',
          saidBack: 'Both landlords were warned in writing, and the noise team visits on Friday nights.',
        },
      },
    ],
  },
  {
    area: 'Wharfside',
    title: 'Rubbish behind the wharf flats',
    codes: ['asb101:rubbish'],
    rationale: 'The tenants’ association counted eleven loads tipped in a month; children play beside it.',
    agency: 'housing',
    owner: 'Estate manager, Wharfside',
    contact: 'Wharfside estate office, extension 5530',
    adoptedOn: '2025-04-15',
    reviewOn: '2025-10-14',
    reviewed: {
      on: '2025-10-14',
      nextOn: '2026-04-14',
      note: 'A gate stands since August; less is tipped. Kept on until spring.',
    },
    voices: [
      {
        kind: 'residents-group',
        raisedBy: 'Wharf flats tenants’ association',
        raisedOn: '2025-04-01',
        what: 'Mattresses and paint behind the bin store every weekend.',
        answered: {
          on: '2025-09-02',
          how: 'In the newsletter',
          saidBack: 'There is a gate with a code now, and what is tipped is cleared within three days.',
        },
      },
    ],
  },
  {
    area: 'Westering',
    title: 'Racing on Westering Parkway',
    rationale:
      'The residents’ association and the school asked for it; the problem profile was adopted by the group in June.',
    agency: 'police',
    owner: 'Roads policing sergeant',
    contact: 'Roads policing desk, extension 4602',
    profile: 'vehicles',
    adoptedOn: '2025-06-24',
    reviewOn: '2025-12-15',
    voices: [
      {
        kind: 'residents-group',
        raisedBy: 'Westering Parkway residents’ association',
        raisedOn: '2025-06-12',
        what: 'Cars race from roundabout to roundabout every Saturday night.',
        answered: {
          on: '2025-10-07',
          how: 'At their meeting',
          saidBack: '64 drivers were warned and seven vehicles seized by the end of September.',
        },
      },
      {
        kind: 'office',
        raisedBy: 'Westering primary school',
        raisedOn: '2025-10-28',
        what: 'Will the crossing be made safer before the dark months?',
      },
    ],
  },
  {
    area: 'Larkspur Hill',
    title: 'Mopeds on the paths of Larkspur Hill',
    rationale: 'Brought by the community forum; two near misses with pushchairs in August.',
    agency: 'police',
    owner: 'Neighbourhood sergeant, Larkspur Hill',
    contact: 'Larkspur Hill neighbourhood team, extension 4418',
    adoptedOn: '2025-09-09',
    reviewOn: '2026-03-09',
    voices: [
      {
        kind: 'ward-meeting',
        raisedBy: 'Larkspur Hill community forum',
        raisedOn: '2025-09-02',
        what: 'Mopeds use the footpath past the playground as a short cut.',
        answered: {
          on: '2025-10-21',
          how: 'At the forum',
          saidBack: 'Barriers were put in at both ends of the path on 15 October.',
        },
      },
    ],
  },
  {
    area: 'Quarry Bank',
    title: 'Fires on the Quarry Bank allotments',
    rationale: 'Sheds and bins were set alight; the allotment holders want to know who comes and when.',
    agency: 'fire',
    owner: 'Arson reduction officer',
    contact: 'Arson reduction desk, extension 6014',
    adoptedOn: '2025-12-10',
    reviewOn: '2026-06-09',
    voices: [
      {
        kind: 'residents-group',
        raisedBy: 'Quarry Bank allotment association',
        raisedOn: '2025-12-08',
        what: 'Three fires in a fortnight. Could the lower gate be locked at night?',
      },
    ],
  },
]
