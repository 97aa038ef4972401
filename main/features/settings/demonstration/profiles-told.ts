import type { Filter } from '#shared/features/incidents/contract.ts'
import type { SectionKey } from '#shared/features/profiles/sections.ts'
import { baseline } from './calendar.ts'
import { flyTippingGround, flyTippingSections } from './fly-tipping-told.ts'
import { truths } from './truths.ts'

export type ProfileKey =
  | 'leisure-centre'
  | 'street-drinking'
  | 'repeat-caller'
  | 'vehicles'
  | 'displaced'
  | 'fly-tipping'
type Told = {
  /** The day its analysis is run and the profile made, and the period the analysis looks at. */
  madeOn: string
  period: Pick<Filter, 'from' | 'to'>
  /** Its hotspot is the one nearest to here; or it is made of what calls say within an area. */
  from: { at: readonly [easting: number, northing: number] } | { area: string; text: string }
  raisedOn?: string
  monitoredOn?: string
  title: string
  /** What is written in it; `[[per-month]]` is a figure in the sentence. */
  sections: Partial<Record<SectionKey, string>>
}

const { leisureCentre, streetDrinking, repeatCaller, vehicleLine, displaced } = truths

export const profilesTold: Record<ProfileKey, Told> = {
  'leisure-centre': {
    madeOn: '2024-12-03',
    period: baseline,
    from: leisureCentre,
    raisedOn: '2024-12-05',
    monitoredOn: '2025-03-25',
    title: 'Youths drinking at Northgate Leisure Centre',
    sections: {
      aim: 'To bring calls about the leisure centre and its grounds below ten a month within six months, without moving them elsewhere.',
      location:
        'The main entrance, the skate ramp and the car park. The grounds are open and unlit after the centre closes at 22:00; two off-licences lie within ten minutes’ walk. There is no camera on the car park side.',
      victim:
        'Staff of the centre, families with small children at early-evening classes, and the residents who overlook the car park. Three evening classes have lost half of their members.',
      offender:
        'Groups of ten to twenty young people, most of them 14 to 17, meeting on Thursday to Saturday evenings. Staff name drink bought by or for them nearby as the usual beginning.',
      response:
        'Planned policing on Thursday to Saturday evenings. Test purchasing at the off-licences by trading standards. Letters to the parents of under-age drinkers, with an offer of support. Then: better cameras, a detached youth worker, and monitoring.',
    },
  },
  'street-drinking': {
    madeOn: '2024-12-03',
    period: baseline,
    from: streetDrinking,
    raisedOn: '2025-01-21',
    title: 'Night-time street drinking in Guildhall Gardens',
    sections: {
      aim: 'To halve calls between nine in the evening and three in the morning by the end of the year.',
      location:
        'The bandstand and the library steps are dry and lit; the taxi rank keeps people there after closing time.',
      victim: 'People on their way home, taxi drivers, and the residents of the flats above the library.',
      offender:
        'A core of about a dozen adults known to alcohol services, joined at weekends by people leaving bars.',
      response:
        'A controlled drinking area with signs; outreach by alcohol services twice a week; licensing visits to the two shops that sell single cans.',
    },
  },
  'repeat-caller': {
    madeOn: '2025-03-04',
    period: baseline,
    from: repeatCaller,
    title: 'Noise at Cobbler Terrace, Tanners Row',
    sections: {
      aim: 'To find out what lies behind about nine calls a month from one address.',
      location: 'One terraced house and its neighbours on either side.',
      victim: 'One household, which has called the noise team and the 101 centre for more than a year.',
      offender: 'Not established: diary sheets and two visits point to different neighbours.',
      response: 'To be agreed.',
    },
  },
  vehicles: {
    madeOn: '2025-06-03',
    period: { from: '2024-06-01', to: '2025-05-31' },
    from: {
      at: [(vehicleLine.from[0] + vehicleLine.to[0]) / 2, (vehicleLine.from[1] + vehicleLine.to[1]) / 2],
    },
    raisedOn: '2025-06-10',
    title: 'Vehicle nuisance along Westering Parkway',
    sections: {
      aim: 'To bring calls about cars and mopeds down by a third before next summer.',
      location:
        'A straight, wide road of 900 metres between two roundabouts, with a retail car park at its southern end.',
      victim: 'Residents along the whole road, and people on foot at its only crossing.',
      offender: 'Drivers who meet in the retail car park at weekends, many from outside the city.',
      response:
        'Warnings and seizures at weekends; gates on the retail car park; a speed table at the crossing, subject to funds.',
    },
  },
  displaced: {
    madeOn: '2025-12-02',
    period: { from: '2025-06-01', to: '2025-11-30' },
    from: displaced,
    title: 'Youths gathering at Bellfounder Parade',
    sections: {
      aim: 'To find out whether the gatherings have come from Northgate Leisure Centre, 800 metres away.',
      location: 'A parade of four shops and a bus stop, with an off-licence open until eleven.',
      victim: 'Shopkeepers, and residents of the flats above the shops.',
      offender: 'Groups of young people, some of them known from the leisure centre.',
    },
  },
  'fly-tipping': {
    madeOn: '2024-12-10',
    period: baseline,
    from: flyTippingGround,
    raisedOn: '2025-01-07',
    monitoredOn: '2025-04-08',
    title: 'Rubbish in the back lanes of Stonebridge End',
    sections: flyTippingSections,
  },
}
