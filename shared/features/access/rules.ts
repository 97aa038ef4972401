/**
 * What a person may do, by role. `desk.use` alone is for what happens before a bureau is open
 * (listing, opening, creating); every other permission is checked against the open bureau.
 */
export const permissions = [
  'desk.use',
  'bureau.read',
  'incidents.read',
  'people.read',
  'imports.write',
  'areas.write',
  'analysis.run',
  'profiles.read',
  'profiles.write',
  'profiles.nominate',
  'profiles.override',
  'tasking.read',
  'tasking.answer',
  'tasking.write',
  'tasking.decide',
  'briefings.read',
  'briefings.write',
  'briefings.approve',
  'packs.make',
  'performance.own',
  'performance.read',
  'performance.write',
  'performance.decide',
  'settings.write',
  'access.write',
] as const
export type Permission = (typeof permissions)[number]

export const roles = ['manager', 'analyst', 'investigator', 'partner'] as const
export type Role = (typeof roles)[number]

export const roleNames: Record<Role, string> = {
  manager: 'Bureau manager',
  analyst: 'Analyst',
  investigator: 'Community investigator',
  partner: 'Partner',
}

// A partner at the table sees the meetings, and the actions and the service of their own agency, answers for those,
// and may bring a problem before the bureau; nothing more.
const partner: readonly Permission[] = [
  'desk.use',
  'bureau.read',
  'profiles.nominate',
  'tasking.read',
  'tasking.answer',
  'performance.own',
]
const investigator: readonly Permission[] = [
  ...partner,
  'incidents.read',
  'profiles.read',
  'profiles.write',
  'tasking.write',
  'briefings.read',
  'briefings.write',
  'packs.make',
  'performance.read',
]
const analyst: readonly Permission[] = [
  ...investigator,
  'people.read',
  'imports.write',
  'areas.write',
  'analysis.run',
  'performance.write',
]
const manager: readonly Permission[] = permissions

const granted: Record<Role, readonly Permission[]> = { manager, analyst, investigator, partner }

/** True when the role carries the permission. */
export function may(role: Role, permission: Permission): boolean {
  return granted[role].includes(permission)
}

/** A bureau must keep at least one manager, or nobody could ever give a role again. */
export function leavesNoManager(people: readonly { login: string; role: Role }[], login: string, role: Role) {
  if (role === 'manager') return false
  return !people.some(person => person.role === 'manager' && person.login !== login)
}
