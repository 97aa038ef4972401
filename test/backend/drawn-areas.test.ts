import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { dayToMinute } from '../../main/features/incidents/local-time.ts'
import { openTestDesk, type TestDesk } from './desk.ts'
import { addIncidents } from './incidents-fixture.ts'

let desk: TestDesk
beforeEach(async () => {
  desk = await openTestDesk()
})
afterEach(() => desk.close())

type Ring = [number, number][]
const square = (west: number, south: number, side: number): Ring => [
  [west, south],
  [west + side, south],
  [west + side, south + side],
  [west, south + side],
]

async function countIn(...areaIds: number[]) {
  return (await desk.client.incidents.summary({ filter: { areaIds } })).total
}

test('a drawn area is counted like any other, also where another one overlaps it', async () => {
  const at = (easting: number) => ({
    ...{ category: 'Noise', easting, northing: 300_050, from: dayToMinute('2024-05-05') },
  })
  await addIncidents(desk, [at(450_010), at(450_060), at(450_140)])
  const { areas } = desk.client
  const one = await areas.keepArea({ name: 'One', ring: square(450_000, 300_000, 100) })
  expect(await countIn(one.areaId)).toBe(2)
  const two = await areas.keepArea({ name: 'Two', ring: square(450_050, 300_000, 100) })
  expect(two.areaSetId).toBe(one.areaSetId)
  expect(await countIn(two.areaId)).toBe(2)
  expect(await countIn(one.areaId, two.areaId)).toBe(3)
  expect(await areas.sets()).toMatchObject([{ name: 'Drawn areas', areas: 2, drawn: true }])
})

test('names are unique whatever their case, can be changed, and areas removed to the last', async () => {
  const { areas } = desk.client
  const one = await areas.keepArea({ name: 'Town centre', ring: square(450_000, 300_000, 100) })
  await expect(
    areas.keepArea({ name: 'town CENTRE', ring: square(451_000, 300_000, 100) }),
  ).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('town CENTRE') })
  await areas.renameArea({ areaId: one.areaId, name: 'Old town' })
  const two = await areas.keepArea({ name: 'Town centre', ring: square(451_000, 300_000, 100) })
  await expect(areas.renameArea({ areaId: two.areaId, name: 'Old town' })).rejects.toMatchObject({
    code: 'conflict',
  })
  await areas.removeArea({ areaId: one.areaId })
  expect((await areas.outlines({ areaSetId: two.areaSetId })).map(({ name }) => name)).toEqual([
    'Town centre',
  ])
  await areas.removeArea({ areaId: two.areaId })
  expect(await areas.sets()).toEqual([])
  await expect(areas.removeArea({ areaId: two.areaId })).rejects.toMatchObject({ code: 'not-found' })
})

test('an area that a saved filter is limited to stays until the filter is removed', async () => {
  const { areas, incidents } = desk.client
  const { areaId } = await areas.keepArea({ name: 'Canal', ring: square(450_000, 300_000, 100) })
  const saved = await incidents.saveFilter({ name: 'Canal nights', filter: { areaIds: [areaId] } })
  await expect(areas.removeArea({ areaId })).rejects.toMatchObject({
    code: 'conflict',
    message: '“Canal” is needed by the saved filter “Canal nights”.',
    next: 'Keep it, or remove what needs it first.',
  })
  await incidents.removeFilter({ id: saved.id, version: saved.version })
  await areas.removeArea({ areaId })
  expect(await areas.sets()).toEqual([])
})

test('a shape that crosses itself, or holds no ground, is refused with the reason', async () => {
  const { areas } = desk.client
  const bow: Ring = [
    [450_000, 300_000],
    [450_100, 300_100],
    [450_100, 300_000],
    [450_000, 300_100],
  ]
  await expect(areas.keepArea({ name: 'Bow', ring: bow })).rejects.toMatchObject({
    code: 'invalid',
    message: 'The outline crosses itself at SK 5005 0005.',
  })
  const line: Ring = [
    [450_000, 300_000],
    [450_100, 300_000],
    [450_200, 300_000],
  ]
  await expect(areas.keepArea({ name: 'Line', ring: line })).rejects.toMatchObject({ code: 'invalid' })
  await expect(areas.keepArea({ name: 'Sea', ring: square(-500, 0, 100) })).rejects.toMatchObject({
    code: 'invalid',
  })
})

test('a partner is told nothing of what the bureau drew: neither its outline nor its name', async () => {
  const { areas, settings, access } = desk.client
  const { areaSetId } = await areas.keepArea({ name: 'Stakeout', ring: square(450_000, 300_000, 100) })
  expect(await desk.client.imports.findPlaces({ text: 'stake' })).toHaveLength(1)
  const { id: agencyId } = await settings.saveAgency({ key: 'fire', name: 'Fire service' })
  await access.savePerson({ login: 'fire', name: 'Fire', role: 'partner', agencyId })
  await settings.closeBureau()
  const other = await openTestDesk({ folder: desk.folder, login: 'fire', bureau: null })
  try {
    const { client } = other
    await client.settings.openBureau({ path: join(desk.folder, 'Test bureau.bureau') })
    expect(await client.areas.sets()).toEqual([])
    expect(await client.imports.findPlaces({ text: 'stake' })).toEqual([])
    await expect(client.areas.outlines({ areaSetId })).rejects.toMatchObject({ code: 'not-found' })
  } finally {
    await other.close()
  }
})
