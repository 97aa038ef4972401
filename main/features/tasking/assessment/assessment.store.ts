import type { Kysely, NotNull } from 'kysely'
import { nextNumber } from '#shared/numbering.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { Database, NewRow, Row } from '../../../store/schema.ts'
import { staleVersion } from '../../../store/stale-version.ts'

/** Every assessment with its counts, the latest first. */
export function assessmentRows(db: Kysely<Database>) {
  return db
    .selectFrom('assessment')
    .innerJoin('freeze', 'freeze.id', 'assessment.freeze_id')
    .selectAll('assessment')
    .select(['freeze.made_at as frozen_at', 'freeze.incidents as frozen_incidents'])
    .select(({ selectFrom }) => [
      selectFrom('assessment_item')
        .whereRef('assessment_item.assessment_id', '=', 'assessment.id')
        .where('removed_at', 'is', null)
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .as('items'),
      selectFrom('flagged_item')
        .innerJoin('assessment_item', 'assessment_item.id', 'flagged_item.assessment_item_id')
        .whereRef('assessment_item.assessment_id', '=', 'assessment.id')
        .where('withdrawn_at', 'is', null)
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .as('flagged'),
    ])
    .$narrowType<{ items: NotNull; flagged: NotNull }>()
    .orderBy('assessment.id', 'desc')
}
export type AssessmentRow = Awaited<ReturnType<ReturnType<typeof assessmentRows>['execute']>>[number]

/** Throws `not-found`. */
export async function assessmentRow(db: Kysely<Database>, assessmentId: number): Promise<AssessmentRow> {
  const row = await assessmentRows(db).where('assessment.id', '=', assessmentId).executeTakeFirst()
  if (row) return row
  throw new AppError('not-found', 'There is no such tactical assessment.', { next: 'Go back to the list.' })
}

/** The assessment of an earlier fortnight that another one follows: the final one of the latest, or the last made. */
export async function assessmentBefore(
  db: Kysely<Database>,
  toDay: string,
): Promise<{ id: number; number: string; to_day: string } | null> {
  const row = await db
    .selectFrom('assessment')
    .select(['id', 'number', 'to_day'])
    .where('to_day', '<', toDay)
    .orderBy('to_day', 'desc')
    // 'final' comes after 'draft'.
    .orderBy('status', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

/** Keeps an assessment under the next number of its year. */
export async function addAssessment(
  db: Kysely<Database>,
  assessment: Omit<NewRow<'assessment'>, 'number' | 'title'>,
): Promise<{ id: number; number: string }> {
  const prefix = `TA-${assessment.to_day.slice(0, 4)}-`
  const last = await db
    .selectFrom('assessment')
    .select('number')
    .where('number', 'like', `${prefix}%`)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return db
    .insertInto('assessment')
    .values({
      ...assessment,
      number: nextNumber(prefix, last?.number ?? null),
      title: 'Tactical assessment',
    })
    .returning(['id', 'number'])
    .executeTakeFirstOrThrow()
}

type Values = Partial<
  Pick<
    Row<'assessment'>,
    'title' | 'summary' | 'status' | 'finalised_at' | 'finalised_by' | 'became_json' | 'sha256'
  >
>

/** Changes an assessment whose version is still the one that was read; answers its new version. */
export async function updateAssessment(
  db: Kysely<Database>,
  { assessmentId, version }: { assessmentId: number; version: number },
  values: Values,
): Promise<number> {
  const saved = await db
    .updateTable('assessment')
    .set({ ...values, version: version + 1 })
    .where('id', '=', assessmentId)
    .where('version', '=', version)
    .returning('version')
    .executeTakeFirst()
  if (saved) return saved.version
  const theirs = await db
    .selectFrom('assessment')
    .select(['title', 'summary', 'status', 'version'])
    .where('id', '=', assessmentId)
    .executeTakeFirst()
  throw staleVersion('assessment', theirs, values)
}
