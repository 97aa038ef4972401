import type { Kysely } from 'kysely'
import { AppError } from '#shared/rpc/error.ts'
import type { Database, NewRow, Row } from '../../../store/schema.ts'

/**
 * The figures that hold, or that held at a moment, by force and month; those that were taken back are among them, without
 * a value.
 */
export function figureRows(db: Kysely<Database>, asOf?: string) {
  const rows = db.selectFrom('measure_figure').selectAll().orderBy('force').orderBy('month')
  if (asOf === undefined) return rows.where('replaced_at', 'is', null)
  return rows
    .where('at', '<=', asOf)
    .where(({ eb, or }) => or([eb('replaced_at', 'is', null), eb('replaced_at', '>', asOf)]))
}

/** How many figures were entered for each month of each force before the one that holds, by `force month`. */
export async function earlierFigures(
  db: Kysely<Database>,
  measureId: number,
): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('measure_figure')
    .select(({ fn }) => ['force', 'month', fn.countAll<number>().as('earlier')])
    .where('measure_id', '=', measureId)
    .where('replaced_at', 'is not', null)
    .groupBy(['force', 'month'])
    .execute()
  return new Map(rows.map(({ force, month, earlier }) => [`${force} ${month}`, Number(earlier)]))
}

/** All that was ever entered for a month, the latest first. */
export function pastFigureRows(
  db: Kysely<Database>,
  measureId: number,
  force: string,
  month: string,
): Promise<Row<'measure_figure'>[]> {
  return db
    .selectFrom('measure_figure')
    .selectAll()
    .where('measure_id', '=', measureId)
    .where('force', '=', force)
    .where('month', '=', month)
    .orderBy('id', 'desc')
    .execute()
}

export type Entered = Pick<Row<'measure_figure'>, 'force' | 'month' | 'value' | 'base'> & {
  /** The figure that was seen there; null for none, undefined where whatever is there is replaced. */
  was?: number | null
}
type Made = Pick<NewRow<'measure_figure'>, 'how' | 'file_name' | 'at' | 'by_login'>

/**
 * Enters figures, each in the place of the one that held; what says the same as that is passed over. Throws `conflict`,
 * with both sides, where another figure holds than the one that was seen. Answers how many were taken, and how many of
 * them in the place of another figure.
 */
export async function enterFigureRows(
  db: Kysely<Database>,
  measureId: number,
  entered: readonly Entered[],
  made: Made,
): Promise<{ taken: number; replaced: number }> {
  const held = await figureRows(db).where('measure_id', '=', measureId).execute()
  const heldAt = new Map(held.map(row => [`${row.force} ${row.month}`, row]))
  const stale = entered.flatMap(({ was, ...yours }) => {
    const theirs = heldAt.get(`${yours.force} ${yours.month}`)
    return was === undefined || (theirs?.id ?? null) === was ? [] : [{ theirs: theirs ?? null, yours }]
  })
  if (stale.length > 0) {
    throw new AppError(
      'conflict',
      `Somebody else entered ${stale.length === 1 ? 'a figure' : 'figures'} for ${stale
        .map(({ yours }) => yours.month)
        .slice(0, 5)
        .join(', ')} in the meantime.`,
      {
        next: 'Compare both, then enter yours again where it is right.',
        detail: { figures: stale },
      },
    )
  }
  const fresh = entered.filter(({ force, month, value, base }) => {
    const before = heldAt.get(`${force} ${month}`)
    return before ? before.value !== value || before.base !== base : value !== null
  })
  let replaced = 0
  for (const { force, month, value, base } of fresh) {
    const before = heldAt.get(`${force} ${month}`)
    if (before) {
      replaced++
      await db
        .updateTable('measure_figure')
        .set({ replaced_at: made.at })
        .where('id', '=', before.id)
        .execute()
    }
    await db
      .insertInto('measure_figure')
      .values({ ...made, measure_id: measureId, force, month, value, base, replaced_at: null })
      .execute()
  }
  return { taken: fresh.length, replaced }
}
