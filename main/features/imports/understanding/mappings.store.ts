import { hash } from 'node:crypto'
import type { Kysely } from 'kysely'
import { type MappingSpec, mappingSpecSchema } from '#shared/features/imports/mapping.ts'
import type { Database } from '../../../store/schema.ts'
import { savedSpec } from './saved-spec.ts'
import type { KnownMapping } from './understand.ts'

const fingerprintOf = (header: readonly string[]) => hash('sha256', JSON.stringify(header), 'hex')

/** The latest mapping of each header of a source, or of all sources, the last saved first. */
export async function knownMappings(db: Kysely<Database>, sourceId?: number): Promise<KnownMapping[]> {
  const latestOfEach = db
    .selectFrom('mapping')
    .select(({ fn }) => fn.max('mapping.id').as('id'))
    .groupBy(['source_id', 'header_fingerprint'])
  const all = db
    .selectFrom('mapping')
    .innerJoin('source', 'source.id', 'mapping.source_id')
    .where('mapping.id', 'in', latestOfEach)
    .select(['mapping.source_id as sourceId', 'source.name as sourceName', 'mapping.number', 'spec_json'])
    .orderBy('mapping.id', 'desc')
  const rows = await (sourceId === undefined ? all : all.where('source_id', '=', sourceId)).execute()
  return rows.flatMap(({ spec_json, ...row }) => {
    const spec = savedSpec(spec_json)
    return spec ? [{ ...row, spec }] : []
  })
}

/**
 * Keeps a mapping as the source's next version for its header, unless the latest says the same. How a file
 * is written is found out anew each time: a total one line further down makes no new version.
 */
export async function saveMapping(
  db: Kysely<Database>,
  sourceId: number,
  spec: MappingSpec,
  now: Date,
): Promise<number> {
  const before = await latest(db, sourceId, spec.header)
  const kept = mappingSpecSchema.parse(spec)
  const known = before && savedSpec(before.spec_json)
  if (known && JSON.stringify({ ...known, written: null }) === JSON.stringify({ ...kept, written: null })) {
    return before.id
  }
  const { id } = await db
    .insertInto('mapping')
    .values({
      source_id: sourceId,
      number: (before?.number ?? 0) + 1,
      header_fingerprint: fingerprintOf(spec.header),
      spec_json: JSON.stringify(kept),
      made_at: now.toISOString(),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

function latest(db: Kysely<Database>, sourceId: number, header: readonly string[]) {
  return db
    .selectFrom('mapping')
    .selectAll()
    .where('source_id', '=', sourceId)
    .where('header_fingerprint', '=', fingerprintOf(header))
    .orderBy('number', 'desc')
    .executeTakeFirst()
}
