import { wholeOf, whyNotAnswers } from '#shared/features/performance/survey-rules.ts'
import type { surveys } from '#shared/features/performance/surveys.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { Context, HandlersOf } from '../../../backend/context.ts'
import type { Row } from '../../../store/schema.ts'
import type { ReadWholeTable } from '../../imports/whole-table.ts'
import { examplesOf } from '../table-columns.ts'
import { readAnswerRows, suggestAnswerColumns } from './answer-rows.ts'
import { answerRows, earlierAnswers, enterAnswerRows, pastAnswerRows } from './answers.store.ts'
import {
  areasOfSet,
  insertQuestion,
  insertSurvey,
  insertWave,
  questionRow,
  questionRows,
  surveyRow,
  updateVersioned,
  waveRow,
} from './surveys.store.ts'
import { surveyOf, surveyResultOf, surveysOf } from './tell.handlers.ts'

export const surveyHandlers: HandlersOf<typeof surveys> = {
  surveys: context => surveysOf(context),
  survey: (context, { surveyId }) => surveyOf(context, surveyId),
  surveyResult: (context, asked) => surveyResultOf(context, asked),

  async defineSurvey(context, { areaSetId, ...survey }) {
    if (areaSetId !== null) await requireAreaSet(context, areaSetId)
    const surveyId = await insertSurvey(context.db, { ...survey, area_set_id: areaSetId })
    return changedSurvey(context, surveyId)
  },

  async saveSurvey(context, { surveyId, version, name, kind, method }) {
    await updateVersioned(context.db, 'survey', surveyId, version, {
      ...(name !== undefined && { name }),
      ...(kind !== undefined && { kind }),
      ...(method !== undefined && { method }),
    })
    return changedSurvey(context, surveyId)
  },

  async saveQuestion(context, { surveyId, questionId, version, ...worded }) {
    const { db } = context
    await surveyRow(db, surveyId)
    if (questionId === undefined) await insertQuestion(db, { ...worded, survey_id: surveyId })
    else {
      await questionRow(db, surveyId, questionId)
      await updateVersioned(db, 'survey_question', questionId, version ?? 0, worded)
    }
    return changedSurvey(context, surveyId)
  },

  async saveWave(context, { surveyId, waveId, version, name, from, to, note }) {
    const { db } = context
    await surveyRow(db, surveyId)
    if (to < from) {
      throw new AppError('invalid', 'The fieldwork ends before it begins.', { next: 'Correct its days.' })
    }
    const wave = { name, from_day: from, to_day: to, note }
    if (waveId === undefined) await insertWave(db, { ...wave, survey_id: surveyId })
    else {
      if ((await waveRow(db, waveId)).survey_id !== surveyId) {
        throw new AppError('not-found', 'This survey has no such wave.', { next: 'Go back to the survey.' })
      }
      await updateVersioned(db, 'survey_wave', waveId, version ?? 0, wave)
    }
    return changedSurvey(context, surveyId)
  },

  surveyAnswers: ({ db }, asked) => answersOf(db, asked.waveId, asked.questionId),

  async pastAnswers({ db }, { waveId, questionId, areaCode }) {
    const rows = await pastAnswerRows(db, waveId, questionId, areaCode)
    return rows.map(row => ({ ...asAnswer(row), replacedAt: row.replaced_at }))
  },

  async enterAnswers(context, { waveId, questionId, how, answers }) {
    const { db, host, person, changed } = context
    const { survey_id } = await waveRow(db, waveId)
    await questionRow(db, survey_id, questionId)
    const areas = new Map((await areasOfSurvey(db, survey_id)).map(({ code, name }) => [code, name]))
    for (const { areaCode, yes, asked } of answers) {
      const where = areaCode === '' ? 'The whole' : (areas.get(areaCode) ?? areaCode)
      const reason =
        areaCode !== '' && !areas.has(areaCode)
          ? 'it is no area of the survey’s area set.'
          : whyNotAnswers({ yes, asked })
      if (reason)
        throw new AppError('invalid', `${where}: ${reason}`, { next: 'Correct it and enter it again.' })
    }
    const made = { how, file_name: '', at: host.now().toISOString(), by_login: person.login }
    const entered = answers.map(({ areaCode, yes, asked, was }) => ({
      area_code: areaCode,
      area_name: areas.get(areaCode) ?? '',
      yes,
      asked,
      was,
      questionId,
    }))
    await enterAnswerRows(db, waveId, entered, made)
    await refuseUnlikelyWhole(db, waveId, [questionId])
    changed('performance')
    return answersOf(db, waveId, questionId)
  },

  async inspectSurveyFile({ db, files, workers }, { waveId, file }) {
    await waveRow(db, waveId)
    const table = await workers.run<ReadWholeTable>('imports/whole-table', { file: files.resolve(file) })
    return {
      fileName: table.fileName,
      rows: table.rows.length + table.unread.length,
      columns: examplesOf(table),
      suggested: suggestAnswerColumns(table),
    }
  },

  async importAnswers(context, { waveId, file, questionId, columns }) {
    const { db, files, workers, host, person } = context
    const { survey_id } = await waveRow(db, waveId)
    const questions = await questionRows(db, survey_id)
    if (questionId !== null) await questionRow(db, survey_id, questionId)
    const table = await workers.run<ReadWholeTable>('imports/whole-table', { file: files.resolve(file) })
    const known = { areas: await areasOfSurvey(db, survey_id), questions, questionId }
    const { read: answers, notUnderstood, lines } = readAnswerRows(table, columns, known)
    const at = host.now().toISOString()
    const { taken, replaced } = await enterAnswerRows(
      db,
      waveId,
      answers.map(({ areaCode, areaName, ...answer }) => ({
        ...answer,
        area_code: areaCode,
        area_name: areaName,
      })),
      { how: 'imported', file_name: table.fileName, at, by_login: person.login },
    )
    await refuseUnlikelyWhole(db, waveId, [...new Set(answers.map(answer => answer.questionId))])
    return {
      rows: table.rows.length + table.unread.length,
      taken,
      replaced,
      unchanged: answers.length - taken,
      notUnderstood,
      lines,
      survey: await changedSurvey(context, survey_id),
    }
  },
}

async function changedSurvey(context: Context, surveyId: number) {
  context.changed('performance')
  return surveyOf(context, surveyId)
}

async function requireAreaSet({ db, bureau }: Context, areaSetId: number) {
  if ((await bureau.areaSets(db)).some(({ id }) => id === areaSetId)) return
  throw new AppError('not-found', 'That area set is no longer there.', { next: 'Choose another one.' })
}

async function areasOfSurvey(db: Context['db'], surveyId: number) {
  return areasOfSet(db, (await surveyRow(db, surveyId)).area_set_id)
}

/** Nothing is kept of which the areas add up to more than the whole. */
async function refuseUnlikelyWhole(db: Context['db'], waveId: number, questionIds: readonly number[]) {
  for (const questionId of questionIds) {
    const fault = wholeOf(
      (await answersOf(db, waveId, questionId)).flatMap(({ areaCode, yes, asked }) =>
        yes === null || asked === null ? [] : [{ areaCode, yes, asked }],
      ),
    )?.fault
    if (fault) {
      throw new AppError('invalid', fault, {
        next: 'Correct the whole or the areas, and enter them together.',
      })
    }
  }
}

async function answersOf(db: Context['db'], waveId: number, questionId: number) {
  const earlier = await earlierAnswers(db, waveId, questionId)
  const rows = await answerRows(db)
    .where('wave_id', '=', waveId)
    .where('question_id', '=', questionId)
    .execute()
  return rows.map(row => ({ ...asAnswer(row), earlier: earlier.get(row.area_code) ?? 0 }))
}

function asAnswer({
  id,
  area_code,
  area_name,
  yes,
  asked,
  how,
  file_name,
  at,
  by_login,
}: Row<'survey_answer'>) {
  return {
    id,
    yes,
    asked,
    how,
    at,
    areaCode: area_code,
    areaName: area_name,
    fileName: file_name,
    by: by_login,
  }
}
