import type { Kysely } from 'kysely'
import type { Parameters } from '#shared/features/analysis/contract.ts'
import type { AreaFigure } from '#shared/features/areas/figures.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { Database } from '../../../store/schema.ts'
import type { MatchedFigures } from './figure-rows.ts'

type NewFigures = {
  areaSetId: number
  origin: string
  fileName: string
  loadedAt: string
  columns: readonly { name: string; unit: string }[]
  values: MatchedFigures['values']
}

/** SQLite takes 32,766 values in one statement. */
const valuesAtOnce = 5000

/** The figures of a set, or of all, in the order they were loaded. */
export async function listFigures(db: Kysely<Database>, areaSetId?: number): Promise<AreaFigure[]> {
  let figures = db.selectFrom('area_figure').selectAll()
  if (areaSetId !== undefined) figures = figures.where('area_set_id', '=', areaSetId)
  const rows = await figures.orderBy('id').execute()
  const valued = await db
    .selectFrom('area_figure_value')
    .groupBy('area_figure_id')
    .select(({ fn }) => ['area_figure_id', fn.countAll<number>().as('n')])
    .execute()
  const areas = await db
    .selectFrom('area')
    .groupBy('area_set_id')
    .select(({ fn }) => ['area_set_id', fn.countAll<number>().as('n')])
    .execute()
  const valuedOf = new Map(valued.map(({ area_figure_id, n }) => [area_figure_id, n]))
  const areasOf = new Map(areas.map(({ area_set_id, n }) => [area_set_id, n]))
  return rows.map(row => ({
    id: row.id,
    areaSetId: row.area_set_id,
    name: row.name,
    unit: row.unit,
    origin: row.origin,
    fileName: row.file_name,
    loadedAt: row.loaded_at,
    areas: areasOf.get(row.area_set_id) ?? 0,
    valued: valuedOf.get(row.id) ?? 0,
  }))
}

/** Adds figures with their values, or nothing. Throws `conflict` where the set has one of that name. */
export async function addFigures(db: Kysely<Database>, figures: NewFigures): Promise<AreaFigure[]> {
  const { areaSetId, origin, fileName, loadedAt } = figures
  return db.transaction().execute(async trx => {
    const taken = new Set((await listFigures(trx, areaSetId)).map(({ name }) => name))
    const ids = new Set<number>()
    for (const [index, { name, unit }] of figures.columns.entries()) {
      if (taken.has(name)) {
        throw new AppError('conflict', `This area set already has a figure “${name}”.`, {
          next: 'Give it another name, with its year for example, or take the other one away first.',
        })
      }
      taken.add(name)
      const { id } = await trx
        .insertInto('area_figure')
        .values({ area_set_id: areaSetId, name, unit, origin, file_name: fileName, loaded_at: loadedAt })
        .returning('id')
        .executeTakeFirstOrThrow()
      ids.add(id)
      const { areaIds, values } = figures.values[index]!
      for (let from = 0; from < areaIds.length; from += valuesAtOnce) {
        const rows = areaIds
          .slice(from, from + valuesAtOnce)
          .map((area_id, at) => ({ area_figure_id: id, area_id, value: values[from + at]! }))
        await trx.insertInto('area_figure_value').values(rows).execute()
      }
    }
    return (await listFigures(trx, areaSetId)).filter(({ id }) => ids.has(id))
  })
}

/** A figure with its values by area, in the order of the areas' identifiers. Throws `not-found`. */
export async function readFigure(
  db: Kysely<Database>,
  areaFigureId: number,
): Promise<{ figure: AreaFigure; areaIds: Uint32Array; values: Float64Array }> {
  const figure = (await listFigures(db)).find(({ id }) => id === areaFigureId)
  if (!figure) throw noSuchFigure()
  const rows = await db
    .selectFrom('area_figure_value')
    .select(['area_id', 'value'])
    .where('area_figure_id', '=', areaFigureId)
    .orderBy('area_id')
    .execute()
  return {
    figure,
    areaIds: Uint32Array.from(rows, row => row.area_id),
    values: Float64Array.from(rows, row => row.value),
  }
}

/** Takes figures away. Throws `conflict` where a saved analysis was told per one of them. */
export async function removeFigures(db: Kysely<Database>, areaFigureIds: readonly number[]): Promise<void> {
  const wanted = new Set(areaFigureIds)
  const there = (await listFigures(db)).filter(({ id }) => wanted.has(id))
  if (there.length < wanted.size) throw noSuchFigure()
  const analyses = await db.selectFrom('analysis').select(['id', 'parameters_json']).execute()
  const users = analyses.filter(({ parameters_json }) => {
    const parameters = JSON.parse(parameters_json) as Parameters
    return parameters.method === 'hot-areas' && wanted.has(parameters.perFigureId ?? 0)
  })
  if (users.length > 0) {
    const named = users.slice(0, 5).map(({ id }) => `analysis ${id}`)
    throw new AppError('conflict', `These figures are needed by ${named.join(', ')}.`, {
      next: 'Keep them: its rates could not be traced back without them.',
    })
  }
  await deleteFigures(db, areaFigureIds)
}

/** Takes all figures of a set away, with the set itself. */
export async function removeFiguresOfSet(db: Kysely<Database>, areaSetId: number): Promise<void> {
  const figures = await listFigures(db, areaSetId)
  if (figures.length > 0)
    await deleteFigures(
      db,
      figures.map(({ id }) => id),
    )
}

async function deleteFigures(db: Kysely<Database>, areaFigureIds: readonly number[]): Promise<void> {
  await db.deleteFrom('area_figure_value').where('area_figure_id', 'in', areaFigureIds).execute()
  await db.deleteFrom('area_figure').where('id', 'in', areaFigureIds).execute()
}

function noSuchFigure(): AppError {
  return new AppError('not-found', 'That figure of areas is no longer there.', {
    next: 'Choose another figure, or load it again.',
  })
}
