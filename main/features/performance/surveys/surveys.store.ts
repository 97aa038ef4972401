import type { Kysely } from 'kysely'
import { AppError } from '#shared/rpc/error.ts'
import type { Database, NewRow, Row } from '../../../store/schema.ts'
import { staleVersion } from '../../../store/stale-version.ts'

/** Every survey with the area set its answers are told by, by name. */
export function surveyRows(db: Kysely<Database>) {
  return db
    .selectFrom('survey')
    .leftJoin('area_set', 'area_set.id', 'survey.area_set_id')
    .selectAll('survey')
    .select('area_set.name as area_set_name')
    .orderBy('survey.name')
}
export type SurveyRowRead = Awaited<ReturnType<ReturnType<typeof surveyRows>['execute']>>[number]

/** Throws `not-found`. */
export async function surveyRow(db: Kysely<Database>, surveyId: number): Promise<SurveyRowRead> {
  const row = await surveyRows(db).where('survey.id', '=', surveyId).executeTakeFirst()
  if (row) return row
  throw new AppError('not-found', 'There is no such survey.', { next: 'Go back to the list.' })
}

/** Throws `conflict` where another survey has the key. */
export async function insertSurvey(db: Kysely<Database>, survey: NewRow<'survey'>): Promise<number> {
  const taken = await db.selectFrom('survey').select('name').where('key', '=', survey.key).executeTakeFirst()
  if (taken) {
    throw new AppError('conflict', `The key ${survey.key} is that of “${taken.name}”.`, {
      next: 'Choose another key.',
    })
  }
  const { id } = await db.insertInto('survey').values(survey).returning('id').executeTakeFirstOrThrow()
  return id
}

export function questionRows(db: Kysely<Database>, surveyId: number): Promise<Row<'survey_question'>[]> {
  return db
    .selectFrom('survey_question')
    .selectAll()
    .where('survey_id', '=', surveyId)
    .orderBy('position')
    .execute()
}

/** The latest first. */
export function waveRows(db: Kysely<Database>, surveyId: number): Promise<Row<'survey_wave'>[]> {
  return db
    .selectFrom('survey_wave')
    .selectAll()
    .where('survey_id', '=', surveyId)
    .orderBy('to_day', 'desc')
    .orderBy('id', 'desc')
    .execute()
}

/** Throws `not-found`. */
export async function waveRow(db: Kysely<Database>, waveId: number): Promise<Row<'survey_wave'>> {
  const row = await db.selectFrom('survey_wave').selectAll().where('id', '=', waveId).executeTakeFirst()
  if (row) return row
  throw new AppError('not-found', 'There is no such wave.', { next: 'Go back to the survey.' })
}

/** The question of this survey. Throws `not-found`. */
export async function questionRow(
  db: Kysely<Database>,
  surveyId: number,
  questionId: number,
): Promise<Row<'survey_question'>> {
  const row = await db
    .selectFrom('survey_question')
    .selectAll()
    .where('id', '=', questionId)
    .where('survey_id', '=', surveyId)
    .executeTakeFirst()
  if (row) return row
  throw new AppError('not-found', 'This survey has no such question.', { next: 'Go back to the survey.' })
}

type Versioned = 'survey' | 'survey_question' | 'survey_wave'
const called = { survey: 'survey', survey_question: 'question', survey_wave: 'wave' } as const

/** Saves what changed if the version is still the one that was read; a conflict carries both sides. */
export async function updateVersioned(
  db: Kysely<Database>,
  name: Versioned,
  id: number,
  version: number,
  changes: Record<string, string | number | null>,
): Promise<void> {
  const saved = await db
    .updateTable(name)
    .set({ ...changes, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('id')
    .executeTakeFirst()
  if (saved) return
  const theirs = await db.selectFrom(name).selectAll().where('id', '=', id).executeTakeFirst()
  throw staleVersion(called[name], theirs, { ...changes, version })
}

export async function insertQuestion(
  db: Kysely<Database>,
  question: Omit<NewRow<'survey_question'>, 'position'>,
): Promise<void> {
  const { length } = await questionRows(db, question.survey_id)
  await db
    .insertInto('survey_question')
    .values({ ...question, position: length + 1 })
    .execute()
}

export async function insertWave(db: Kysely<Database>, wave: NewRow<'survey_wave'>): Promise<void> {
  await db.insertInto('survey_wave').values(wave).execute()
}

/** Codes, names and identifiers of the areas a survey is told by; none where it is told by none. */
export async function areasOfSet(db: Kysely<Database>, areaSetId: number | null) {
  if (areaSetId === null) return []
  return db
    .selectFrom('area')
    .select(['id', 'code', 'name'])
    .where('area_set_id', '=', areaSetId)
    .orderBy('code')
    .execute()
}
