import { expect, test } from 'vitest'
import { type Conditions, positionsWhere } from '../../../main/features/incidents/filter.ts'
import { placedAmong, snapshotPlaces } from '../../../main/features/incidents/places.ts'
import { emptySnapshot, type Snapshot } from '../../../main/features/incidents/snapshot.ts'

const nowhere = Number.NaN
/** id, easting, northing, minute, source, category */
const rows = [
  [2, 100, 100, 0, 1, 1],
  [3, 200, 200, 1440, 1, 2],
  [5, nowhere, nowhere, 2000, 2, 3],
  [9, 100, 100, 2880, 2, 3],
] as const

function snapshotOf(): Snapshot {
  const snapshot = { ...emptySnapshot(rows.length), importIds: [1], lastIncidentId: 9 }
  for (const [at, row] of rows.entries()) {
    snapshot.ids[at] = row[0]
    snapshot.eastings[at] = row[1]
    snapshot.northings[at] = row[2]
    snapshot.fromMinutes[at] = row[3]
    snapshot.sources[at] = row[4]
    snapshot.categories[at] = row[5]
  }
  return snapshot
}

const ids = (conditions: Conditions) => {
  const snapshot = snapshotOf()
  return Array.from(positionsWhere(snapshot, conditions), at => snapshot.ids[at])
}

test('no condition lets everything through', () => {
  expect(ids({})).toEqual([2, 3, 5, 9])
})

test('a period begins with its first minute and ends before the next period', () => {
  expect(ids({ fromMinute: 1440, beforeMinute: 2880 })).toEqual([3, 5])
  expect(ids({ beforeMinute: 1440 })).toEqual([2])
})

test('conditions are joined by "and", the values within one by "or"; an empty list lets nothing through', () => {
  expect(ids({ sourceIds: [1, 2], categoryIds: [3] })).toEqual([5, 9])
  expect(ids({ sourceIds: [1], categoryIds: [3] })).toEqual([])
  expect(ids({ sourceIds: [] })).toEqual([])
  expect(ids({ categoryIds: [70_000] })).toEqual([])
  // Any identifier may be asked for, the largest a number can hold as well.
  expect(ids({ categoryIds: [3, Number.MAX_SAFE_INTEGER] })).toEqual([5, 9])
})

test('a polygon takes what lies in it, never what has no place, and closes itself', () => {
  const polygon: [number, number][] = [
    [50, 50],
    [150, 50],
    [150, 150],
    [50, 150],
  ]
  expect(ids({ polygon })).toEqual([2, 9])
  expect(ids({ polygon: [...polygon, polygon[0]!] })).toEqual([2, 9])
})

test('the incidents of a hotspot are found by their identifiers, those since erased are passed over', () => {
  expect(ids({ incidentIds: Uint32Array.of(9, 4, 2) })).toEqual([2, 9])
})

test('areas of several sets are joined by "or"; outside of all is no area', () => {
  const areaOfPosition = Uint32Array.of(11, 12, 0, 11)
  const other = Uint32Array.of(0, 21, 0, 0)
  expect(ids({ areas: [{ areaOfPosition, wanted: new Set([11]) }] })).toEqual([2, 9])
  expect(
    ids({
      areas: [
        { areaOfPosition, wanted: new Set([11]) },
        { areaOfPosition: other, wanted: new Set([21]) },
      ],
    }),
  ).toEqual([2, 3, 9])
  expect(ids({ areas: [] })).toEqual([])
})

test('incidents at one point share a place; one without a place has none', () => {
  const snapshot = snapshotOf()
  const { eastings, northings, placeOfPosition } = snapshotPlaces(snapshot)
  expect([...placeOfPosition]).toEqual([0, 1, -1, 0])
  expect([...eastings, ...northings]).toEqual([100, 200, 100, 200])
  expect([...placedAmong(snapshot, Uint32Array.of(2, 3))]).toEqual([3])
})
