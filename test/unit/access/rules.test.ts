import { expect, test } from 'vitest'
import { leavesNoManager, may, permissions, roles } from '#shared/features/access/rules.ts'

test('each role may what the one below it may, and a manager everything', () => {
  for (const permission of permissions) {
    expect(may('manager', permission)).toBe(true)
    if (may('partner', permission)) expect(may('investigator', permission)).toBe(true)
    if (may('investigator', permission)) expect(may('analyst', permission)).toBe(true)
  }
})

test('a partner is shown no incident, analysis or profile', () => {
  expect(permissions.filter(permission => may('partner', permission))).toEqual([
    'desk.use',
    'bureau.read',
    'profiles.nominate',
    'tasking.read',
    'tasking.answer',
    'performance.own',
  ])
})

test('the last manager stays, whatever else they would become', () => {
  const people = [
    { login: 'a', role: 'manager' as const },
    { login: 'b', role: 'analyst' as const },
  ]
  for (const role of roles) expect(leavesNoManager(people, 'a', role)).toBe(role !== 'manager')
  expect(leavesNoManager([...people, { login: 'c', role: 'manager' }], 'a', 'analyst')).toBe(false)
})
