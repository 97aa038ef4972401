import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Polygons } from '#shared/features/areas/contract.ts'
import {
  addAreaSet,
  describeAreas,
  listAreaSets,
  listAreas,
  readAreas,
  removeAreaSet,
  requireAreaSet,
  setsOfAreas,
} from '../../main/features/areas/areas.store.ts'
import type { Store } from '../../main/store/open.ts'
import { now, openTestStore } from './store.ts'

let store: Store
let close: () => Promise<void>
beforeEach(async () => {
  ;({ store, close } = await openTestStore())
})
afterEach(() => close())

const polygons: Polygons = [
  [
    [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 0],
    ],
  ],
]
const set = (name: string) => ({
  name,
  vintage: '2025',
  fileName: `${name}.geojson`,
  loadedAt: now.toISOString(),
})
const area = (code: string) => ({ code, name: `Area ${code}`, polygons })

test('a set of thousands of areas is kept whole and read in the order of its codes', async () => {
  const codes = Array.from({ length: 2500 }, (_, i) => `E${String(2500 - i).padStart(5, '0')}`)
  const added = await addAreaSet(store.db, set('Output areas'), codes.map(area))
  expect(added).toMatchObject({ id: 1, areas: 2500 })
  expect(await listAreaSets(store.db)).toEqual([added])
  const read = await readAreas(store.db, added.id)
  expect(read.map(({ code }) => code)).toEqual(codes.toReversed())
  expect(read[0]!.polygons).toEqual(polygons)
  expect((await listAreas(store.db, added.id)).map(({ code }) => code)).toEqual(codes.toReversed())
})

test('a set that cannot be added whole is not added at all', async () => {
  const broken = { ...area('B'), name: null as unknown as string }
  await expect(addAreaSet(store.db, set('Broken'), [area('A'), broken])).rejects.toThrow(/NOT NULL/)
  expect(await listAreaSets(store.db)).toEqual([])
})

test('areas are found back in their sets, those of no set passed over', async () => {
  await addAreaSet(store.db, set('Wards'), [area('W1'), area('W2')])
  await addAreaSet(store.db, set('Beats'), [area('B1')])
  expect(await setsOfAreas(store.db, [3, 1, 2, 99])).toEqual(
    new Map([
      [1, [1, 2]],
      [2, [3]],
    ]),
  )
  expect(await describeAreas(store.db, [3, 1])).toEqual([
    { areaSetName: 'Wards', code: 'W1', name: 'Area W1' },
    { areaSetName: 'Beats', code: 'B1', name: 'Area B1' },
  ])
})

test('a set loaded after another was taken away has an identifier of its own', async () => {
  const wards = await addAreaSet(store.db, set('Wards'), [area('W1')])
  await requireAreaSet(store.db, wards.id)
  await removeAreaSet(store.db, wards.id)
  await expect(requireAreaSet(store.db, wards.id)).rejects.toMatchObject({ code: 'not-found' })
  const beats = await addAreaSet(store.db, set('Beats'), [area('B1')])
  expect(beats.id).not.toBe(wards.id)
  const [beat] = await readAreas(store.db, beats.id)
  expect((await setsOfAreas(store.db, [beat!.id])).get(beats.id)).toEqual([beat!.id])
})
