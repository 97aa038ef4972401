import type { Kysely } from 'kysely'
import type { PackKind } from '#shared/features/packs/kinds.ts'
import {
  type PackTemplate,
  packTemplateSchema,
  shippedTemplate,
  type TemplateChanges,
} from '#shared/features/packs/template.ts'
import type { Database } from '../../../store/schema.ts'
import { staleVersion } from '../../../store/stale-version.ts'

export type KeptTemplate = { template: PackTemplate; version: number }

/** How the bureau has packs of a kind; version 0 is the shipped one. */
export async function readTemplate(db: Kysely<Database>, kind: PackKind): Promise<KeptTemplate> {
  const row = await db.selectFrom('pack_template').selectAll().where('kind', '=', kind).executeTakeFirst()
  if (!row) return { template: shippedTemplate, version: 0 }
  // What an older version did not know is as shipped.
  const kept = JSON.parse(row.template_json) as object
  return { template: packTemplateSchema.parse({ ...shippedTemplate, ...kept }), version: row.version }
}

/** Saves what is given of a template over the version that was read. Throws `conflict` with both sides. */
export async function saveTemplate(
  db: Kysely<Database>,
  kind: PackKind,
  version: number,
  changes: TemplateChanges,
): Promise<number> {
  const kept = await readTemplate(db, kind)
  if (kept.version !== version) throw staleVersion('template', kept.template, changes)
  const template_json = JSON.stringify({ ...kept.template, ...changes })
  if (version === 0) {
    await db.insertInto('pack_template').values({ kind, template_json }).execute()
    return 1
  }
  await db
    .updateTable('pack_template')
    .set({ template_json, version: version + 1 })
    .where('kind', '=', kind)
    .execute()
  return version + 1
}
