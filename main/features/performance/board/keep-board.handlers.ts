import type { MeasureInFull } from '#shared/features/performance/measures.ts'
import { plusDays } from '#shared/working-days.ts'
import type { Context } from '../../../backend/context.ts'
import { localDay } from '../../incidents/local-time.ts'
import type { BoardKept } from './draft.ts'

/** A year. */
const healthDays = 365

/** Reads what was written and recorded by now: it is kept with the draft as it stands. */
export async function keepBoard(context: Context): Promise<BoardKept> {
  const { performance, library } = context.bureau
  const entries = await library(context)
  const today = localDay(context.host.now().getTime() / 60_000)
  const period = { from: plusDays(today, 1 - healthDays), to: today }
  return {
    measures: await measuresOf(context),
    surveys: await surveysOf(context),
    health: await performance.health(context, period),
    concerns: (await performance.outcomes(context)).concerns.map(({ title, text }) => ({ title, text })),
    practice: entries
      .filter(({ result }) => result === 'worked')
      .map(({ number, title, problem, response, result, evidence }) => ({
        number,
        title,
        problem,
        response,
        result,
        evidence,
      })),
  }
}

/** What was kept, but for what was counted from incidents: that is counted again, as an audience may have it. */
export async function recountKept(then: Context, kept: BoardKept): Promise<BoardKept> {
  const measures: MeasureInFull[] = []
  for (const measure of kept.measures) {
    const isCounted = measure.countedFilter !== null
    measures.push(isCounted ? await then.bureau.performance.measure(then, measure.id) : measure)
  }
  return { ...kept, measures }
}

async function measuresOf(context: Context): Promise<MeasureInFull[]> {
  const { performance } = context.bureau
  const told: MeasureInFull[] = []
  for (const { id, closedOn } of await performance.measures(context)) {
    if (closedOn === null) told.push(await performance.measure(context, id))
  }
  return told
}

async function surveysOf(context: Context): Promise<BoardKept['surveys']> {
  const { performance } = context.bureau
  const told: BoardKept['surveys'] = []
  for (const survey of await performance.surveys(context)) {
    const results = []
    const [wave] = survey.waves
    for (const { id: questionId } of wave ? survey.questions : []) {
      results.push(
        await performance.surveyResult(context, { surveyId: survey.id, questionId, waveId: wave!.id }),
      )
    }
    told.push({ survey, results: results.filter(({ whole }) => whole !== null) })
  }
  return told
}
