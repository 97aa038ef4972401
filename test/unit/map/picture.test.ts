import { SaxesParser } from 'saxes'
import { expect, test } from 'vitest'
import { toWorldAreas } from '../../../renderer/map/draw-areas.ts'
import { classify } from '../../../renderer/map/figures/classes.ts'
import { toWorldShapes } from '../../../renderer/map/figures/shapes.ts'
import type { FigureLayer } from '../../../renderer/map/layers.ts'
import { composePicture, type Picture } from '../../../renderer/map/picture/compose.ts'
import { pictureFormats } from '../../../renderer/map/picture/formats.ts'
import {
  gridNorthDegrees,
  metresPerPixel,
  scaleBar,
  viewOfBox,
} from '../../../renderer/map/picture/picture-view.ts'
import { withResolution } from '../../../renderer/map/picture/png-resolution.ts'
import { wrapped } from '../../../renderer/map/picture/text.ts'
import { indexPlaces } from '../../../renderer/map/place-index.ts'
import { toWorld } from '../../../renderer/map/world.ts'

const measure = (text: string) => text.length * 6
const [left, top] = toWorld(456_000, 308_000)
const [right, bottom] = toWorld(462_000, 304_000)
const box = { left, top, right, bottom }
const middle = toWorld(459_000, 306_000)

const layer: FigureLayer = {
  ...{ key: 'z', title: 'Change <of> "calls"', unit: 'standard deviations', decimals: 1, scale: 'diverging' },
  values: Float64Array.of(-3, -1, 0, 1, 3, Number.NaN),
  counts: Float64Array.of(10, 20, 30, 40, 50, 0),
  shapes: {
    ...{ kind: 'cells', shape: 'hexagon', cellMetres: 400 },
    eastings: Float64Array.of(457_000, 458_000, 459_000, 460_000, 461_000, 459_000),
    northings: Float64Array.of(306_000, 306_000, 306_000, 306_000, 306_000, 307_000),
  },
}

function picture(changes: Partial<Picture> = {}): Picture {
  const square = (name: string): [number, number][] => [
    [457_000 + name.length, 305_000],
    [460_000, 305_000],
    [460_000, 307_500],
  ]
  return {
    ...{ format: 'a4-landscape', title: 'Noise & <nuisance>', marking: 'OFFICIAL-SENSITIVE' },
    selection: '150 incidents · From 1 Jan 2025',
    notes: ['Sources: 101 centre (150, up to 16 Dec 2025).', '3 incidents could not be placed.'],
    ...{ origin: 'Bureau · made on 17 Dec 2025', warning: 'Invented data: demonstration only' },
    scene: {
      places: indexPlaces({
        xs: Float64Array.of(middle[0]),
        ys: Float64Array.of(middle[1]),
        counts: Uint32Array.of(150),
      }),
      ...{ pointsAs: 'grouped', quietPoints: true, areaNames: true, graticule: true },
      areas: toWorldAreas([
        { id: 1, name: '<script>alert("&")</script>', polygons: [[square('a')]], chosen: false },
      ]),
      titled: toWorldAreas([{ id: 2, name: 'PP-2025-001 Park', polygons: [[square('bc')]], chosen: false }]),
      dotted: toWorldAreas([{ id: 3, name: 'NP-2025-001 Noise', polygons: [[square('b')]], chosen: false }]),
      selection: [],
      figures: { layer, classes: classify(layer, 'light'), shapes: toWorldShapes(layer) },
    },
    outlines: [
      { id: 7, mark: '52', description: 'Hotspot 1', centre: [459_000, 305_500], polygons: [[square('d')]] },
    ],
    ...{ chosenId: null, box },
    ...changes,
  }
}

/** Every element's name and all text of well-formed XML; throws on anything else. */
function parsed(svg: string) {
  const names = new Set<string>()
  const texts: string[] = []
  const parser = new SaxesParser({ xmlns: true })
  parser.on('opentag', ({ name, attributes }) => {
    names.add(name)
    for (const attribute of Object.keys(attributes)) expect(attribute).not.toMatch(/^on/)
  })
  parser.on('text', text => texts.push(text))
  parser.on('error', error => {
    throw error
  })
  parser.write(svg).close()
  return { names, texts: texts.map(text => text.trim()).filter(Boolean) }
}

for (const format of Object.keys(pictureFormats) as Picture['format'][]) {
  test(`a picture has everything that must stand on it: ${format}`, () => {
    const svg = composePicture(picture({ format }), measure)
    const { names, texts } = parsed(svg)
    const all = texts.join(' ')
    for (const wanted of [
      ...['Noise & <nuisance>', '150 incidents · From 1 Jan 2025', '3 incidents could not be placed.'],
      ...['made on 17 Dec 2025', 'Invented data', 'N', 'True north up; grid north'],
      ...['standard deviations', 'No figure (dotted): 1 cells', 'Hotspot, with its number'],
      ...['E 458', 'N 306', '52', 'PP-2025-001 Park'],
    ]) {
      expect(all).toContain(wanted)
    }
    expect(texts.filter(text => text === 'OFFICIAL-SENSITIVE')).toHaveLength(2)
    // The legend counts every class: cells and incidents.
    for (const kind of classify(layer, 'light').classes) expect(texts).toContain(kind.label)
    expect(names.has('script')).toBe(false)
    expect([...names].filter(name => ['image', 'foreignObject', 'style', 'a'].includes(name))).toEqual([])
    expect(svg).not.toMatch(/href|file:|\/home\/|\/tmp\/|NaN|undefined|Infinity/)
    expect(svg).toContain('url(#falling-')
  })
}

test('the same map makes the same bytes', () => {
  expect(composePicture(picture(), measure)).toBe(composePicture(picture(), measure))
})

test('the scale bar is as long on the ground as it says, at the latitude of the map', () => {
  const view = viewOfBox(box, 800, 500)
  const { metres, pixels } = scaleBar(metresPerPixel(view), 150)
  expect(pixels).toBeLessThanOrEqual(150)
  const x = (easting: number) => toWorld(easting, 306_000)[0] * view.worldPixels
  expect(pixels / (x(459_000 + metres / 2) - x(459_000 - metres / 2))).toBeCloseTo(1, 2)
  expect([1, 2, 5]).toContain(metres / 10 ** Math.floor(Math.log10(metres)))
})

test('grid north lies east of true north where the grid lies east of its meridian, and west of it to the west', () => {
  expect(gridNorthDegrees(viewOfBox(box, 800, 500))).toBeCloseTo(0.68, 1)
  const [west, north] = toWorld(250_000, 308_000)
  const [east, south] = toWorld(256_000, 304_000)
  expect(
    gridNorthDegrees(viewOfBox({ left: west, top: north, right: east, bottom: south }, 800, 500)),
  ).toBeLessThan(-1)
})

test('the whole of what was seen is in the picture, in the middle', () => {
  const view = viewOfBox(box, 900, 300)
  expect(left * view.worldPixels - view.left).toBeGreaterThanOrEqual(0)
  expect(top * view.worldPixels - view.top).toBeCloseTo(0)
  expect(bottom * view.worldPixels - view.top).toBeCloseTo(300)
})

test('lines fit their width and lose no word', () => {
  const text = 'Sources: 101 centre (14,387, up to 16 Dec 2025); averyveryverylongnamewithoutanyblank (3)'
  const lines = wrapped(text, 120, { size: 10 }, measure)
  expect(lines.every(line => measure(line) <= 120)).toBe(true)
  expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
})

test('a PNG says its resolution in a chunk with the right check sum', () => {
  const png = Uint8Array.from({ length: 40 }, (_, at) => at)
  const marked = withResolution(png, 96)
  expect([...marked.subarray(33, 54)]).toEqual([
    ...[0, 0, 0, 9, 0x70, 0x48, 0x59, 0x73, 0, 0, 0x0e, 0xc4, 0, 0, 0x0e, 0xc4, 1, 0x95, 0x2b, 0x0e, 0x1b],
  ])
  expect([...marked.subarray(54)]).toEqual([...png.subarray(33)])
})
