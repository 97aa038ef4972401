import type { Kysely } from 'kysely'
import type { Polygons } from '#shared/features/areas/contract.ts'
import type { Pack } from '#shared/features/packs/contract.ts'
import { disclosureKinds } from '#shared/features/packs/pack.ts'
import type { BureauSettings } from '#shared/features/settings/contract.ts'
import { nextNumber } from '#shared/numbering.ts'
import type { Database, NewRow, Row } from '../../store/schema.ts'

/** What of the bureau stands on every page. */
export async function bureauOnPaper(db: Kysely<Database>) {
  const rows = await db
    .selectFrom('setting')
    .selectAll()
    .where('key', 'in', ['bureau', 'demonstration'])
    .execute()
  const bureau = rows.find(({ key }) => key === 'bureau')
  const demonstration = rows.find(({ key }) => key === 'demonstration')
  const settings = bureau ? (JSON.parse(bureau.value_json) as BureauSettings) : null
  return {
    bureauName: settings?.name ?? 'Bureau',
    marking: settings?.marking ?? 'OFFICIAL-SENSITIVE',
    demonstration: demonstration !== undefined && demonstration.value_json !== 'null',
  }
}

/** The areas of the first set loaded: what people here call the parts of their city. */
export async function areaOutlines(db: Kysely<Database>): Promise<{ name: string; polygons: Polygons }[]> {
  const rows = await db
    .selectFrom('area')
    .select(['name', 'polygons_json'])
    .where('area_set_id', '=', eb => eb.selectFrom('area_set').select(({ fn }) => fn.min('id').as('id')))
    .execute()
  return rows.map(({ name, polygons_json }) => ({ name, polygons: JSON.parse(polygons_json) as Polygons }))
}

/** The register of disclosures, the latest first. */
export async function listPacks(db: Kysely<Database>): Promise<Pack[]> {
  const rows = await db.selectFrom('pack').selectAll().orderBy('id', 'desc').execute()
  return rows.map(asPack)
}

/** The number that the next pack of a year will have, `PK-2025-003`. */
export async function nextPackNumber(db: Kysely<Database>, madeAt: string): Promise<string> {
  const prefix = `PK-${madeAt.slice(0, 4)}-`
  const last = await db
    .selectFrom('pack')
    .select('number')
    .where('number', 'like', `${prefix}%`)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return nextNumber(prefix, last?.number ?? null)
}

/** Enters a pack under the next number of its year. */
export async function registerPack(
  db: Kysely<Database>,
  pack: Omit<NewRow<'pack'>, 'id' | 'number'>,
): Promise<Pack> {
  const row = await db
    .insertInto('pack')
    .values({ ...pack, number: await nextPackNumber(db, pack.made_at) })
    .returningAll()
    .executeTakeFirstOrThrow()
  return asPack(row)
}

function asPack(row: Row<'pack'>): Pack {
  const { id, number, title, marking, audience, form, withheld, sha256, bytes } = row
  return {
    id,
    number,
    title,
    marking,
    audience,
    form,
    withheld,
    sha256,
    bytes,
    kind: disclosureKinds.find(one => one === row.kind) ?? disclosureKinds[0],
    subjectId: row.subject_id || null,
    freezeId: row.freeze_id,
    templateVersion: row.template_version,
    madeAt: row.made_at,
    madeBy: row.made_by,
  }
}
