import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Parameters } from '#shared/features/analysis/contract.ts'
import { seededRandom } from '#shared/random.ts'
import { dayToMinute } from '../../main/features/incidents/local-time.ts'
import { openTestDesk, type TestDesk } from './desk.ts'
import { addIncidents, generateCalls, type MadeIncident } from './incidents-fixture.ts'

let desk: TestDesk
beforeEach(async () => {
  desk = await openTestDesk()
})
afterEach(() => desk.close())

const days = dayToMinute('2025-06-01') - dayToMinute('2025-01-01')
/** Calls from January to May, and in the last week of April twelve more in a street. */
const calls: MadeIncident[] = [
  ...generateCalls({ seed: 7, clusters: 3 }),
  ...Array.from({ length: 12 }, (_, i) => ({
    category: 'Noise',
    from: dayToMinute('2025-04-24') + i * 700,
    easting: 461_000 + 10 * i,
    northing: 300_000,
  })),
]

const methods = ['hour-by-weekday', 'xmr', 'near-repeat', 'space-time-scan', 'hotspot-classes'] as const

test.each(methods)(
  '%s runs with what the data suggest, is kept, and runs again to the same bytes',
  async method => {
    await addIncidents(desk, calls)
    const { parameters, reasons } = await desk.client.analysis.defaults({ method, filter: {} })
    expect(parameters.method).toBe(method)
    for (const { reason } of reasons) expect(reason).not.toMatch(/NaN|undefined|Infinity/)
    const result = await desk.client.analysis.run({ parameters, filter: {} })
    expect(result).toMatchObject({ incidents: calls.length, unplaced: 0 })
    for (const text of [result.statement, ...result.choices.map(({ reason }) => reason)]) {
      expect(text).not.toMatch(/NaN|undefined|Infinity/)
    }
    expect(result.tables.length).toBeGreaterThan(0)
    for (const { key, rows } of result.tables) {
      const table = await desk.client.analysis.table({ analysisId: result.id, key })
      for (const column of table.columns) {
        expect(column.values.length).toBe(rows)
        // A figure that is missing says why.
        if (column.kind === 'number' && column.values.some(Number.isNaN)) expect(column.missing).toBeTruthy()
      }
    }
    for (const hotspot of result.hotspots) {
      const { total } = await desk.client.incidents.summary({ filter: { hotspotId: hotspot.id } })
      expect(total).toBe(hotspot.count)
    }
    expect(await desk.client.analysis.get({ analysisId: result.id })).toEqual(result)
    desk.setNow('2025-06-18T09:00:00.000Z')
    expect(await desk.client.analysis.rerun({ analysisId: result.id })).toMatchObject({
      identical: true,
      resultSha256: result.resultSha256,
    })
  },
)

test('the planted street is the strongest cluster in place and time', async () => {
  await addIncidents(desk, calls)
  const parameters: Parameters = {
    ...{
      method: 'space-time-scan',
      maxRadiusMetres: 500,
      maxDays: 14,
      replicas: 199,
      alpha: 0.05,
      minCount: 5,
    },
  }
  const { hotspots, statement } = await desk.client.analysis.run({ parameters, filter: {} })
  expect(hotspots[0]).toMatchObject({ count: 12, q: 0.005 })
  expect(statement).toMatch(/12 incidents within .* from 24 April 2025 to 29 April 2025/)
})

test('another seed permutes otherwise, the counts are the same', async () => {
  await addIncidents(desk, calls)
  const { parameters } = await desk.client.analysis.defaults({ method: 'near-repeat', filter: {} })
  const bands = async (seed: number) => {
    const { id } = await desk.client.analysis.run({ parameters, filter: {}, seed })
    const { columns } = await desk.client.analysis.table({ analysisId: id, key: 'bands' })
    return (key: string) => columns.find(column => column.key === key)!.values
  }
  const [one, other] = [await bands(1), await bands(2)]
  expect(one('observed')).toEqual(other('observed'))
  expect(one('p')).not.toEqual(other('p'))
})

test('data that know only the month, or stand at snapped points, are refused what they cannot bear', async () => {
  const random = seededRandom(2)
  const published = Array.from({ length: 200 }, (_, i): MadeIncident => {
    const month = String(1 + (i % 12)).padStart(2, '0')
    return {
      ...{ source: 'police-uk', category: 'Noise', from: dayToMinute(`2024-${month}-01`) },
      ...{ timePrecision: 'month', placePrecision: 'snapped' },
      ...{ easting: 450_000 + Math.floor(random() * 5000), northing: 300_000 },
    }
  })
  await addIncidents(desk, published)
  for (const method of ['hour-by-weekday', 'near-repeat', 'space-time-scan', 'hotspot-classes'] as const) {
    await expect(desk.client.analysis.defaults({ method, filter: {} })).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringContaining('cannot bear this method'),
    })
  }
  const refusal = (parameters: Parameters) => desk.client.analysis.run({ parameters, filter: {} })
  await expect(refusal({ method: 'hour-by-weekday' })).rejects.toMatchObject({
    message: expect.stringMatching(/of 200 the hour is not known/),
  })
  await expect(refusal({ method: 'xmr', every: 'week' })).rejects.toMatchObject({
    code: 'invalid',
    message: expect.stringContaining('only the month is known'),
  })
  const months = await refusal({ method: 'xmr', every: 'month' })
  expect(months.tables[0]).toMatchObject({ rows: 12 })
  expect(await desk.client.analysis.list()).toHaveLength(1)
})

test('a control chart ends with what the bureau holds: months that nobody sent yet are no zeros', async () => {
  const monthly = Array.from(
    { length: 150 },
    (_, day): MadeIncident => ({
      ...{
        category: day < 60 ? 'Noise' : 'Rubbish',
        from: dayToMinute('2025-01-01') + Math.floor((day / 150) * days),
      },
    }),
  )
  await addIncidents(desk, monthly)
  const { categories } = await desk.client.incidents.summary({ filter: {} })
  const categoryIds = categories.filter(({ name }) => name === 'Noise').map(({ id }) => id)
  const { id } = await desk.client.analysis.run({
    parameters: { method: 'xmr', every: 'week' },
    filter: { categoryIds, from: '2024-06-01', to: '2026-01-01' },
  })
  const { columns } = await desk.client.analysis.table({ analysisId: id, key: 'periods' })
  const of = (key: string) => [...columns.find(column => column.key === key)!.values]
  expect([of('from')[0], of('to').at(-1)]).toEqual(['2025-01-06', '2025-05-25'])
  expect(of('count').at(-1)).toBe(0)
})

test('too few, one place and one day are refused with the reason', async () => {
  const at = (i: number, changes: Partial<MadeIncident> = {}): MadeIncident => ({
    ...{
      category: 'Noise',
      from: dayToMinute('2025-01-01') + i * 1440,
      easting: 450_000 + 50 * i,
      northing: 300_000,
    },
    ...changes,
  })
  const run = async (incidents: MadeIncident[]) => {
    desk.setNow('2025-06-16T09:00:00.000Z')
    await addIncidents(desk, incidents)
    const reasons: string[] = []
    for (const method of ['near-repeat', 'space-time-scan'] as const) {
      const { parameters } = await desk.client.analysis.defaults({ method, filter: {} })
      await desk.client.analysis.run({ parameters, filter: {} }).catch(error => reasons.push(error.message))
    }
    await desk.close()
    desk = await openTestDesk()
    return reasons
  }
  const list = (changes: Partial<MadeIncident>) => Array.from({ length: 30 }, (_, i) => at(i, changes))
  expect(await run([at(0), at(1)])).toEqual([
    expect.stringContaining('20 incidents or more'),
    expect.stringContaining('20 incidents or more'),
  ])
  expect(await run(list({ easting: 450_000 }))).toEqual([
    expect.stringContaining('at one place'),
    expect.stringContaining('at one place'),
  ])
  expect(await run(list({ from: dayToMinute('2025-02-02') }))).toEqual([
    expect.stringContaining('of one day'),
    expect.stringContaining('of one day'),
  ])
})

test('hours that the filter picked are not told as hours that stand out', async () => {
  await addIncidents(desk, calls)
  const all = Array.from({ length: 168 }, (_, hour) => hour)
  const run = (weekHours: number[]) =>
    desk.client.analysis.run({ parameters: { method: 'hour-by-weekday' }, filter: { weekHours } })
  await expect(run(all.slice(100, 130))).rejects.toMatchObject({
    code: 'invalid',
    message: expect.stringMatching(/limited to 30 hours of the week/),
  })
  expect((await run(all)).incidents).toBe(calls.length)
})
