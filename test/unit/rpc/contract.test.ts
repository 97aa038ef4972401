import { expect, test } from 'vitest'
import { contract } from '#shared/contract.ts'
import { permissions } from '#shared/features/access/rules.ts'
import type { Entry } from '#shared/rpc/procedure.ts'
import { recordKinds } from '#shared/rpc/procedure.ts'
import { handlers } from '../../../main/backend/handlers.ts'

const entries = Object.entries(contract).flatMap(([feature, verbs]) =>
  Object.entries(verbs as Record<string, Entry>).map(([verb, entry]) => ({ feature, verb, entry })),
)
const answerable = entries.filter(({ entry }) => entry.kind !== 'event')

test.each(answerable)(
  '$feature.$verb names its permission and its record, and has a handler',
  ({ feature, verb, entry }) => {
    if (entry.kind === 'event') throw new Error('events are not asked')
    expect(permissions).toContain(entry.needs)
    if (typeof entry.records === 'string') expect(recordKinds).toContain(entry.records)
    else expect(entry.records.none.length).toBeGreaterThan(5)
    expect((handlers as Record<string, Record<string, unknown>>)[feature]?.[verb]).toBeTypeOf('function')
  },
)

test('nothing but what happens before a bureau is open may be asked with desk.use', () => {
  const open = answerable.filter(({ entry }) => entry.kind !== 'event' && entry.needs === 'desk.use')
  expect(open.map(({ feature, verb }) => `${feature}.${verb}`).sort()).toEqual([
    'settings.closeBureau',
    'settings.createBureau',
    'settings.desk',
    'settings.jobs',
    'settings.openBureau',
    'settings.openDemonstration',
  ])
})
