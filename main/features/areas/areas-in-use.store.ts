import type { Kysely } from 'kysely'
import type { Parameters } from '#shared/features/analysis/contract.ts'
import type { Filter } from '#shared/features/incidents/contract.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { Database } from '../../store/schema.ts'

type InUse = {
  /** What would be taken away, as it begins a sentence: `This area set`. */
  called: string
  areaIds: ReadonlySet<number>
  /** The set, where all of it would go: analyses that compare its areas need it too. */
  areaSetId?: number
}

const mostNamed = 5

/** Throws `conflict` where a saved analysis, a profile, a priority, a measure, a survey or a saved filter is limited to one of these areas. */
export async function refuseAreasInUse(
  db: Kysely<Database>,
  { called, areaIds, areaSetId }: InUse,
): Promise<void> {
  const limited = ({ filter_json }: { filter_json: string }) =>
    (JSON.parse(filter_json) as Filter).areaIds?.some(id => areaIds.has(id)) ?? false
  const compares = (json: string) => {
    const parameters = JSON.parse(json) as Parameters
    return parameters.method === 'hot-areas' && parameters.areaSetId === areaSetId
  }
  const analyses = await db.selectFrom('analysis').select(['id', 'filter_json', 'parameters_json']).execute()
  const profiles = await db.selectFrom('profile').select(['number', 'filter_json']).execute()
  const priorities = await db.selectFrom('priority').select(['number', 'area_id']).execute()
  const saved = await db.selectFrom('saved_filter').select(['name', 'filter_json']).execute()
  const measures = await db.selectFrom('measure').select(['number', 'computed_json']).execute()
  const surveys = await db.selectFrom('survey').select(['name', 'area_set_id']).execute()
  const isCounted = ({ computed_json }: { computed_json: string | null }) =>
    computed_json !== null && limited({ filter_json: JSON.stringify(JSON.parse(computed_json).filter) })
  const traced = [
    ...analyses
      .filter(row => limited(row) || compares(row.parameters_json))
      .map(({ id }) => `analysis ${id}`),
    ...profiles.filter(limited).map(({ number }) => `profile ${number}`),
    ...priorities.filter(({ area_id }) => areaIds.has(area_id)).map(({ number }) => `priority ${number}`),
    ...measures.filter(isCounted).map(({ number }) => `measure ${number}`),
    ...surveys
      .filter(({ area_set_id }) => area_set_id !== null && area_set_id === areaSetId)
      .map(({ name }) => `the survey “${name}”`),
  ]
  const users = [...traced, ...saved.filter(limited).map(({ name }) => `the saved filter “${name}”`)]
  if (users.length === 0) return
  const others = users.length > mostNamed ? ` and ${users.length - mostNamed} more` : ''
  throw new AppError('conflict', `${called} is needed by ${users.slice(0, mostNamed).join(', ')}${others}.`, {
    next:
      traced.length > 0
        ? 'Keep it: their figures could not be traced back without it.'
        : 'Keep it, or remove what needs it first.',
  })
}
