import type { DeskClient } from '#shared/contract.ts'

type Intervention = Parameters<DeskClient['library']['saveIntervention']>[0]
const elsewhere = (where: string, year: number) => `Invented: evaluation by ${where}, ${year}`

/** What was tried elsewhere, as the bureau entered it when it began. */
export const libraryTold: readonly Intervention[] = [
  {
    ...{ title: 'Lights and a youth worker at a skate ramp', problemType: 'Youths gathering' },
    placeType: 'Leisure centre or park',
    problem: 'Youths gathering and drinking at a skate ramp behind a leisure centre after dark.',
    response:
      'Lights until ten, a detached youth worker on three evenings, and a shelter planned with the young people.',
    responseTypes: ['Lighting and design', 'Youth work and diversion'],
    partners: ['City council', 'Youth offending service'],
    ...{ result: 'worked', evidenceKind: 'compared' },
    evidence:
      '118 calls in the year before, 61 after: 0.52 times the rate, 95 % interval 0.37 to 0.71. A park two miles away went from 40 to 43.',
    source: elsewhere('a bureau in the north', 2022),
  },
  {
    ...{ title: 'Test purchasing at off-licences near a school', problemType: 'Youths gathering' },
    placeType: 'Shops and parade',
    problem: 'Youths drinking near a parade of shops; staff named drink bought by or for them.',
    response: 'Two rounds of test purchasing, a licence review, and training for the counter staff.',
    responseTypes: ['Licensing and test purchasing'],
    partners: ['City council', 'Police'],
    ...{ result: 'partly', evidenceKind: 'counted' },
    evidence: '64 calls in six months before, 46 after: 0.72 times the rate, 95 % interval 0.48 to 1.07.',
    source: elsewhere('a trading standards service', 2021),
  },
  {
    ...{ title: 'Letters to parents with an offer of support', problemType: 'Youths gathering' },
    placeType: 'Residential street',
    problem: 'Under-age drinkers from a few streets, most of them known to one school.',
    response:
      'Letters to the parents, signed by the school and the police, with the number of a family worker.',
    responseTypes: ['Letters and parents'],
    partners: ['Police', 'Youth offending service'],
    ...{ result: 'unclear', evidenceKind: 'none', evidence: '' },
    source: elsewhere('a neighbourhood team', 2020),
  },
  {
    ...{ title: 'Outreach to street drinkers in a square', problemType: 'Street drinking' },
    placeType: 'City centre at night',
    problem: 'About a dozen adults drinking in a city square every night.',
    response: 'Alcohol outreach two nights a week for six months, with places in treatment kept free.',
    responseTypes: ['Outreach and treatment'],
    partners: ['Health', 'City council'],
    ...{ result: 'worked', evidenceKind: 'counted' },
    evidence:
      '143 calls in six months before, 97 after: 0.68 times the rate, 95 % interval 0.52 to 0.88. No comparison area.',
    source: elsewhere('a public health team', 2023),
  },
  {
    ...{ title: 'A controlled drinking area with signs', problemType: 'Street drinking' },
    placeType: 'City centre at night',
    problem: 'Drinking around a bandstand and on library steps.',
    response: 'An order for the area, signs at every entrance, and drink taken away by officers.',
    responseTypes: ['Orders and enforcement', 'Signs and publicity'],
    partners: ['City council', 'Police'],
    ...{ result: 'no-effect', evidenceKind: 'compared' },
    evidence:
      '88 calls in the year before, 84 after (0.95, 95 % interval 0.70 to 1.30); the streets around rose from 31 to 52.',
    source: elsewhere('a city centre partnership', 2022),
  },
  {
    ...{ title: 'Shops agree not to sell single cans', problemType: 'Street drinking' },
    placeType: 'Shops and parade',
    problem: 'Street drinking fed by two shops that sell single strong cans.',
    response: 'A voluntary agreement with both shops after licensing visits.',
    responseTypes: ['Licensing and test purchasing'],
    partners: ['Police'],
    ...{ result: 'unclear', evidenceKind: 'none', evidence: '' },
    source: elsewhere('a licensing team', 2019),
  },
  {
    ...{ title: 'Chicanes on a road used for racing', problemType: 'Vehicle nuisance' },
    placeType: 'Main road or car park',
    problem: 'Cars racing between two roundabouts on a straight, wide road at weekends.',
    response: 'Chicanes and a speed table at the crossing.',
    responseTypes: ['Lighting and design'],
    partners: ['City council'],
    ...{ result: 'worked', evidenceKind: 'compared' },
    evidence:
      '212 calls in the year before, 74 after: 0.35 times the rate, 95 % interval 0.26 to 0.46. A like road without them went from 90 to 96.',
    source: elsewhere('a highways department', 2021),
  },
  {
    ...{ title: 'Seizing vehicles after a warning', problemType: 'Vehicle nuisance' },
    placeType: 'Main road or car park',
    problem: 'Drivers meeting in a retail car park at weekends.',
    response: 'Warnings, then seizures, over one summer; the car park gated at night.',
    responseTypes: ['Orders and enforcement', 'Planned policing'],
    partners: ['Police'],
    ...{ result: 'partly', evidenceKind: 'counted' },
    evidence:
      '96 calls in the summer before, 71 in that one: 0.74 times the rate, 95 % interval 0.54 to 1.01.',
    source: elsewhere('a roads policing unit', 2023),
  },
  {
    ...{ title: 'Mediation between two households', problemType: 'Neighbour dispute' },
    placeType: 'Residential street',
    problem: 'Eight or nine noise calls a month from one address about the next.',
    response: 'Mediation over three meetings, and carpets paid for by the landlord.',
    responseTypes: ['Mediation'],
    partners: ['Housing', 'City council'],
    ...{ result: 'worked', evidenceKind: 'counted' },
    evidence: '51 calls in six months before, 6 after: 0.12 times the rate, 95 % interval 0.04 to 0.28.',
    source: elsewhere('a housing association', 2022),
  },
  {
    ...{ title: 'A gate behind blocks of flats', problemType: 'Fly-tipping and litter', placeType: 'Flats' },
    problem: 'Rubbish tipped behind the bin stores of flats.',
    response: 'A gate with a code, and clearing within three days.',
    responseTypes: ['Lighting and design', 'Cleaning and removal'],
    partners: ['Housing'],
    ...{ result: 'worked', evidenceKind: 'counted' },
    evidence: '39 loads in six months before, 11 after: 0.28 times the rate, 95 % interval 0.13 to 0.56.',
    source: elsewhere('an estate office', 2024),
  },
  {
    ...{ title: 'Sheds cleared and gates locked at allotments', problemType: 'Deliberate fires' },
    placeType: 'Open land',
    problem: 'Refuse and bins set alight along a path between allotments.',
    response: 'Refuse cleared before the summer, the lower gate locked at dusk, talks in two schools.',
    responseTypes: ['Cleaning and removal', 'Youth work and diversion'],
    partners: ['Fire and rescue service', 'City council'],
    ...{ result: 'partly', evidenceKind: 'counted' },
    evidence: '17 fires in the year before, 9 after: 0.53 times the rate, 95 % interval 0.21 to 1.26.',
    source: elsewhere('an arson task force', 2021),
  },
  {
    ...{ title: 'Posters on buses about late noise', problemType: 'Noise', placeType: 'Residential street' },
    problem: 'Parties in student houses at the start of term.',
    response: 'Posters on buses and an address for complaints.',
    responseTypes: ['Signs and publicity'],
    partners: ['City council'],
    ...{ result: 'no-effect', evidenceKind: 'counted' },
    evidence:
      '70 calls in October before, 76 in the October after: 1.09 times the rate, 95 % interval 0.77 to 1.53.',
    source: elsewhere('a university town', 2023),
  },
]
