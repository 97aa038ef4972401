import type { Kysely } from 'kysely'
import type { Source } from '#shared/features/imports/contract.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { Database, Row } from '../../store/schema.ts'
import { staleVersion } from '../../store/stale-version.ts'
import { eraseIdentities } from './keeping/identities.store.ts'

type SourceToSave = Omit<Source, 'id' | 'version'> & { id?: number | undefined; version?: number | undefined }

const asSource = (row: Row<'source'>): Source => ({
  id: row.id,
  key: row.key,
  name: row.name,
  agencyId: row.agency_id,
  marking: row.marking as Source['marking'],
  purpose: row.purpose,
  lawfulBasis: row.lawful_basis,
  retentionMonths: row.retention_months,
  reviewOn: row.review_on,
  expectedEveryDays: row.expected_every_days,
  dropFolder: row.drop_folder,
  keepsIdentities: row.keeps_identities === 1,
  reach: row.reach as Source['reach'],
  version: row.version,
})

export async function listSources(db: Kysely<Database>): Promise<Source[]> {
  return (await db.selectFrom('source').selectAll().orderBy('name').execute()).map(asSource)
}

/** Throws `not-found` where no source has the identifier. */
export async function sourceOf(db: Kysely<Database>, id: number): Promise<Source> {
  const row = await db.selectFrom('source').selectAll().where('id', '=', id).executeTakeFirst()
  if (row) return asSource(row)
  throw new AppError('not-found', 'That source is not in this bureau.', {
    next: 'Choose one of its sources.',
  })
}

/** Adds a source, or saves one under the version it was read at. */
export async function saveSourceRow(db: Kysely<Database>, source: SourceToSave): Promise<Source> {
  await checkAgency(db, source.agencyId)
  await checkKey(db, source)
  const row = {
    key: source.key,
    name: source.name,
    agency_id: source.agencyId,
    marking: source.marking,
    purpose: source.purpose,
    lawful_basis: source.lawfulBasis,
    retention_months: source.retentionMonths,
    review_on: source.reviewOn,
    expected_every_days: source.expectedEveryDays,
    drop_folder: source.dropFolder,
    keeps_identities: source.keepsIdentities ? 1 : 0,
    reach: source.reach,
  }
  if (source.id === undefined) {
    return asSource(await db.insertInto('source').values(row).returningAll().executeTakeFirstOrThrow())
  }
  const saved = await db
    .updateTable('source')
    .set(update => ({ ...row, version: update('version', '+', 1) }))
    .where('id', '=', source.id)
    .where('version', '=', source.version ?? 0)
    .returningAll()
    .executeTakeFirst()
  if (saved) {
    if (!source.keepsIdentities) await eraseIdentities(db, source.id)
    return asSource(saved)
  }
  const theirs = await db.selectFrom('source').selectAll().where('id', '=', source.id).executeTakeFirst()
  throw staleVersion('source', theirs && asSource(theirs), source)
}

async function checkAgency(db: Kysely<Database>, agencyId: number) {
  const agency = await db.selectFrom('agency').select('id').where('id', '=', agencyId).executeTakeFirst()
  if (agency) return
  throw new AppError('invalid', 'A source belongs to an agency, and this agency is not in the bureau.', {
    next: 'Choose an agency, or add it in the settings first.',
  })
}

async function checkKey(db: Kysely<Database>, { key, id }: SourceToSave) {
  const other = await db
    .selectFrom('source')
    .select('name')
    .where('key', '=', key)
    .where('id', '!=', id ?? 0)
    .executeTakeFirst()
  if (!other) return
  throw new AppError('conflict', `The key ${key} is already that of “${other.name}”.`, {
    next: 'Choose another key.',
  })
}
