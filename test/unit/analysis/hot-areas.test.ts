import { expect, test } from 'vitest'
import { run } from '../../../main/features/analysis/hot-areas.worker.ts'
import type { StudyAreas } from '../../../main/features/analysis/telling/hotspots.ts'
import { areaChanges, areaRates } from '../../../main/features/analysis/where/hot-areas.ts'

test('rates per thousand with the exact interval, and the chance of so many at the overall rate', () => {
  const counts = Float64Array.of(7, 10, 0, 4)
  const found = areaRates(counts, [1000, 4000, 1000, null])
  expect(found.overall).toBeCloseTo(17 / 6, 12)
  expect([...found.rate]).toEqual([7, 2.5, 0, Number.NaN])
  // R: qchisq(c(.025, .975), 2 * c(7, 8)) / 2; the upper bound of none is -log(0.025).
  expect(found.lower[0]).toBeCloseTo(2.814363, 5)
  expect(found.upper[0]).toBeCloseTo(14.42268, 4)
  expect(found.lower[2]).toBe(0)
  expect(found.upper[2]).toBeCloseTo(-Math.log(0.025), 9)
  for (const [area, expected] of [17 / 6, 34 / 3, 17 / 6].entries()) {
    expect(found.expected[area]).toBeCloseTo(expected, 12)
  }
  expect(found.expected[3]).toBeNaN()
  // P(X >= 7), term by term.
  let below = 0
  for (let k = 0, term = Math.exp(-17 / 6); k < 7; k++, term *= 17 / 6 / k) below += term
  expect(found.p[0]).toBeCloseTo(1 - below, 12)
  expect(found.p[2]).toBe(1)
  expect(found.q[0]).toBeCloseTo(3 * found.p[0]!, 12)
  expect(Number.isNaN(found.q[3]!)).toBe(true)
})

test('no figure anywhere, or none above zero, gives no rate and no number by mistake', () => {
  const found = areaRates(Float64Array.of(3, 0), [null, 0])
  expect(Number.isNaN(found.overall)).toBe(true)
  for (const column of [found.rate, found.lower, found.upper, found.p, found.q]) {
    expect([...column].every(Number.isNaN)).toBe(true)
  }
})

test('change per day with its interval; from none it is not a number', () => {
  const found = areaChanges(Float64Array.of(30, 5, 0, 0), Float64Array.of(20, 0, 8, 0), {
    now: 100,
    before: 90,
  })
  // R: poisson.test(c(30, 20), c(100, 90)).
  expect(found.change[0]).toBeCloseTo(35, 9)
  expect(found.lower[0]).toBeCloseTo((0.7417187093 - 1) * 100, 7)
  expect(found.upper[0]).toBeCloseTo((2.5080788763 - 1) * 100, 7)
  expect(found.change[1]).toBeNaN()
  expect(found.change[2]).toBe(-100)
  expect(found.p[3]).toBeNaN()
})

const square = (column: number): StudyAreas['areas'][number]['polygons'] => {
  const west = 450_000 + column * 1000
  return [
    [
      [
        [west, 300_000],
        [west + 1000, 300_000],
        [west + 1000, 301_000],
        [west, 301_000],
        [west, 300_000],
      ],
    ],
  ]
}
const january = { from: '2025-01-01', to: '2025-01-31' }

/** Three areas side by side with so many incidents each, two outside, one without a place. */
function input(counts: number[], figures: (number | null)[] | null, before: number[] | null = null) {
  const points = counts.flatMap((count, column) =>
    Array.from({ length: count }, (_, i) => [450_050 + column * 1000 + i * 7, 300_100 + i * 3, column]),
  )
  points.push([449_000, 300_000, -1], [449_100, 300_000, -1], [Number.NaN, Number.NaN, -1])
  const study: StudyAreas = {
    name: 'Wards',
    areas: counts.map((_, column) => ({
      ...{ id: 11 + column, code: `W${column}`, name: `Ward ${column}` },
      ...{ per: figures?.[column] ?? null, polygons: square(column) },
    })),
    figure: figures && { name: 'Residents', unit: 'residents', origin: 'Census 2021' },
    areaOfIncident: Int32Array.from(points, ([, , area]) => area!),
    before: before && { ...january, counts: Float64Array.from(before) },
  }
  return {
    eastings: Float64Array.from(points, ([x]) => x!),
    northings: Float64Array.from(points, ([, y]) => y!),
    period: { from: '2025-02-01', to: '2025-02-28' },
    study,
    parameters: {
      ...({ method: 'hot-areas', areaSetId: 3, minCount: 10 } as const),
      ...(before ? { before: january } : {}),
    },
  }
}
const column = ({ tables }: ReturnType<typeof run>, key: string) => [
  ...(tables[0]!.columns.find(one => one.key === key)?.values ?? []),
]

test('an area above the overall rate is a hotspot of its outline; the highest rate stands first', () => {
  const found = run(input([60, 40, 4], [2000, 8000, 1000]))
  expect(found.hotspots.map(({ title, count, polygons }) => [title, count, polygons])).toEqual([
    ['Ward 0', 60, square(0)],
  ])
  expect(found.hotspots[0]!.areaHectares).toBe(100)
  expect(found.hotspots[0]!.expected).toBeCloseTo((104 / 11_000) * 2000, 9)
  expect(found.statement).toBe(
    '104 incidents from 1 February 2025 to 28 February 2025 in the 3 areas of “Wards”, the most in Ward 0 (60). ' +
      'Over all areas there are 9.5 per 1,000 residents; 1 area lies above that beyond chance.',
  )
  expect(column(found, 'name')).toEqual(['Ward 0', 'Ward 1', 'Ward 2'])
  expect(column(found, 'areaId')).toEqual([11, 12, 13])
  expect(column(found, 'rate')).toEqual([30, 5, 4])
  expect(column(found, 'class')).toEqual(['hot', 'none', 'none'])
  expect(column(found, 'small')).toEqual(['', '', 'under 10'])
  expect(found.tables[0]).toMatchObject({ drawing: { kind: 'areas', areaSetId: 3, value: 'rate' } })
  expect(found.tables[0]!.note).toContain('1 incident without a place and 2 outside of all areas')
  expect(found.warnings.join(' ')).toContain('a poor measure of who is there')
})

test('without a figure there are counts, no rates and nothing hot, and that is said', () => {
  const found = run(input([60, 40, 4], null))
  expect(found.hotspots).toEqual([])
  expect(column(found, 'rate')).toEqual([])
  expect(found.tables[0]!.drawing).toMatchObject({ value: 'count' })
  expect(found.choices[0]!.reason).toContain('no area is called hot')
})

test('an area without residents has no rate, comes last, and is counted in the warning', () => {
  const found = run(input([60, 40, 12], [2000, 8000, 0]))
  expect(column(found, 'name').at(-1)).toBe('Ward 2')
  expect(column(found, 'rate')[2]).toBeNaN()
  expect(found.warnings.join(' ')).toContain('1 area has none of it and no rate')
})

test('fewer than the least count are never hot, however high the rate', () => {
  expect(run(input([9, 400, 40], [10, 80_000, 8000])).hotspots).toEqual([])
})

test('change against the period before, per day where the periods are of unlike length', () => {
  const found = run(input([60, 40, 0], null, [30, 40, 0]))
  expect(column(found, 'before')).toEqual([30, 40, 0])
  expect(column(found, 'change')[0]).toBeCloseTo((60 / 28 / (30 / 31) - 1) * 100, 9)
  expect(column(found, 'changeP')[2]).toBeNaN()
  expect(found.statement).toMatch(
    /In all 100 against 70 before: \+58 % a day \(95 % interval \+\d+ % to \+\d+ %, p = 0\.00\d\)\.$/,
  )
  const none = run(input([50, 0, 0], null, [0, 0, 0]))
  expect(none.statement).toContain('In all 50 against 0 before (p < 0.001); a change in per cent is n/a.')
  const few = run(input([5, 0, 0], null, [3, 0, 0]))
  expect(few.statement).toMatch(
    /In all 5 against 3 before \(p = 0\.\d+\), too few for a change in per cent\.$/,
  )
  const same = input([5, 5, 5], null, [5, 5, 5])
  same.study.before = { ...same.study.before!, to: '2025-02-03' }
  expect(run(same).warnings.join(' ')).toContain('The periods overlap')
})

test('many outside or unplaced are warned of; nobody without a place shares one', () => {
  const found = run(input([6, 0, 0], [10, 10_000, 10_000]))
  expect(found.warnings).toContain('2 of 9 incidents (22 %) lie outside of all areas.')
  expect(found.warnings).toContain('1 of 9 incidents (11 %) have no place and count in no area.')
  const none = run(input([0, 0, 0], [10, 10, 10]))
  expect(none.hotspots).toEqual([])
  expect(none.statement).toContain('0 incidents')
})

test('an area whose incidents mostly stand at one place is named', () => {
  const asked = input([60, 40, 4], [2000, 8000, 1000])
  asked.eastings.fill(450_500, 0, 40)
  asked.northings.fill(300_500, 0, 40)
  expect(run(asked).warnings).toContain('Hotspot 1: 40 of the 60 incidents stand at one place.')
})
