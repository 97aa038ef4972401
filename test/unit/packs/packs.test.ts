import { expect, test } from 'vitest'
import { areaLabels } from '../../../main/features/packs/forms/html/area-labels.ts'
import {
  frameAround,
  gridLines,
  pathOf,
  roundLength,
} from '../../../main/features/packs/forms/html/map-frame.ts'
import { placeClasses, radiusOf } from '../../../main/features/packs/forms/html/place-classes.ts'
import { endedBefore } from '../../../main/features/packs/kinds/profile/caveats.ts'
import { cssString, share, whenKnown } from '../../../main/features/packs/words.ts'

const square = (west: number, south: number, side: number): [number, number][] => [
  [west, south],
  [west + side, south],
  [west + side, south + side],
  [west, south + side],
  [west, south],
]

test('a share of fewer than ten is never a percentage', () => {
  expect(share(4, 6)).toBe('4 of 6')
  expect(share(4, 10)).toBe('40 %')
  expect(share(0, 0)).toBe('n/a')
})

test('a time is written no more exactly than it is known', () => {
  expect(whenKnown('2025-03')).toBe('Mar 2025')
  expect(whenKnown('2025-03-07')).toBe('7 Mar 2025')
  expect(whenKnown('2025-03-07 22:30')).toBe('7 Mar 2025')
})

test('a source whose calls end in an earlier month than the figures is named', () => {
  const source = {
    ...{ sourceId: 1, sourceName: 'Police', agencyName: 'Police', incidents: 90, unplaced: 0, uncoded: 0 },
    ...{ lastImport: null, expectedEveryDays: null, late: false, count: 40, lastIncident: '2025-07' },
  }
  const figures = (to: string, count: number) => ({ to, sources: [{ ...source, count }] })
  expect(endedBefore(figures('2025-11-28', 40))).toEqual([
    'Police ends in Jul 2025: the months after it are without its calls.',
  ])
  expect(endedBefore(figures('2025-07-31', 40))).toEqual([])
  expect(endedBefore(figures('2025-11-28', 0))).toEqual([])
})

test('nothing typed can end a CSS string early', () => {
  expect(cssString('a";}</style>\n')).toMatch(/^"[A-Za-z0-9 \\]*"$/)
  expect(cssString('OFFICIAL')).toBe('"OFFICIAL"')
})

test('a frame holds its outline at one scale both ways, north up', () => {
  const outline = [[square(458_000, 304_000, 500)]]
  const frame = frameAround(outline, 640, 440)
  for (const [east, north] of outline.flat(2)) {
    expect(frame.x(east)).toBeGreaterThan(0)
    expect(frame.x(east)).toBeLessThan(640)
    expect(frame.y(north)).toBeGreaterThan(0)
    expect(frame.y(north)).toBeLessThan(440)
  }
  expect(frame.y(304_500)).toBeLessThan(frame.y(304_000))
  expect(frame.x(458_500) - frame.x(458_000)).toBeCloseTo(frame.y(304_000) - frame.y(304_500), 8)
  expect(pathOf(frame, outline)).toMatch(/^M[\d. L]+Z$/)
})

test('lengths on scale and grid are round', () => {
  expect([99, 100, 199, 499, 7].map(roundLength)).toEqual([50, 100, 100, 200, 5])
  expect(gridLines(950, 2050, 500)).toEqual([1000, 1500, 2000])
})

test('every place is drawn in one class, and its incidents are counted in the legend', () => {
  const counts = Float64Array.from([1, 1, 2, 4, 5, 19, 20, 150])
  const classes = placeClasses(counts)
  expect(classes.map(({ words, places, incidents }) => [words, places, incidents])).toEqual([
    ['1', 2, 2],
    ['2 to 4', 2, 6],
    ['5 to 9', 1, 5],
    ['10 to 19', 1, 19],
    ['20 to 49', 1, 20],
    ['100 or more', 1, 150],
  ])
  expect(radiusOf(classes, 150)).toBeGreaterThan(radiusOf(classes, 20))
})

test('areas are named inside themselves, clear of the hotspot, or not at all', () => {
  const hotspot = [[square(458_200, 304_200, 200)]]
  const frame = frameAround(hotspot, 640, 440)
  const room = { across: 60, down: 16 }
  const around = { ...room, name: 'Around', polygons: [[square(457_000, 303_000, 3000)]] }
  const elsewhere = { ...room, name: 'Elsewhere', polygons: [[square(450_000, 300_000, 100)]] }
  const labels = areaLabels(frame, [around, elsewhere], [hotspot])
  expect(labels.map(({ name }) => name)).toEqual(['Around'])
  const [{ x, y } = { x: 0, y: 0 }] = labels
  const inHotspot =
    x > frame.x(458_200) && x < frame.x(458_400) && y > frame.y(304_400) && y < frame.y(304_200)
  expect(inHotspot).toBe(false)
})
