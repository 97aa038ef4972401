import { AppError } from '#shared/rpc/error.ts'
import { bureauOnPaper } from '../packs.store.ts'
import { agencyRow, membersOf, profileTitles } from './actions.store.ts'
import { actionsPack } from './actions.ts'
import type { PackReader } from './pack-reader.handlers.ts'
import { headOf } from './parts/head.ts'
import { asReadBy } from './parts/read-as.handlers.ts'

/** One agency's own actions. Another agency is told of those it stands in for; board and public how many there are. */
export const readActions: PackReader = async (context, asked) => {
  const { db, bureau } = context
  const agency = await agencyRow(db, asked.id)
  if (!agency) {
    throw new AppError('not-found', 'There is no such agency.', { next: 'Choose one from the list.' })
  }
  const actions = await bureau.tasking.actions(asReadBy(context, asked.audience))
  return actionsPack({
    head: headOf(asked, await bureauOnPaper(db)),
    agencyName: agency.name,
    own: actions.filter(({ agencyId }) => agencyId === agency.id),
    deputised: actions.filter(({ deputyAgencyId }) => deputyAgencyId === agency.id),
    isOwn: asked.audience.kind !== 'agency' || asked.audience.agencyId === agency.id,
    isInFull: asked.audience.kind === 'internal' || asked.audience.kind === 'agency',
    profiles: await profileTitles(db),
    members: await membersOf(db, agency.id),
  })
}
