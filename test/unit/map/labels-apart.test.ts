import fc from 'fast-check'
import { expect, test } from 'vitest'
import { meet } from '../../../renderer/map/boxes.ts'
import { toWorldAreas } from '../../../renderer/map/draw-areas.ts'
import { dashed, dotted, drawTitled } from '../../../renderer/map/draw-titled.ts'
import type { NumberedOutline } from '../../../renderer/map/layers.ts'
import { marksShown } from '../../../renderer/map/marks-shown.ts'
import type { Pen } from '../../../renderer/map/pen.ts'
import { toWorld } from '../../../renderer/map/world.ts'

const sizeOf = (mark: string) => ({ halfWidth: 8 + 4 * mark.length, halfHeight: 11 })
const outlines = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 8000 }), fc.integer({ min: 0, max: 8000 })), { maxLength: 60 })
  .map(places =>
    places.map(
      ([east, north], id): NumberedOutline => ({
        ...{ id, mark: String(900 - id), description: '', polygons: [] },
        centre: [454_000 + east, 300_000 + north],
      }),
    ),
  )

test('at no zoom does a mark cover another; what is hidden gives way to one of higher rank, never the chosen one', () => {
  fc.assert(
    fc.property(outlines, fc.double({ min: 5, max: 19, noNaN: true }), fc.nat(59), (all, zoom, chosenId) => {
      const worldPixels = 256 * 2 ** zoom
      const boxOf = ({ mark, centre }: NumberedOutline) => {
        const [x, y] = toWorld(...centre).map(one => one * worldPixels) as [number, number]
        const { halfWidth, halfHeight } = sizeOf(mark)
        return { left: x - halfWidth, right: x + halfWidth, top: y - halfHeight, bottom: y + halfHeight }
      }
      const shown = marksShown(all, chosenId, worldPixels, sizeOf)
      const seen = all.filter(({ id }) => shown.has(id))
      for (const one of seen) {
        expect(seen.filter(other => other !== one && meet(boxOf(one), boxOf(other)))).toEqual([])
      }
      for (const one of all.filter(({ id }) => !shown.has(id))) {
        expect(one.id).not.toBe(chosenId)
        const before = seen.filter(({ id }) => id < one.id || id === chosenId)
        expect(before.some(other => meet(boxOf(one), boxOf(other)))).toBe(true)
      }
    }),
    { numRuns: 200 },
  )
})

test('titles of outlines at one place stand beneath and above it, profiles before priorities; a third is left out', () => {
  const written: string[] = []
  const pen = new Proxy({} as Pen, {
    get: (_, name) => {
      if (name === 'measureText') return (text: string) => ({ width: text.length * 6 })
      if (name === 'fillText') return (text: string) => written.push(text)
      return () => {}
    },
    set: () => true,
  })
  const area = (id: number, name: string) => ({
    ...{ id, name, chosen: false },
    polygons: [
      [
        [
          [458_000, 305_000],
          [458_400, 305_000],
          [458_200, 305_400],
        ] as [number, number][],
      ],
    ],
  })
  const draw = drawTitled(
    [
      { areas: toWorldAreas([area(1, 'PP-1')]), line: dashed, colour: '#000' },
      { areas: toWorldAreas([area(2, 'NP-1'), area(3, 'NP-2')]), line: dotted, colour: '#000' },
    ],
    {} as Parameters<typeof drawTitled>[1],
  )
  const visible = { left: 0, top: 0, right: 1, bottom: 1 }
  draw(pen, { worldPixels: 256 * 2 ** 14, left: 0, top: 0, width: 1, height: 1, visible })
  expect(written).toEqual(['PP-1', 'NP-1'])
})
