import type { Kysely } from 'kysely'
import { sumsUp } from '#shared/features/imports/rules.ts'
import type { Store } from '../../store/open.ts'
import type { Database } from '../../store/schema.ts'

/** Reads the whole bureau through and says what was checked and what is wrong with it. */
export async function checkIntegrity(db: Kysely<Database>, store: Store) {
  const faults = store.findFaults()
  const sums = (await db.selectFrom('import').selectAll().where('status', '=', 'done').execute()).flatMap(
    row => (sumsUp(row) ? [] : [`Import ${row.id} (${row.file_name}): ${row.read} rows read do not add up.`]),
  )
  const kept = await db
    .selectFrom('import')
    .leftJoin('incident', 'incident.import_id', 'import.id')
    .where('import.status', '=', 'done')
    .groupBy(['import.id', 'import.file_name', 'import.loaded'])
    .select(({ fn }) => [
      'import.id',
      'import.file_name',
      'import.loaded',
      fn.count<number>('incident.id').as('found'),
    ])
    .execute()
  const missing = kept
    .filter(row => row.found !== row.loaded)
    .map(
      row =>
        `Import ${row.id} (${row.file_name}): ${row.loaded} incidents were loaded, ${row.found} are there.`,
    )
  const homeless = await db
    .selectFrom('incident')
    .leftJoin('import', 'import.id', 'incident.import_id')
    .where(({ eb, or }) => or([eb('import.id', 'is', null), eb('import.status', '=', 'undone')]))
    .select(({ fn }) => fn.count<number>('incident.id').as('found'))
    .executeTakeFirstOrThrow()
  const stray = homeless.found > 0 ? [`${homeless.found} incidents belong to no import.`] : []
  const findings = [...faults, ...sums, ...missing, ...stray, ...(await versionFaults(db))]
  return {
    sound: findings.length === 0,
    findings,
    checks: [
      'SQLite: every page and index of the file',
      'Foreign keys: nothing points to nothing',
      'Imports: read = loaded + rejected + duplicate',
      'Incidents: as many as their imports loaded, and none without an import',
      'Versions: of an incident told in several ways exactly one counts',
    ],
  }
}

async function versionFaults(db: Kysely<Database>): Promise<string[]> {
  const versions = db
    .selectFrom('incident')
    .innerJoin('import', 'import.id', 'incident.import_id')
    .where('import.status', '=', 'done')
  const counting = await versions
    .where(({ eb, selectFrom }) =>
      eb(
        'incident.id',
        'in',
        selectFrom('incident as later').select('later.version_of').$castTo<{ version_of: number }>(),
      ).or('incident.version_of', 'is not', null),
    )
    .select(({ fn }) => [
      fn.coalesce('incident.version_of', 'incident.id').as('first'),
      fn.count<number>('incident.id').as('versions'),
      fn.count<number>('incident.superseded_by').as('superseded'),
    ])
    .groupBy('first')
    .execute()
  const wrong = counting.filter(({ versions, superseded }) => Number(versions) - Number(superseded) !== 1)
  const dangling = await versions
    .leftJoin('import as later', 'later.id', 'incident.superseded_by')
    .where('incident.superseded_by', 'is not', null)
    .where(({ eb, or }) => or([eb('later.id', 'is', null), eb('later.status', '!=', 'done')]))
    .select('incident.id')
    .execute()
  return [
    ...wrong.map(({ first }) => `Incident ${first}: not exactly one of its versions counts.`),
    ...dangling.map(({ id }) => `Incident ${id} gave way to a version of an import that is not there.`),
  ]
}
