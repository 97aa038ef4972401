import { AppError } from '#shared/rpc/error.ts'
import type { Context } from '../../../backend/context.ts'
import { bureauOnPaper } from '../packs.store.ts'
import { type AgencyActions, actionsPack } from './actions.ts'
import type { PackReader } from './pack-reader.handlers.ts'
import { headOf } from './parts/head.ts'
import { asReadBy } from './parts/read-as.handlers.ts'

/** One agency's own actions. Another agency is told of those it stands in for; board and public how many there are. */
export const readActions: PackReader = async (context, asked) => {
  const { db, bureau } = context
  const agency = await db.selectFrom('agency').selectAll().where('id', '=', asked.id).executeTakeFirst()
  if (!agency) {
    throw new AppError('not-found', 'There is no such agency.', { next: 'Choose one from the list.' })
  }
  const actions = await bureau.tasking.actions(asReadBy(context, asked.audience))
  const members = await db
    .selectFrom('series_member')
    .select(['person', 'deputy'])
    .where('agency_id', '=', agency.id)
    .orderBy('series_id')
    .execute()
  return actionsPack({
    head: headOf(asked, await bureauOnPaper(db)),
    agencyName: agency.name,
    own: actions.filter(({ agencyId }) => agencyId === agency.id),
    deputised: actions.filter(({ deputyAgencyId }) => deputyAgencyId === agency.id),
    isOwn: asked.audience.kind !== 'agency' || asked.audience.agencyId === agency.id,
    isInFull: asked.audience.kind === 'internal' || asked.audience.kind === 'agency',
    profiles: await profilesOf(db),
    members,
  })
}

async function profilesOf(db: Context['db']): Promise<AgencyActions['profiles']> {
  const rows = await db.selectFrom('profile').select(['id', 'number', 'title']).execute()
  return new Map(rows.map(({ id, number, title }) => [id, `${number} ${title}`]))
}
