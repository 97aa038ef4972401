import type {
  Survey,
  SurveyQuestion,
  SurveyResult,
  SurveyWave,
} from '#shared/features/performance/surveys.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { Among, Context } from '../../../backend/context.ts'
import type { Row } from '../../../store/schema.ts'
import { answerRows } from './answers.store.ts'
import { type Counted, publish, surveyResult } from './survey-result.ts'
import {
  areasOfSet,
  questionRow,
  questionRows,
  type SurveyRowRead,
  surveyRow,
  surveyRows,
  waveRows,
} from './surveys.store.ts'

type Asking = Pick<Context, 'db'>
/** Answers as they held at a moment; as they hold now without one. */
type Moment = Pick<Among, 'asOf'>

/** Every survey with its questions, its waves and the whole of each, as far as it may be shown. */
export async function surveysOf(context: Asking, { asOf }: Moment = {}): Promise<Survey[]> {
  const told: Survey[] = []
  for (const row of await surveyRows(context.db).execute()) told.push(await asSurvey(context, row, asOf))
  return told
}

export async function surveyOf(context: Asking, surveyId: number): Promise<Survey> {
  return asSurvey(context, await surveyRow(context.db, surveyId))
}

async function asSurvey({ db }: Asking, row: SurveyRowRead, asOf?: string): Promise<Survey> {
  const { id, key, name, kind, method, version } = row
  const questions = await questionRows(db, id)
  const waves = await waveRows(db, id)
  const answers =
    waves.length === 0
      ? []
      : await heldAnswers(
          db,
          waves.map(wave => wave.id),
          asOf,
        )
  const of = (waveId: number, questionId: number) =>
    answers.filter(answer => answer.wave_id === waveId && answer.question_id === questionId)
  return {
    id,
    key,
    name,
    kind,
    method,
    version,
    areaSetId: row.area_set_id,
    areaSetName: row.area_set_name,
    questions: questions.map(asQuestion),
    waves: waves.map(wave =>
      asWave(wave, questions.filter(question => of(wave.id, question.id).length > 0).length),
    ),
    trend: questions.flatMap(question =>
      waves.map(wave => ({
        questionId: question.id,
        waveId: wave.id,
        estimate: publish(of(wave.id, question.id).map(asCounted)).whole,
      })),
    ),
  }
}

type ResultAsked = {
  surveyId: number
  questionId: number
  waveId: number
  againstWaveId?: number | null | undefined
}

/**
 * One question of one wave, by area, with the change since another wave: the one before it unless another is named, none
 * where it is null. Throws `not-found`.
 */
export async function surveyResultOf(
  { db }: Asking,
  { surveyId, questionId, waveId, againstWaveId }: ResultAsked,
  { asOf }: Moment = {},
): Promise<SurveyResult> {
  const survey = await surveyRow(db, surveyId)
  const question = asQuestion(await questionRow(db, surveyId, questionId))
  const waves = await waveRows(db, surveyId)
  const at = waves.findIndex(({ id }) => id === waveId)
  const against = againstWaveId === undefined ? waves[at + 1] : waves.find(({ id }) => id === againstWaveId)
  if (at < 0 || (againstWaveId && !against)) {
    throw new AppError('not-found', 'This survey has no such wave.', { next: 'Go back to the survey.' })
  }
  const wave = waves[at]!
  const answers = await heldAnswers(db, [waveId, ...(against ? [against.id] : [])], asOf)
  const of = (id: number) =>
    answers.filter(one => one.wave_id === id && one.question_id === questionId).map(asCounted)
  const areas = await areasOfSet(db, survey.area_set_id)
  const told = surveyResult(
    question,
    areas,
    { name: wave.name, answers: of(wave.id) },
    against ? { name: against.name, answers: of(against.id) } : null,
  )
  return { surveyId, question, wave: asWave(wave, 0), against: against ? asWave(against, 0) : null, ...told }
}

type Held = Row<'survey_answer'> & { yes: number; asked: number }

async function heldAnswers(
  db: Asking['db'],
  waveIds: readonly number[],
  asOf: string | undefined,
): Promise<Held[]> {
  const rows = await answerRows(db, asOf).where('wave_id', 'in', waveIds).execute()
  return rows.filter((row): row is Held => row.yes !== null && row.asked !== null)
}

function asCounted({ area_code, area_name, yes, asked }: Held): Counted {
  return { areaCode: area_code, areaName: area_name, yes, asked }
}

function asQuestion({
  id,
  position,
  wording,
  counted,
  direction,
  version,
}: Row<'survey_question'>): SurveyQuestion {
  return { id, position, wording, counted, direction, version }
}

function asWave(
  { id, name, from_day, to_day, note, version }: Row<'survey_wave'>,
  answered: number,
): SurveyWave {
  return { id, name, from: from_day, to: to_day, note, answered, version }
}
