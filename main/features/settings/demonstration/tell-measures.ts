import type { DeskClient } from '#shared/contract.ts'
import type { Measure } from '#shared/features/performance/measures.ts'
import {
  damageCsv,
  graffitiDays,
  graffitiRebase,
  returned,
  satisfactionCsv,
  satisfiedPeers,
} from './measures-told.ts'
import type { AgencyKey } from './partners.ts'
import type { SourceKey } from './sources.ts'
import { craveCsv, craveQuestions, satisfactionQuestion, wavesTold } from './surveys-told.ts'

type Teller = { client: DeskClient; receive(name: string, bytes: Uint8Array): Promise<string> }
type Known = { agencies: ReadonlyMap<AgencyKey, number>; sources: ReadonlyMap<SourceKey, number> }
type Event = { at: string; tell(): Promise<unknown> }
type Told = Parameters<DeskClient['performance']['defineMeasure']>[0]

/** The measures the bureau keeps and the surveys it hears of, each on the day on which figures came. */
export function measureEvents(teller: Teller, known: Known): Event[] {
  const ids = { graffiti: 0, crave: 0, satisfaction: 0 }
  return [
    { at: '2024-11-20T10:00:00Z', tell: () => defineSurveys(teller.client, ids) },
    ...wavesTold.map((wave, at) => ({
      at: `${at === 0 ? '2024-11-21' : wave.to < '2024-11-20' ? '2024-11-22' : plusMonth(wave.to)}T10:00:00Z`,
      tell: () => tellWave(teller, ids, at),
    })),
    { at: '2025-01-10T10:00:00Z', tell: () => defineGraffiti(teller.client, known, ids) },
    { at: '2025-12-09T10:00:00Z', tell: () => tellMeasures(teller, known, ids) },
  ]
}

const plusMonth = (day: string) =>
  `${day.slice(0, 5)}${String(Number(day.slice(5, 7)) + 1).padStart(2, '0')}${day.slice(7)}`
const entered = { computed: null, direction: 'lower', target: null, decimals: 1 } as const
const bytesOf = (text: string) => new TextEncoder().encode(text)

async function defineGraffiti({ performance }: DeskClient, { agencies }: Known, ids: { graffiti: number }) {
  const { id } = await performance.defineMeasure({
    ...entered,
    name: 'Days to remove graffiti',
    basis: 'other',
    unit: 'days',
    target: 5,
    agencyId: agencies.get('council')!,
    owner: 'Street cleansing manager',
    definition: 'Working days from the first report to removal, mean of the month. Invented figures.',
    source: 'Monthly return of the cleansing service',
  })
  ids.graffiti = id
  await enterGraffiti(performance, id, 0)
}

function enterGraffiti(performance: DeskClient['performance'], measureId: number, of: 0 | 1) {
  return performance.enterFigures({
    measureId,
    how: 'pasted',
    figures: returned[of].map(month => ({ month, value: graffitiDays.get(month)!, was: null })),
  })
}

async function tellMeasures(
  { client, receive }: Teller,
  { agencies, sources }: Known,
  ids: { graffiti: number },
) {
  const { performance } = client
  const define = (told: Omit<Told, keyof typeof entered> & Partial<Told>): Promise<Measure> =>
    performance.defineMeasure({ ...entered, ...told })
  await enterGraffiti(performance, ids.graffiti, 1)
  await performance.rebaseMeasure({ measureId: ids.graffiti, ...graffitiRebase })
  const satisfied = await define({
    name: 'Victims satisfied with how their call was handled',
    basis: 'percentage',
    unit: 'of victims asked',
    direction: 'higher',
    target: 85,
    agencyId: agencies.get('police')!,
    owner: 'Head of contact management',
    definition:
      'Victims of anti-social behaviour asked by telephone who were very or fairly satisfied. Invented figures.',
    source: 'Monthly user satisfaction survey',
  })
  await performance.importFigures({
    measureId: satisfied.id,
    file: await receive('satisfaction.csv', bytesOf(satisfactionCsv())),
    columns: { month: 'Month', value: 'Satisfied per cent', base: 'Asked', force: null },
  })
  await performance.enterFigures({
    measureId: satisfied.id,
    how: 'pasted',
    figures: satisfiedPeers.map(figure => ({ ...figure, was: null })),
  })
  const damage = await define({
    name: 'Criminal damage',
    basis: 'rate',
    unit: 'per 1,000 residents',
    decimals: 2,
    agencyId: agencies.get('police')!,
    owner: 'Performance and review unit',
    definition:
      'Recorded criminal damage, all kinds but arson, in the month. Invented figures of invented forces.',
    source: 'Exchange of the most similar forces',
  })
  await performance.importFigures({
    measureId: damage.id,
    file: await receive('most-similar-forces.csv', bytesOf(damageCsv())),
    columns: {
      month: 'Month',
      value: 'Damage per 1000',
      base: 'Residents',
      force: 'Force',
      ownForce: 'This force',
    },
  })
  const [residents] = (await client.areas.figures({})).filter(({ unit }) => unit === 'residents')
  await define({
    name: 'Calls about anti-social behaviour',
    basis: 'rate',
    unit: 'per 1,000 residents',
    decimals: 2,
    agencyId: agencies.get('council')!,
    owner: 'Head of community safety',
    definition: 'All incidents of all sources within the neighbourhoods; linked ones are counted once.',
    source: 'The incidents of this bureau',
    computed: { filter: { count: 'events' }, filterName: 'All incidents', areaFigureId: residents!.id },
  })
  await define({
    name: 'Deliberate fires',
    basis: 'count',
    unit: 'fires',
    decimals: 0,
    target: 20,
    agencyId: agencies.get('fire')!,
    owner: 'Arson reduction officer',
    definition: 'Deliberate fires the fire and rescue service was called to.',
    source: 'The incidents of this bureau',
    computed: {
      filter: { sourceIds: [sources.get('fire-deliberate')!] },
      filterName: 'Deliberate fires',
      areaFigureId: null,
    },
  })
}

type SurveyIds = { crave: number; satisfaction: number }

async function defineSurveys({ performance, areas }: DeskClient, ids: SurveyIds) {
  const [set] = await areas.sets()
  const crave = await performance.defineSurvey({
    key: 'crave',
    name: 'CRAVE',
    kind: 'crave',
    areaSetId: set!.id,
    method:
      'Confidence, reassurance, accessibility and visibility: 1,600 people of 16 and over, chosen by chance from the telephone numbers of the city, asked twice a year. Counts are not weighted. Invented answers of invented people.',
  })
  ids.crave = crave.id
  for (const { wording, counted } of craveQuestions) {
    await performance.saveQuestion({ surveyId: crave.id, wording, counted, direction: 'higher' })
  }
  const satisfaction = await performance.defineSurvey({
    key: 'satisfaction',
    name: 'Satisfaction baseline',
    kind: 'satisfaction',
    areaSetId: null,
    method:
      'About 400 people who reported anti-social behaviour, asked by post four weeks later. Invented answers.',
  })
  ids.satisfaction = satisfaction.id
  const { wording, counted } = satisfactionQuestion
  await performance.saveQuestion({ surveyId: satisfaction.id, wording, counted, direction: 'higher' })
}

async function tellWave({ client: { performance }, receive }: Teller, ids: SurveyIds, at: number) {
  const wave = { ...wavesTold[at]!, note: '' }
  const crave = await performance.saveWave({ surveyId: ids.crave, ...wave })
  await performance.importAnswers({
    waveId: crave.waves[0]!.id,
    file: await receive(`crave-${wave.to.slice(0, 7)}.csv`, bytesOf(craveCsv(at))),
    questionId: null,
    columns: { question: 'Question', area: 'Area', yes: 'Said so', asked: 'Asked' },
  })
  const { waves, questions } = await performance.saveWave({ surveyId: ids.satisfaction, ...wave })
  const [yes, asked] = satisfactionQuestion.answers[at]!
  await performance.enterAnswers({
    waveId: waves[0]!.id,
    questionId: questions[0]!.id,
    how: 'typed',
    answers: [{ areaCode: '', yes, asked, was: null }],
  })
}
