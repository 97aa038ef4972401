import type { Audience } from '#shared/features/packs/audience.ts'
import type { Context } from '../../../../backend/context.ts'

/**
 * The context as the audience of a pack would ask: for an agency, through the eyes of its partner at the table, so
 * that a pack can hold no more than the screen does; never through eyes that may read of people.
 */
export function asReadBy(context: Context, audience: Audience): Context {
  if (audience.kind !== 'agency') return { ...context, person: { ...context.person, role: 'investigator' } }
  return { ...context, person: { ...context.person, role: 'partner', agencyId: audience.agencyId } }
}
