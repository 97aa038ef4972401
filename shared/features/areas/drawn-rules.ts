import { may, type Role } from '../access/rules.ts'

/**
 * Whether somebody may know what areas the bureau drew: where it looks, and what it calls that, is told those who see
 * its incidents. Boundaries that were loaded are everybody's.
 */
export const mayKnowDrawn = (role: Role): boolean => may(role, 'incidents.read')
