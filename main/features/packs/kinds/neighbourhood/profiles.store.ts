import type { Kysely } from 'kysely'
import type { Database } from '../../../../store/schema.ts'
import type { ProfileWithin } from './content.ts'

/**
 * The problem profiles under way whose hotspot has its middle in an area.
 *
 * @param atTheTable those that the group has not adopted yet are told to it and to the bureau alone.
 */
export async function profilesUnderWay(
  db: Kysely<Database>,
  isWithin: (easting: number, northing: number) => boolean,
  atTheTable: boolean,
): Promise<ProfileWithin[]> {
  const rows = await db
    .selectFrom('profile')
    .innerJoin('hotspot', 'hotspot.id', 'profile.hotspot_id')
    .select(['profile.number', 'profile.title', 'profile.status', 'profile.adopted_on'])
    .select(['hotspot.centre_easting', 'hotspot.centre_northing'])
    .select(({ selectFrom }) =>
      selectFrom('action')
        .whereRef('action.profile_id', '=', 'profile.id')
        .where('action.status', 'not in', ['done', 'cancelled'])
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .as('open_actions'),
    )
    .where(
      'profile.status',
      'in',
      atTheTable ? ['proposed', 'raised', 'adopted', 'monitored'] : ['adopted', 'monitored'],
    )
    .orderBy('profile.id')
    .execute()
  return rows
    .filter(({ centre_easting, centre_northing }) => isWithin(centre_easting, centre_northing))
    .map(({ number, title, status, adopted_on, open_actions }) => ({
      number,
      title,
      status,
      adoptedOn: adopted_on,
      openActions: open_actions ?? 0,
    }))
}
