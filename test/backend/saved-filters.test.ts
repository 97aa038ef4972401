import { afterEach, beforeEach, expect, test } from 'vitest'
import { openTestDesk, type TestDesk } from './desk.ts'

let desk: TestDesk
beforeEach(async () => {
  desk = await openTestDesk()
})
afterEach(() => desk.close())

test('a filter is saved by name, overwritten, renamed and removed', async () => {
  const { incidents } = desk.client
  const told: string[] = []
  desk.client.on('settings.changed', ({ what }) => told.push(...what))
  const saved = await incidents.saveFilter({ name: ' Nights ', filter: { weekHours: [0, 1] } })
  expect(saved).toMatchObject({ name: 'Nights', madeBy: 'analyst.one', version: 1 })
  const { id, version } = saved
  const next = await incidents.saveFilter({ id, version, name: 'Small hours', filter: { weekHours: [2] } })
  expect(await incidents.savedFilters()).toEqual([next])
  expect(next).toMatchObject({ name: 'Small hours', filter: { weekHours: [2] }, version: 2 })
  await expect(incidents.saveFilter({ id, version, name: 'Other', filter: {} })).rejects.toMatchObject({
    code: 'conflict',
    detail: { theirs: next },
  })
  await incidents.removeFilter({ id, version: 2 })
  expect(await incidents.savedFilters()).toEqual([])
  expect(told).toContain('filters')
})

test('a filter without a name, or with a condition that is none, is refused', async () => {
  const { incidents } = desk.client
  await expect(incidents.saveFilter({ name: '  ', filter: {} })).rejects.toMatchObject({ code: 'invalid' })
  await expect(incidents.saveFilter({ name: 'Nights', filter: { weekHours: [168] } })).rejects.toMatchObject({
    code: 'invalid',
  })
  expect(await incidents.savedFilters()).toEqual([])
})
