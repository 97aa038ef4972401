import { expect, test } from 'vitest'
import { seededRandom } from '#shared/random.ts'
import { testChain } from '../../../main/features/analysis/news/chains.ts'
import { scanForNews } from '../../../main/features/analysis/news/scan.ts'
import { judge, type Series } from '../../../main/features/analysis/news/series.ts'
import { newsSettings } from '../../../main/features/analysis/news/settings.ts'
import { benjaminiHochberg } from '../../../main/features/analysis/statistics/benjamini-hochberg.ts'
import { lastDay, nullBureau, type Planted } from './null-bureau.ts'

const kinds = (planted: Planted[], seed = 3) => {
  const { found } = scanForNews(nullBureau(seed, planted))
  return found.map(({ kind }) => kind)
}
const repeated = (count: number, make: (index: number) => Planted) =>
  Array.from({ length: count }, (_, i) => make(i))

test('of 200 bureaus in which nothing is new, hardly more than one in twenty raises any alarm', () => {
  let alarmed = 0
  for (let seed = 1; seed <= 200; seed++) {
    const { found } = scanForNews(nullBureau(seed))
    if (found.some(({ q }) => q !== null)) alarmed++
  }
  // 5 % of 200 are 10; 17 or more would come once in fifty even at exactly that rate.
  expect(alarmed).toBeLessThan(17)
}, 20_000)

test('an emerging hotspot is found with its incidents, and nothing else', () => {
  const planted = repeated(12, i => ({
    easting: 457_510 + 9 * i,
    northing: 307_777 - 7 * i,
    day: lastDay - i,
    category: i % 6,
  }))
  const input = nullBureau(3, planted)
  const { found } = scanForNews(input)
  expect(found.map(({ kind }) => kind)).toEqual(['emerging-hotspot'])
  const [hotspot] = found
  for (const i of planted.keys()) expect([...hotspot!.members]).toContain(2400 + i)
  expect(hotspot!.q).toBeLessThan(0.001)
  expect(hotspot!.expected).toBeLessThan(2)
  expect(hotspot!.polygons.length).toBeGreaterThan(0)
})

test('a place that reports again and again is told as a place, not as a hotspot', () => {
  expect(
    kinds(repeated(8, i => ({ easting: 457_000, northing: 307_000, day: lastDay - i, category: i % 6 }))),
  ).toEqual(['repeat-place'])
})

test('a week outside the limits of a category is found, up and down', () => {
  // Spread over the ground, so that no place is new.
  const spread = (i: number) => ({
    easting: 450_000 + ((i * 1931) % 8000),
    northing: 300_000 + ((i * 2777) % 8000),
  })
  const more = scanForNews(
    nullBureau(
      3,
      repeated(25, i => ({ ...spread(i), day: lastDay - (i % 7), category: 4 })),
    ),
  )
  expect(more.found.map(({ kind, title }) => [kind, title])).toContainEqual([
    'category-out-of-limits',
    'Category 4',
  ])
  const input = nullBureau(5, [], 12_000)
  const kept = input.positions.filter(
    at => input.snapshot.categories[at] !== 4 || input.snapshot.fromMinutes[at]! < (lastDay - 6) * 1440,
  )
  const fewer = scanForNews({
    ...input,
    positions: kept,
    people: [{ role: 'caller', numbers: new Int32Array(kept.length).fill(-1) }],
  })
  // Its source is short of it too.
  expect(fewer.found.map(({ title, count }) => [title, count])).toEqual([
    ['Category 4', 0],
    ['101 centre', expect.any(Number)],
  ])
})

test('many rare categories raise no more alarms than common ones', () => {
  let alarmed = 0
  for (let seed = 1; seed <= 100; seed++) {
    const random = seededRandom(seed)
    // Two hundred categories of one incident a week each, so that here and there one has five by chance.
    const weeks = Array.from({ length: 200 }, () => new Float64Array(53))
    for (let i = 0; i < 53 * 200; i++) weeks[Math.floor(random() * 200)]![Math.floor(random() * 53)]! += 1
    const judged = weeks.flatMap((counts, id) => {
      const series: Series = { kind: 'category-out-of-limits', id, weeks: counts, members: new Uint32Array() }
      return judge(series, newsSettings) ?? []
    })
    expect(judged.length).toBe(200)
    const q = benjaminiHochberg(Float64Array.from(judged, ({ p }) => p))
    if (q.some(value => value <= newsSettings.alpha)) alarmed++
  }
  expect(alarmed).toBeLessThan(11)
})

test('a series of fewer than five in all is not tested', () => {
  const weeks = new Float64Array(53)
  weeks.set([1, 1, 2], 20)
  const series: Series = { kind: 'category-out-of-limits', id: 1, weeks, members: new Uint32Array() }
  expect(judge(series, newsSettings)).toBeNull()
  weeks[52] = 1
  expect(judge(series, newsSettings)).toMatchObject({ p: 1 })
})

test('a near-repeat chain is found where each is near the next in place and time', () => {
  const found = kinds(
    repeated(7, i => ({ easting: 456_100 + 120 * i, northing: 303_900, day: lastDay - 4 * i, category: 5 })),
  )
  expect(found).toContain('near-repeat-chain')
})

test('a person is told of at three reports in six months, the last of them recent; not at two, nor long ago', () => {
  const at = (i: number) => ({
    easting: 451_000 + 500 * i,
    northing: 302_000 + 700 * i,
    category: 1,
    caller: 7_000_000,
  })
  const days = (...ago: number[]) => ago.map((day, i) => ({ ...at(i), day: lastDay - day }))
  expect(kinds(days(1, 80, 182))).toEqual(['repeat-person'])
  expect(kinds(days(1, 80, 183))).toEqual([])
  expect(kinds(days(14, 80, 150))).toEqual([])
  expect(kinds(days(1, 80))).toEqual([])
})

test('a source that stopped sending, or began lately, is left out and said so', () => {
  const input = nullBureau(3)
  const silent = {
    ...input,
    positions: input.positions.filter(
      at => input.snapshot.sources[at] === 1 || input.snapshot.fromMinutes[at]! < 19_360 * 1440,
    ),
  }
  silent.people = []
  expect(scanForNews(silent).warnings).toEqual([
    expect.stringMatching(/^Police is left out: its last incident is of/),
  ])
  const late = {
    ...input,
    people: [],
    positions: input.positions.filter(
      at => input.snapshot.sources[at] === 1 || input.snapshot.fromMinutes[at]! > 19_300 * 1440,
    ),
  }
  expect(scanForNews(late).warnings).toEqual([
    expect.stringMatching(/^Police is left out: it tells of incidents only since/),
  ])
})

test('the same whatever the order of the incidents, and wherever the city lies', () => {
  const planted = repeated(12, i => ({
    easting: 457_510 + 9 * i,
    northing: 307_777 - 7 * i,
    day: lastDay - i,
    category: i % 6,
  }))
  const input = nullBureau(3, planted)
  const told = ({ found }: ReturnType<typeof scanForNews>) => found.map(({ sentence, q }) => [sentence, q])
  const moved = {
    ...input,
    snapshot: {
      ...input.snapshot,
      eastings: input.snapshot.eastings.map(x => x + 50_000),
      northings: input.snapshot.northings.map(y => y - 25_000),
    },
  }
  expect(told(scanForNews(moved))).toEqual(told(scanForNews(input)))
  const order = input.positions.toReversed()
  const turned = {
    ...input,
    positions: order,
    people: [{ role: 'caller' as const, numbers: input.people[0]!.numbers.toReversed() }],
  }
  expect(told(scanForNews(turned))).toEqual(told(scanForNews(input)))
})

test('nothing to look at is said, and fails nothing', () => {
  for (const incidents of [0, 1]) {
    const scan = scanForNews(nullBureau(1, [], incidents))
    expect(scan).toMatchObject({ lastDay: null, tested: 0, found: [] })
    expect(scan.statement).toMatch(/Nothing could be looked at/)
  }
  const months = nullBureau(1)
  months.snapshot.timePrecisions.fill(3)
  expect(scanForNews(months).found).toEqual([])
})

test('a chain counts the deals that are as long, and the observed one among them', () => {
  const near = (count: number) => Array.from({ length: count }, (_, i) => 450_000 + 30 * i)
  const settings = { ...newsSettings, chainPermutations: 99 }
  const chain = (eastings: number[], days: number[]) =>
    testChain(
      {
        eastings: Float64Array.from(eastings),
        northings: new Float64Array(eastings.length).fill(300_000),
        days: Int32Array.from(days),
      },
      ...([100, settings, 1] as const),
    )
  expect(chain(near(6), [100, 100, 100, 100, 100, 100])).toMatchObject({ p: 1 })
  const far = Array.from({ length: 60 }, (_, i) => 460_000 + 1000 * i)
  const found = chain([...near(6), ...far], [99, 100, 101, 102, 103, 104, ...far.map((_, i) => 3 * i)])
  expect(found).toMatchObject({ p: 0.01, members: Uint32Array.of(0, 1, 2, 3, 4, 5) })
})
