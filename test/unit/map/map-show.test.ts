import { expect, test } from 'vitest'
import { incidentsDrawn, readShow, usualShow, writeShow } from '../../../renderer/app/map-show.ts'
import { ellipseRing } from '../../../renderer/map/ellipse.ts'

test('incidents are not drawn with figures that count others, unless these are switched off', () => {
  expect(incidentsDrawn(usualShow, null)).toBe('grouped')
  expect(incidentsDrawn(usualShow, {})).toBe('grouped')
  expect(incidentsDrawn(usualShow, { standsAlone: true })).toBe('none')
  expect(incidentsDrawn({ ...usualShow, figures: false }, { standsAlone: true })).toBe('grouped')
})

test('what the map shows survives its address, and the usual needs none', () => {
  expect(writeShow(usualShow)).toBeNull()
  expect(readShow(null)).toEqual(usualShow)
  const other = {
    ...usualShow,
    incidents: 'all',
    hotspots: 'none',
    names: false,
    profiles: true,
    priorities: true,
  } as const
  expect(readShow(writeShow(other))).toEqual(other)
  expect(readShow('nonsense.-hotspots')).toEqual({ ...usualShow, hotspots: 'none' })
})

test('the longer axis of an ellipse lies along its bearing', () => {
  const ring = ellipseRing([0, 0], 100, 20, 90)[0]![0]!
  expect(Math.max(...ring.map(([easting]) => easting))).toBeCloseTo(100)
  expect(Math.max(...ring.map(([, northing]) => northing))).toBeCloseTo(20)
  const [first] = ellipseRing([5, 5], 10, 1, 0)[0]![0]!
  expect(first![0]).toBeCloseTo(5)
  expect(first![1]).toBeCloseTo(15)
})
