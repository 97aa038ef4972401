import type { Kysely } from 'kysely'
import type { MappingSpec } from '#shared/features/imports/mapping.ts'
import type { Database } from '../../../store/schema.ts'
import { savedSpec } from './saved-spec.ts'

type MappingVersion = {
  id: number
  number: number
  madeAt: string
  madeBy: string
  importIds: number[]
  mapping: MappingSpec
}

/** The mappings of a source with the imports each of them read, the latest first. */
export async function mappingsOf(db: Kysely<Database>, sourceId: number): Promise<MappingVersion[]> {
  const versions = await db
    .selectFrom('mapping')
    .selectAll()
    .where('source_id', '=', sourceId)
    .orderBy('id', 'desc')
    .execute()
  const uses = await db
    .selectFrom('import')
    .select(['id', 'mapping_id', 'by_login'])
    .where('source_id', '=', sourceId)
    .where('status', '!=', 'running')
    .orderBy('id')
    .execute()
  const byMapping = Map.groupBy(uses, use => use.mapping_id)
  return versions.flatMap(({ id, number, made_at, spec_json }) => {
    const mapping = savedSpec(spec_json)
    if (!mapping) return []
    const own = byMapping.get(id) ?? []
    const made = { madeAt: made_at, madeBy: own[0]?.by_login ?? '' }
    return [{ id, number, ...made, importIds: own.map(use => use.id), mapping }]
  })
}
