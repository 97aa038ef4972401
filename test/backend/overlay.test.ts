import { afterEach, beforeEach, expect, test } from 'vitest'
import { openTestDesk, type TestDesk } from './desk.ts'
import { addIncidents, type MadeIncident } from './incidents-fixture.ts'

let desk: TestDesk
beforeEach(async () => {
  desk = await openTestDesk()
})
afterEach(() => desk.close())

/** So many incidents of a category in the square of a kilometre of this number, from west to east. */
const at = (square: number, category: string, count: number): MadeIncident[] =>
  Array.from({ length: count }, () => ({
    ...{ category, from: 0, easting: 450_500 + 1000 * square, northing: 300_500 },
  }))

async function themesOf(names: string[]) {
  const { categories } = await desk.client.incidents.summary({ filter: {} })
  return names.map(name => ({
    name,
    filter: { categoryIds: [categories.find(one => one.name === name)!.id] },
  }))
}
const ground = { kind: 'squares' as const, cellMetres: 1000 }

test('themes coincide where each is present, and small counts are not in what is sent', async () => {
  await addIncidents(desk, [
    ...at(0, 'Noise', 12),
    ...at(0, 'Rubbish', 30),
    ...[1, 2, 3, 4].flatMap(square => [...at(square, 'Noise', 5), ...at(square, 'Rubbish', 6 + square)]),
    ...at(5, 'Rubbish', 2),
    { category: 'Noise', from: 0 },
  ])
  const themes = await themesOf(['Noise', 'Rubbish'])
  const found = await desk.client.analysis.overlay({ themes, ground })
  expect(found.statement).toMatch(/^Of 6 cells with an incident, 1 has all 2 themes\./)
  expect(found.places[0]).toMatchObject({ coinciding: 2, corner: [450_000, 300_000], label: 'SK 500 000' })
  const rubbish = found.places.map(({ counts }) => counts[1])
  expect(rubbish).toEqual([30, { hidden: 'protecting' }, 8, 9, 10, { hidden: 'small' }])
  expect(found.themes[1]).toMatchObject({ total: 66, places: 1 })
  expect(found.elsewhere).toEqual([{ hidden: 'small' }, 0])
  expect(found.under).toBe(5)
  for (const { counts } of found.places) {
    for (const count of counts) expect(typeof count === 'number' && count > 0 && count < 5).toBe(false)
  }
})

test('every area of a set is told, also one without any; themes that share incidents say so', async () => {
  await addIncidents(desk, [...at(0, 'Noise', 9), ...at(1, 'Rubbish', 8)])
  const features = [0, 1, 2].map(i => {
    const west = 450_000 + 1000 * i
    const ring = [
      [west, 300_000],
      [west + 1000, 300_000],
      [west + 1000, 301_000],
      [west, 301_000],
      [west, 300_000],
    ]
    return {
      type: 'Feature',
      properties: { code: `A${i}` },
      geometry: { type: 'Polygon', coordinates: [ring] },
    }
  })
  const file = await desk.backend.files.receive(
    'a.geojson',
    bytes(JSON.stringify({ type: 'FeatureCollection', features })),
  )
  const set = await desk.client.areas.load({
    ...{ file, name: 'A', vintage: '', codeProperty: 'code', nameProperty: 'code' },
  })
  const [noise] = await themesOf(['Noise'])
  const found = await desk.client.analysis.overlay({
    ...{ themes: [noise!, { name: 'Everything', filter: {} }] },
    ground: { kind: 'areas', areaSetId: set.id },
  })
  expect(found.places.map(({ label, coinciding, counts }) => [label, coinciding, counts])).toEqual([
    ['A0', 2, [9, 9]],
    ['A1', 0, [0, 8]],
    ['A2', 0, [0, 0]],
  ])
  expect(found.warnings).toContainEqual(
    expect.stringMatching(/^Noise and Everything have incidents in common/),
  )
})

test('what a withheld total would be is in no warning either', async () => {
  await addIncidents(desk, [...at(0, 'Noise', 3), ...at(1, 'Rubbish', 8)])
  const [noise] = await themesOf(['Noise'])
  const found = await desk.client.analysis.overlay({
    ...{ themes: [noise!, { name: 'Everything', filter: {} }], ground },
  })
  expect(found.themes[0]!.total).toBeNull()
  expect(found.warnings.join()).toMatch(/Noise and Everything/)
  expect(found.warnings.join() + found.statement).not.toMatch(/\b3\b/)
})

async function* bytes(text: string) {
  yield Buffer.from(text)
}

test('what cannot be laid over each other is refused with the reason', async () => {
  await addIncidents(desk, [
    { category: 'Noise', from: 0 },
    { category: 'Rubbish', from: 0 },
  ])
  const themes = await themesOf(['Noise', 'Rubbish'])
  const { overlay } = desk.client.analysis
  await expect(overlay({ themes, ground })).rejects.toMatchObject({
    ...{ code: 'invalid', message: expect.stringMatching(/has a place/) },
  })
  await expect(overlay({ themes: themes.slice(1), ground })).rejects.toMatchObject({ code: 'invalid' })
  await expect(overlay({ themes, ground, least: 3 })).rejects.toMatchObject({ code: 'invalid' })
  await expect(overlay({ themes, ground: { kind: 'areas', areaSetId: 7 } })).rejects.toMatchObject({
    ...{ code: 'not-found' },
  })
})
