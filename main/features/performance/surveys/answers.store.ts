import type { Kysely } from 'kysely'
import { AppError } from '#shared/rpc/error.ts'
import type { Database, NewRow, Row } from '../../../store/schema.ts'

/**
 * The counts that hold, or that held at a moment, by area; the whole first. Those taken back are among them, without
 * counts.
 */
export function answerRows(db: Kysely<Database>, asOf?: string) {
  const rows = db.selectFrom('survey_answer').selectAll().orderBy('area_code').orderBy('id')
  if (asOf === undefined) return rows.where('replaced_at', 'is', null)
  return rows
    .where('at', '<=', asOf)
    .where(({ eb, or }) => or([eb('replaced_at', 'is', null), eb('replaced_at', '>', asOf)]))
}

/** How many counts were entered for each area before those that hold, by its code. */
export async function earlierAnswers(
  db: Kysely<Database>,
  waveId: number,
  questionId: number,
): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('survey_answer')
    .select(({ fn }) => ['area_code', fn.countAll<number>().as('earlier')])
    .where('wave_id', '=', waveId)
    .where('question_id', '=', questionId)
    .where('replaced_at', 'is not', null)
    .groupBy('area_code')
    .execute()
  return new Map(rows.map(({ area_code, earlier }) => [area_code, Number(earlier)]))
}

/** All that was ever entered of a question for an area, the latest first. */
export function pastAnswerRows(
  db: Kysely<Database>,
  waveId: number,
  questionId: number,
  areaCode: string,
): Promise<Row<'survey_answer'>[]> {
  return db
    .selectFrom('survey_answer')
    .selectAll()
    .where('wave_id', '=', waveId)
    .where('question_id', '=', questionId)
    .where('area_code', '=', areaCode)
    .orderBy('id', 'desc')
    .execute()
}

export type AnswerEntered = Pick<Row<'survey_answer'>, 'area_code' | 'area_name' | 'yes' | 'asked'> & {
  questionId: number
  /** The counts that were seen there; null for none, undefined where whatever is there is replaced. */
  was?: number | null
}
type Made = Pick<NewRow<'survey_answer'>, 'how' | 'file_name' | 'at' | 'by_login'>

/**
 * Enters counts, each in the place of those that held; what says the same is passed over. Throws `conflict`, with both
 * sides, where others hold than those that were seen. Answers how many were taken, and how many of them in the place of
 * others.
 */
export async function enterAnswerRows(
  db: Kysely<Database>,
  waveId: number,
  entered: readonly AnswerEntered[],
  made: Made,
): Promise<{ taken: number; replaced: number }> {
  const held = await answerRows(db).where('wave_id', '=', waveId).execute()
  const heldAt = new Map(held.map(row => [`${row.question_id} ${row.area_code}`, row]))
  const stale = entered.flatMap(({ was, ...yours }) => {
    const theirs = heldAt.get(`${yours.questionId} ${yours.area_code}`)
    return was === undefined || (theirs?.id ?? null) === was ? [] : [{ theirs: theirs ?? null, yours }]
  })
  if (stale.length > 0) {
    const areas = stale.map(({ yours }) => yours.area_name || 'the whole').slice(0, 5)
    throw new AppError('conflict', `Somebody else entered answers for ${areas.join(', ')} in the meantime.`, {
      next: 'Compare both, then enter yours again where they are right.',
      detail: { answers: stale },
    })
  }
  let [taken, replaced] = [0, 0]
  for (const { questionId, was: _was, ...answer } of entered) {
    const before = heldAt.get(`${questionId} ${answer.area_code}`)
    const isSame = before ? before.yes === answer.yes && before.asked === answer.asked : answer.asked === null
    if (isSame) continue
    if (before) {
      replaced++
      await db
        .updateTable('survey_answer')
        .set({ replaced_at: made.at })
        .where('id', '=', before.id)
        .execute()
    }
    await db
      .insertInto('survey_answer')
      .values({ ...made, ...answer, wave_id: waveId, question_id: questionId, replaced_at: null })
      .execute()
    taken++
  }
  return { taken, replaced }
}
