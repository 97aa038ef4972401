import { may } from '#shared/features/access/rules.ts'
import type { Filter } from '#shared/features/incidents/contract.ts'
import type { PartnerEvidence } from '#shared/features/profiles/life.ts'
import type { Context } from '../../../backend/context.ts'
import { frozenFor } from '../evaluation/frozen.handlers.ts'
import { agencyNames } from './checks.store.ts'
import { partnersHere } from './partner-evidence.ts'
import { readPeopleNamed } from './people-named.store.ts'

/** The data of each partner: live until adoption, from the freeze of the baseline after it. */
export async function evidenceOf(context: Context, profileId: number): Promise<PartnerEvidence> {
  const { db, bureau, host, person } = context
  const profile = await bureau.profile(db, profileId, host.now())
  const { from, to } = profile.figures
  const frozen = await frozenFor(context, profile.baseline?.freezeId ?? null)
  const filter: Filter = { ...profile.filter, from, to }
  const positions = await bureau.select(db, filter, frozen.snapshot, frozen.asOf)
  const { snapshot } = frozen
  return {
    from,
    to,
    frozenOn: profile.baseline?.frozenOn ?? null,
    ...partnersHere({
      snapshot,
      positions,
      filter: profile.filter,
      period: { from, to },
      sources: profile.figures.sources,
      agencies: await agencyNames(db),
    }),
    people: await readPeopleNamed(
      db,
      positions.map(at => snapshot.ids[at]!),
      may(person.role, 'people.read'),
    ),
  }
}
