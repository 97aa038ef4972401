import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import type { Engine } from './dialects/sqlite.ts'

/**
 * Brings a bureau up to date, all or nothing; one that has something in it is backed up first, and the copy
 * checked. Migrations are taken in the order of their names.
 */
export async function migrate(
  engine: Engine,
  migrations: Record<string, Migration>,
  filesFolder: string,
  now: Date,
): Promise<void> {
  const { db } = engine
  const migrator = new Migrator({
    db: db as Kysely<unknown>,
    provider: { getMigrations: async () => migrations },
  })
  const pending = (await migrator.getMigrations()).filter(migration => !migration.executedAt)
  if (pending.length === 0) return
  if (engine.fileVersion() > 0) {
    const folder = join(filesFolder, 'backups')
    mkdirSync(folder, { recursive: true })
    await engine.backup(
      join(folder, `before-${pending[0]!.name}-${now.toISOString().replaceAll(/\D/g, '')}.bureau`),
    )
  }
  const { error } = await migrator.migrateToLatest()
  if (error) throw error
  engine.setFileVersion(Object.keys(migrations).length)
}
