import type { Kysely } from 'kysely'
import type { Audience } from '#shared/features/packs/audience.ts'
import {
  type AudienceRulesSaved,
  audienceRulesSchema,
  usualAudienceRules,
} from '#shared/features/packs/audience-rules.ts'
import type { Database } from '../../../store/schema.ts'
import type { AreaIndex } from '../../areas/membership.ts'
import type { PackDocument } from '../model/document.ts'
import { type TextRules, tokensIn } from './check-texts.ts'
import type { AudienceRules } from './for-audience.ts'
import { textsIn } from './texts-in.ts'

const key = 'audiences'

/** What the bureau decided about packs for each audience, or what is usual. */
export async function readAudienceRules(db: Kysely<Database>): Promise<AudienceRulesSaved> {
  const row = await db.selectFrom('setting').select('value_json').where('key', '=', key).executeTakeFirst()
  return row ? audienceRulesSchema.parse(JSON.parse(row.value_json)) : usualAudienceRules
}

/** Keeps what the bureau decided about packs for each audience. */
export async function saveAudienceRules(db: Kysely<Database>, rules: AudienceRulesSaved): Promise<void> {
  const value_json = JSON.stringify(rules)
  await db
    .insertInto('setting')
    .values({ key, value_json })
    .onConflict(conflict => conflict.column('key').doUpdateSet({ value_json }))
    .execute()
}

/** The rules by which a pack is made for an audience. */
export async function audienceRulesFor(
  db: Kysely<Database>,
  { kind: audience }: Audience,
  areaIndexes: (db: Kysely<Database>) => Promise<AreaIndex[]>,
): Promise<AudienceRules> {
  const { under, leastPlaces } = await readAudienceRules(db)
  const isOutside = audience === 'board' || audience === 'public'
  return {
    audience,
    under: under[audience],
    thresholds: under,
    moved:
      audience === 'internal'
        ? null
        : {
            areaSets: await areaIndexes(db),
            leastIncidents: isOutside ? Math.max(1, under[audience]) : 1,
            leastPlaces: isOutside ? leastPlaces : 1,
            squares: isOutside,
          },
  }
}

type KnownReferences = (db: Kysely<Database>, words: readonly string[]) => Promise<ReadonlySet<string>>

/** What may stand in no text of this pack, with what of its words this bureau knows as a person's. */
export async function textRulesFor(
  db: Kysely<Database>,
  { kind: audience }: Audience,
  document: PackDocument,
  knownReferences: KnownReferences,
): Promise<TextRules> {
  const { mayStand, under } = await readAudienceRules(db)
  const isOutside = audience === 'board' || audience === 'public'
  return {
    audience,
    under: under[audience],
    mayStand,
    known: isOutside ? await knownIn(db, document, knownReferences) : new Map(),
  }
}

const atOnce = 500

/** Words of a pack that are references of incidents, names of files, or logins in this very bureau. */
async function knownIn(
  db: Kysely<Database>,
  document: PackDocument,
  knownReferences: KnownReferences,
): Promise<Map<string, string>> {
  const tokens = [...new Set(textsIn(document).flatMap(({ text }) => tokensIn(text)))]
  const known = new Map<string, string>()
  for (const reference of await knownReferences(db, tokens)) {
    known.set(reference, 'the reference of an incident')
  }
  for (let from = 0; from < tokens.length; from += atOnce) {
    const some = tokens.slice(from, from + atOnce)
    const people = await db.selectFrom('person').select('login').where('login', 'in', some).execute()
    const imports = await db.selectFrom('import').select('file_name').where('file_name', 'in', some).execute()
    for (const { login } of people) known.set(login, 'a login')
    for (const { file_name } of imports) known.set(file_name, 'the name of an imported file')
  }
  return known
}
