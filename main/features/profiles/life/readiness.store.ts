import type { Kysely } from 'kysely'
import type { Figures, Profile } from '#shared/features/profiles/contract.ts'
import { countsOf } from '#shared/features/profiles/document.ts'
import type { Readiness } from '#shared/features/profiles/life-rules.ts'
import { entriesOf } from '#shared/features/profiles/lists.ts'
import type { Database } from '../../../store/schema.ts'
import { wholeMonthsOf } from '../period.ts'
import type { ProfileRow } from '../profiles.store.ts'
import { readDocument } from '../writing/document.store.ts'

type Counted = { figures: Figures; since: Profile['since'] }

/** What of a profile decides whether it is ready for its next step. */
export async function readReadiness(
  db: Kysely<Database>,
  row: ProfileRow,
  { figures, since }: Counted,
): Promise<Readiness> {
  const document = await readDocument(db, row.id)
  const { written, measurable, planLines } = countsOf(document)
  const actions = await db
    .selectFrom('action')
    .innerJoin('agency', 'agency.id', 'action.agency_id')
    .where('profile_id', '=', row.id)
    .select('agency.name')
    .execute()
  const planned = entriesOf(document.entries, 'plan').map(({ entry }) => entry)
  const council = await councilOf(db)
  const owners = [
    ...actions.map(({ name }) => name),
    ...planned.filter(one => one.owner).map(one => one.agency),
  ]
  return {
    incidents: figures.total,
    wholeMonths: figures.total > 0 ? wholeMonthsOf(figures).length : 0,
    aim: written.includes('aim'),
    trianglesMissing: (['location', 'victim', 'offender'] as const).filter(side => !written.includes(side)),
    responsePlan: planLines > 0 || written.includes('response'),
    objectivesWithTarget: measurable,
    evaluationPlan: written.includes('evaluation'),
    reviewOn: row.review_on,
    council: council?.name ?? null,
    ownedByCouncil: owners.some(owner => council && [council.name, council.key].includes(owner)),
    lateSources: figures.sources.filter(({ count, late }) => count > 0 && late).map(one => one.sourceName),
    actions: actions.length,
    openActions: row.open_actions,
    monthsSince: since ? wholeMonthsOf(since).length : 0,
    comparison: row.comparison_json !== null,
  }
}

/** The council among the agencies: without it nothing that the police do alone lasts. */
async function councilOf(db: Kysely<Database>) {
  const agencies = await db.selectFrom('agency').select(['key', 'name']).orderBy('id').execute()
  return agencies.find(({ key, name }) => /council/i.test(`${key} ${name}`))
}
