import type { Entry } from '#shared/features/profiles/lists.ts'
import type { SectionKey } from '#shared/features/profiles/sections.ts'

/** What the bureau wrote about the leisure centre beside what every profile has; `[[…]]` are figures in the sentence. */
export const leisureCentreSections: Partial<Record<SectionKey, string>> = {
  problem:
    'Since the summer of 2023 groups of young people drink, shout and break things around Northgate Leisure Centre: [[total|All incidents]] in all, [[per-month|Incidents a month]] over the whole months. [[top-places:1|Share of the busiest place]] of those placed exactly come from one point, the main entrance.',
  time: 'Thursday to Saturday, from the end of the early-evening classes until an hour after closing. Quiet in the school holidays, when the youth club in the next neighbourhood is open late.',
  partners:
    'Police: the calls counted here, and four dispersals in the autumn. Council: two complaints about broken glass a week from the cleaning team. Fire service: three small fires behind the skate ramp. Housing: one tenancy warning in the flats that overlook the car park. Youth offending service: six of the young people named by staff are known to it.',
  existing:
    'A patrol passes on most Fridays at nine. The centre hired a guard for six weeks in the spring; calls fell while he stood there, and came back after.',
  gaps: 'Nobody knows how much of the drink is bought by the young people and how much for them. The centre’s own log of incidents is on paper and has not been read.',
  hypotheses:
    'The place offers three things at once: light, shelter and nobody who is in charge of the grounds after ten. Drink is near.',
  objectives:
    'Fewer calls, and a place that families use again. Both are measured against the year before adoption.',
  evaluation:
    'Calls a month in the same outline are compared with the baseline, month by month on a control chart, and with a ring of 500 metres around it for calls that may only have moved. Other causes to be looked at: the school holidays, the weather, and whether fewer people use the centre at all.',
  consultation: 'Residents were asked before the profile went to the group, and again after three months.',
}

export const leisureCentreEntries: readonly Entry[] = [
  {
    list: 'hypotheses',
    confidence: 'high',
    state: 'supported',
    text: 'Drink is bought for under-age drinkers at the two off-licences nearby.',
    supports: 'Staff name it as the usual beginning; empties of two shops’ own brands.',
    contradicts: '',
  },
  {
    list: 'hypotheses',
    confidence: 'moderate',
    state: 'supported',
    text: 'The car park draws groups because it is lit, dry under the canopy, and not watched.',
    supports: 'Calls fell while the guard stood there.',
    contradicts: 'The skate ramp, which is unlit, is the second busiest place.',
  },
  {
    list: 'hypotheses',
    confidence: 'low',
    state: 'refuted',
    text: 'Most of the young people come from outside the neighbourhood.',
    supports: 'Some arrive by bus.',
    contradicts: 'Five of the six known to the youth offending service live within a kilometre.',
  },
  {
    list: 'objectives',
    measure: 'calls-a-month',
    unit: '',
    baseline: null,
    reached: null,
    reachedOn: null,
    text: 'Calls about the centre and its grounds below ten a month',
    target: 10,
    byDay: '2025-06-30',
  },
  {
    list: 'objectives',
    measure: 'other',
    unit: 'members of early-evening classes',
    text: 'Families back in the early-evening classes',
    baseline: 34,
    target: 60,
    byDay: '2025-09-30',
    reached: 57,
    reachedOn: '2025-09-22',
  },
  {
    list: 'plan',
    kind: 'enforcement',
    stage: 'response',
    byDay: '2025-01-31',
    actionId: null,
    agency: 'Trading standards',
    owner: 'Licensing enforcement officer',
    what: 'Test purchasing at both off-licences',
  },
  {
    list: 'plan',
    kind: 'enforcement',
    stage: 'response',
    byDay: '2025-03-31',
    actionId: null,
    agency: 'Police',
    owner: 'Neighbourhood inspector',
    what: 'Planned policing on Thursday to Saturday evenings',
  },
  {
    list: 'plan',
    kind: 'prevention',
    stage: 'response',
    byDay: '2025-01-31',
    actionId: null,
    agency: 'Youth offending service',
    owner: 'Prevention team leader',
    what: 'Letters to the parents of under-age drinkers, with an offer of support',
  },
  {
    list: 'plan',
    kind: 'intelligence',
    stage: 'analysis',
    byDay: '2025-02-28',
    actionId: null,
    agency: 'City council',
    owner: 'Duty manager of the centre',
    what: 'Type up the centre’s paper log of incidents for the bureau',
  },
  {
    list: 'plan',
    kind: 'intelligence',
    stage: 'assessment',
    byDay: '2025-06-30',
    actionId: null,
    agency: 'Bureau',
    owner: 'Analyst',
    what: 'Compare calls with the ring of 500 metres, for displacement',
  },
  {
    list: 'consultation',
    day: '2024-11-26',
    who: 'Residents’ group of the flats over the car park',
    said: 'Noise until midnight on Fridays; nobody answers at the centre after ten.',
    answered: 'Told of the profile, and given the number of the neighbourhood team.',
  },
  {
    list: 'consultation',
    day: '2025-03-18',
    who: 'Members’ forum of the leisure centre',
    said: 'Better since January; the car park is still dark.',
    answered: 'New lights and cameras are asked for; an answer by the summer.',
  },
  { list: 'distribution', name: 'Joint management group', agency: '' },
  { list: 'distribution', name: 'Duty manager of the centre', agency: 'City council' },
  { list: 'distribution', name: 'Neighbourhood inspector', agency: 'Police' },
]

/** One that is marked, and has its next review. */
export const leisureCentreParticulars = { marking: 'OFFICIAL-SENSITIVE', reviewOn: '2026-01-13' } as const
