import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { MeasureInFull } from '#shared/features/performance/measures.ts'
import { monthPlus, monthsBetween } from '#shared/features/performance/period-rules.ts'
import { seededRandom } from '#shared/random.ts'
import { figureRows } from '../../main/features/performance/measures/figures.store.ts'
import { callsOf, fillBureau, inStore, months2024 } from './bureau-with-hotspot.ts'
import { openTestDesk, type TestDesk } from './desk.ts'

let desk: TestDesk
beforeAll(async () => {
  desk = await openTestDesk()
  desk.setNow('2026-01-14T09:00:00.000Z')
  await fillBureau(desk, callsOf(months2024, 26))
})
afterAll(() => desk.close())

const usual = {
  ...{ name: 'Days to remove graffiti', basis: 'other' as const, unit: 'days', direction: 'lower' as const },
  ...{ decimals: 1, target: 5 as number | null, agencyId: 1, owner: 'Street cleansing manager' },
  ...{ definition: 'From report to removal.', source: 'Monthly return', computed: null },
}
const define = (more: object = {}) => desk.client.performance.defineMeasure({ ...usual, ...more })
const months2425 = monthsBetween('2024-01', '2025-12')
const enter = ({ id }: MeasureInFull, values: readonly number[], base: number | null = null) =>
  desk.client.performance.enterFigures({
    ...{ measureId: id, how: 'pasted' },
    figures: values.map((value, at) => ({ month: months2425[at]!, value, base, was: null })),
  })
const golden = [26, 31, 24, 28, 22, 27, 25, 30, 23, 26, 24, 26]
const file = (name: string, text: string) => {
  const path = join(desk.folder, name)
  writeFileSync(path, text)
  return path
}

test('entered figures get their control limits, a signal in words, and a target with its rule', async () => {
  const made = await define({ basis: 'count', unit: 'reports', decimals: 0, target: 40 })
  expect(made).toMatchObject({
    number: 'M-001',
    points: [],
    unavailable: 'No figures have been entered yet.',
  })
  const told = await enter(made, [...golden, 60])
  expect(told.points).toHaveLength(13)
  const first = (await enter(await define(), golden)).points[0]!
  expect(first.limits!.mean).toBe(26)
  expect(first.limits!.lower).toBeCloseTo(14.39273, 5)
  expect(first.limits!.upper).toBeCloseTo(37.60727, 5)
  expect(told.points.at(-1)).toMatchObject({ month: '2025-01', value: 60, signal: 'above the upper limit' })
  expect(told.sentence).toContain('January 2025: 60 reports')
  expect(told.sentence).toContain('above the upper limit')
  expect(told.judged).toMatchObject({ latest: 'missed', reach: 'sometimes' })
  expect(told.judged!.rule).toContain('40 or less')
  expect(told.history.map(({ kind, by }) => [kind, by])).toEqual([
    ['defined', 'analyst.one'],
    ['entered', 'analyst.one'],
  ])
})

test('a rebase computes the limits anew where six months stand on both sides, with its reason', async () => {
  const made = await enter(await define(), [...Array(12).fill(20), ...Array(12).fill(8)])
  const ask = { measureId: made.id, reason: 'A second crew since January' }
  const rebased = await desk.client.performance.rebaseMeasure({ ...ask, month: '2025-01' })
  expect(rebased.points[11]!.limits!.mean).toBe(20)
  expect(rebased.points[12]!.limits!.mean).toBe(8)
  await expect(desk.client.performance.rebaseMeasure({ ...ask, month: '2025-01' })).rejects.toMatchObject({
    code: 'conflict',
  })
  const late = await desk.client.performance.rebaseMeasure({ ...ask, month: '2025-10' })
  expect(late.rebases[1]!.told).toContain('Not yet applied: 9 before it and 3 from it on')
  const { rebases } = await desk.client.performance.removeRebase({
    measureId: made.id,
    rebaseId: late.rebases[0]!.id,
  })
  expect(rebases.map(({ month }) => month)).toEqual(['2025-10'])
  await expect(
    desk.client.performance.removeRebase({ measureId: made.id, rebaseId: 999 }),
  ).rejects.toMatchObject({ code: 'not-found' })
})

test('year on year: counts by the E-test, percentages by two proportions, others by their months', async () => {
  const row = ({ yearOnYear }: MeasureInFull, at: number) =>
    'rows' in yearOnYear ? yearOnYear.rows[at]! : null
  const count = await enter(await define({ basis: 'count', unit: 'calls', decimals: 0 }), [
    ...Array(12).fill(52),
    ...Array(12).fill(31),
  ])
  expect(row(count, 0)).toMatchObject({ now: 31, before: 52 })
  // E-test of 31 against 52, as in the comparisons beside the map.
  expect(row(count, 0)!.p).toBeCloseTo(0.0211, 3)
  expect(row(count, 1)!.sentence).toContain(
    '372 calls against 624; lower than chance would explain (p < 0.001, E-test) (-40.4 %',
  )
  const share = await enter(
    await define({ basis: 'percentage', unit: 'of callers', direction: 'higher' }),
    [...Array(12).fill(60), ...Array(12).fill(80)],
    70,
  )
  expect(row(share, 0)!.sentence).toContain(
    '56 of 70 (80.0 % of callers) against 42 of 70 (60.0 % of callers); higher',
  )
  const random = seededRandom(2)
  const noise = Array.from({ length: 24 }, () => random())
  const other = await enter(
    await define(),
    noise.map((one, at) => (at < 12 ? 5 : 3) + one),
  )
  expect(row(other, 0)!.p).toBeNull()
  expect(row(other, 1)!.p).toBeLessThan(0.001)
  const few = await enter(await define(), golden.slice(0, 3))
  expect(few.yearOnYear).toEqual({ unavailable: 'There is no figure of March 2023 to compare with.' })
  expect(few.forecast).toMatchObject({ unavailable: expect.stringContaining('needs 24 months') })
})

test('forecast: half a year with its interval, and how it did on the months that are known', async () => {
  const { forecast } = await enter(await define({ basis: 'count' }), [...golden, ...golden])
  expect(forecast).toMatchObject({ method: 'seasonal-naive' })
  const months = 'months' in forecast ? forecast.months : []
  expect(months.map(({ month }) => month)).toEqual(monthsBetween('2026-01', '2026-06'))
  expect(months.map(({ value }) => value)).toEqual(golden.slice(0, 6))
})

test('peers: group mean and a place with its range; what cannot be compared is said', async () => {
  const own = await enter(
    await define({ basis: 'rate', unit: 'per 1,000 residents' }),
    Array(24).fill(4),
    300_000,
  )
  expect(own.peers).toMatchObject({ unavailable: 'No figures of most similar forces have been entered yet.' })
  const figures = ['Force B', 'Force C', 'Force D'].flatMap((force, at) =>
    months2425.slice(12).map(month => ({ force, month, value: 3 + at, base: 280_000, was: null })),
  )
  const told = await desk.client.performance.enterFigures({ measureId: own.id, how: 'typed', figures })
  expect(told.peers).toMatchObject({ from: '2025-01', to: '2025-12', months: 12 })
  const { forces, groupMean, sentence } = told.peers as Extract<MeasureInFull['peers'], { forces: unknown }>
  expect(groupMean).toBeCloseTo(4, 10)
  expect(forces.map(({ force }) => force)).toEqual(['Force B', '', 'Force C', 'Force D'])
  expect(forces[0]!.places).toEqual({ lower: 1, upper: 1 })
  expect(forces[1]!.places).toEqual({ lower: 2, upper: 3 })
  expect(sentence).toContain('Place 2 of 4 (95 % interval: places 2 to 3), the lowest first.')
  const counts = await enter(await define({ basis: 'count' }), golden)
  expect(counts.peers).toMatchObject({
    unavailable: expect.stringContaining('Counts of forces of different size'),
  })
})

test('what holds is replaced by who has seen it only, and what was replaced stays', async () => {
  const made = await enter(await define(), golden)
  const held = made.figures.find(({ month }) => month === '2024-03')!
  const again = (was: number | null, value: number | null = 9.5, month = '2024-03') =>
    desk.client.performance.enterFigures({
      measureId: made.id,
      how: 'typed',
      figures: [{ month, value, was }],
    })
  await expect(again(null)).rejects.toMatchObject({
    code: 'conflict',
    detail: { figures: [{ theirs: { id: held.id, value: 24 }, yours: { value: 9.5 } }] },
  })
  desk.setNow('2026-01-15T09:00:00.000Z')
  await again(held.id)
  desk.setNow('2026-01-14T09:00:00.000Z')
  const march = (asOf?: string) =>
    inStore(desk, async ({ db }) => {
      const rows = await figureRows(db, asOf).where('measure_id', '=', made.id).execute()
      return rows.find(({ month }) => month === '2024-03')!.value
    })
  // As a pack that was frozen in between reads it.
  expect([await march(), await march('2026-01-14T12:00:00.000Z')]).toEqual([9.5, 24])
  const past = await desk.client.performance.pastFigures({ measureId: made.id, month: '2024-03' })
  expect(past.map(({ value, how, by }) => [value, how, by])).toEqual([
    [9.5, 'typed', 'analyst.one'],
    [24, 'pasted', 'analyst.one'],
  ])
  const taken = await again(past[0]!.id, null)
  expect(taken.points.map(({ month }) => month)).not.toContain('2024-03')
  expect(taken.notes[0]).toContain('One month in between has no figure')
  await expect(again(null, 3, '2026-01')).rejects.toMatchObject({ code: 'invalid' })
  const share = await define({ basis: 'percentage' })
  await expect(enter(share, [101])).rejects.toMatchObject({ code: 'invalid' })
})

test('a file is read line by line, and what was not understood is said', async () => {
  const made = await define({ basis: 'percentage', unit: 'of victims', direction: 'higher' })
  const path = file(
    'satisfaction.csv',
    'Month,Satisfied %,n,Note\nJan 2025,81.5,200,\nFebruary 2025,79,210,\nsoon,80,190,\n2025-03,many,190,\n04/2025,120,190,\n2025-02,70,200,\n2025-05,77.5,200,late\n',
  )
  const { suggested, rows } = await desk.client.performance.inspectMeasureFile({
    measureId: made.id,
    file: path,
  })
  expect(rows).toBe(7)
  expect(suggested).toEqual({ month: 'Month', value: 'Satisfied %', base: 'n', force: null })
  const columns = { month: 'Month', value: 'Satisfied %', base: 'n', force: null }
  const told = await desk.client.performance.importFigures({ measureId: made.id, file: path, columns })
  expect(told).toMatchObject({ rows: 7, taken: 3, unchanged: 0, notUnderstood: 4 })
  expect(told.lines.map(({ line, reason }) => [line, reason])).toEqual([
    [4, '“soon” in “Month” is no month.'],
    [5, '“many” in “Satisfied %” is no number.'],
    [6, 'It is more than 100 %.'],
    [7, 'Its month came before, on line 3.'],
  ])
  expect(told.measure.figures[0]).toMatchObject({ how: 'imported', fileName: 'satisfaction.csv', base: 200 })
  const again = await desk.client.performance.importFigures({ measureId: made.id, file: path, columns })
  expect(again).toMatchObject({ taken: 0, unchanged: 3 })
  writeFileSync(path, 'Month,Satisfied %,n\nJan 2025,82,200\nFebruary 2025,79,210\n')
  const mended = await desk.client.performance.importFigures({ measureId: made.id, file: path, columns })
  expect(mended).toMatchObject({ taken: 1, replaced: 1, unchanged: 1 })
  await expect(
    desk.client.performance.importFigures({
      measureId: made.id,
      file: path,
      columns: { ...columns, value: 'No' },
    }),
  ).rejects.toMatchObject({ code: 'invalid' })
})

test('computed figures are the incidents of whole months, lead back to them, and take none that is typed', async () => {
  const computed = { filter: { categoryIds: [2] }, filterName: 'Drinking', areaFigureId: null }
  const made = await define({ basis: 'count', unit: 'calls', decimals: 0, computed })
  // One in four of the 26 a month.
  expect(made.points.map(({ month, value }) => [month, value])).toEqual(months2024.map(month => [month, 7]))
  expect(made.countedFilter).toEqual({ categoryIds: [2] })
  const [june] = made.points.slice(5)
  const { total } = await desk.client.incidents.summary({
    filter: { ...made.countedFilter, from: '2024-06-01', to: '2024-06-30' },
  })
  expect(june!.value).toBe(total)
  await expect(enter(made, [1])).rejects.toMatchObject({ code: 'conflict' })
  await expect(define({ basis: 'rate', computed })).rejects.toMatchObject({ code: 'invalid' })
  const saved = { measureId: made.id, version: made.version, computed: null }
  await expect(desk.client.performance.saveMeasure(saved)).rejects.toMatchObject({ code: 'conflict' })
})

test('a rate is among the residents of its areas, and says so where they are gone', async () => {
  await inStore(desk, async store => {
    await store.db
      .insertInto('area_set')
      .values({ name: 'Wards', vintage: '2024', file_name: 'wards.geojson', loaded_at: '' })
      .execute()
    const { easting, northing } = { easting: 458_800, northing: 304_600 }
    const ring = [
      [-5000, -5000],
      [5000, -5000],
      [5000, 5000],
      [-5000, 5000],
      [-5000, -5000],
    ].map(([x = 0, y = 0]) => [easting + x, northing + y])
    await store.db
      .insertInto('area')
      .values({ area_set_id: 1, code: 'W1', name: 'Aylestone', polygons_json: JSON.stringify([[ring]]) })
      .execute()
  })
  const residents = file('residents.csv', 'code,residents\nW1,13000\n')
  const { figures } = await desk.client.areas.loadFigures({
    ...{ file: residents, areaSetId: 1, codeColumn: 'code', origin: 'Invented' },
    columns: [{ column: 'residents', name: 'Residents', unit: 'residents' }],
  })
  const computed = { filter: {}, filterName: 'All', areaFigureId: figures[0]!.id }
  const made = await define({ basis: 'rate', unit: 'per 1,000 residents', decimals: 2, computed })
  expect(made.points[0]).toMatchObject({ month: '2024-01', value: 2, base: 13_000 })
  expect(made.countedFilter).toEqual({ areaIds: [1] })
  await desk.client.areas.removeFigures({ areaFigureIds: [figures[0]!.id] })
  const gone = await desk.client.performance.measure({ measureId: made.id })
  expect(gone.unavailable).toContain('was removed')
})

test('saved by version, closed with a reason, opened again; strangers are refused', async () => {
  const made = await define()
  const { performance } = desk.client
  const { version } = await performance.saveMeasure({ measureId: made.id, version: made.version, target: 4 })
  await expect(
    performance.saveMeasure({ measureId: made.id, version: made.version, target: 3 }),
  ).rejects.toMatchObject({ code: 'conflict', detail: { theirs: { target: 4 }, yours: { target: 3 } } })
  const closing = { measureId: made.id, version }
  await expect(performance.closeMeasure({ ...closing, reason: '' })).rejects.toMatchObject({
    code: 'invalid',
  })
  const closed = await performance.closeMeasure({ ...closing, reason: 'No longer returned' })
  expect(closed).toMatchObject({ closedOn: '2026-01-14', closedBecause: 'No longer returned' })
  await expect(enter(closed, [1])).rejects.toMatchObject({ code: 'conflict' })
  const open = await performance.closeMeasure({ measureId: made.id, version: closed.version, reason: '' })
  expect(open.history.map(({ kind }) => kind)).toEqual(['defined', 'changed', 'closed', 'reopened'])
  await expect(performance.measure({ measureId: 999 })).rejects.toMatchObject({ code: 'not-found' })
  await expect(define({ agencyId: 99 })).rejects.toMatchObject({ code: 'not-found' })
  expect(monthPlus('2025-12', 1)).toBe('2026-01')
})
