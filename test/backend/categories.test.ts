import { afterEach, beforeEach, expect, test } from 'vitest'
import { seededRandom } from '#shared/random.ts'
import { openTestDesk, type TestDesk } from './desk.ts'
import { addSource, loadFile, writeTable } from './imports.ts'
import { addIncidents, generateCalls } from './incidents-fixture.ts'

let desk: TestDesk
beforeEach(async () => {
  desk = await openTestDesk()
})
afterEach(() => desk.close())

const always = (code: string | null) => [{ fromDay: null, code }]
const fields = { reference: 'Ref', from: 'Date', category: 'Type' }
let file = 0
/** A file of one call for each of the words, on the days given in turn. */
function callsOf(words: readonly string[], days: readonly string[] = ['2025-05-01']) {
  const rows = words.map((each, i) => `${file}-${i},${days[i % days.length]},${each}`)
  return writeTable(desk, `calls-${file++}.csv`, `Ref,Date,Type\n${rows.join('\n')}\n`)
}
async function categoryOf(words: string, sourceId?: number) {
  const all = await desk.client.imports.categories(sourceId === undefined ? {} : { sourceId })
  return all.find(category => category.words === words)!
}
async function code(words: string, codes: { fromDay: string | null; code: string | null }[]) {
  const { id, version } = await categoryOf(words)
  return desk.client.imports.saveCategoryCodes({ categoryId: id, version, codes })
}

test('the words of a source are listed with how often they came, from when to when, and what is like them', async () => {
  const sourceId = await addSource(desk.client)
  const days = ['2025-03-29', '2025-03-31', '2025-05-02']
  await loadFile(desk.client, callsOf(['Rowdy', 'Rowdy', 'Rowdy', 'Quite odd'], days), sourceId, { fields })
  expect(await desk.client.imports.categories({ sourceId })).toMatchObject([
    { words: 'Quite odd', count: 1, uncoded: 1, codes: [], suggestion: null, version: 0 },
    {
      ...{ words: 'Rowdy', count: 3, uncoded: 3, firstDay: '2025-03-29', lastDay: '2025-05-02' },
      suggestion: { code: 'asb101:rowdy', reason: 'Like “rowdy behaviour”' },
    },
  ])
  const saved = await code('Rowdy', [...always('asb101:rowdy'), { fromDay: '2025-03-31', code: null }])
  expect(saved).toMatchObject({
    ...{ uncoded: 2, suggestion: null, version: 2 },
    codes: [
      { fromDay: null, code: 'asb101:rowdy', madeBy: 'analyst.one' },
      { fromDay: '2025-03-31', code: null },
    ],
  })
  expect(await desk.client.imports.freshness()).toMatchObject([{ incidents: 4, uncoded: 3 }])
  await expect(desk.client.imports.categories({ sourceId: 99 })).rejects.toMatchObject({ code: 'not-found' })
})

test('what another source calls the same is suggested, never taken', async () => {
  const [police, council] = [await addSource(desk.client), await addSource(desk.client, 'council')]
  await loadFile(desk.client, callsOf(['Barking dog']), police, { fields })
  await code('Barking dog', always('nsir2007:noise'))
  const next = callsOf(['BARKING DOG'])
  const { mapping } = await desk.client.imports.inspect({ file: next, sourceId: council })
  const asked = { file: next, sourceId: council, mapping: { ...mapping, fields } }
  const suggestion = { code: 'nsir2007:noise', reason: 'The same words of Source police stand for it' }
  expect((await desk.client.imports.preview(asked)).categories).toEqual([
    { words: 'BARKING DOG', count: 1, table: [], suggestion },
  ])
  expect(await desk.client.imports.run(asked)).toMatchObject({ loaded: 1, uncoded: 1 })
  expect(await categoryOf('BARKING DOG')).toMatchObject({ uncoded: 1, codes: [], suggestion })
})

test('where words have a table it stands; what the mapping says of them is shown and not taken', async () => {
  const sourceId = await addSource(desk.client)
  const mapped = (code: string) => ({ fields, codes: { Rowdy: code } })
  await loadFile(desk.client, callsOf(['Rowdy']), sourceId, mapped('asb101:rowdy'))
  const table = [...always('asb101:rowdy'), { fromDay: '2025-06-01', code: 'nsir2011:nuisance' }]
  await code('Rowdy', table)
  const next = callsOf(['Rowdy', 'Rowdy'], ['2025-05-31', '2025-06-01'])
  const { mapping } = await desk.client.imports.inspect({ file: next, sourceId })
  const asked = { file: next, sourceId, mapping: { ...mapping, ...mapped('nsir2007:noise') } }
  const preview = await desk.client.imports.preview(asked)
  expect(preview.categories).toEqual([{ words: 'Rowdy', count: 2, table, suggestion: null }])
  expect(preview.rows.map(({ incident }) => incident?.codeName)).toEqual([
    'Drunk or rowdy behaviour',
    'Nuisance',
  ])
  expect(await desk.client.imports.run(asked)).toMatchObject({ loaded: 2, uncoded: 0 })
  expect((await desk.client.incidents.summary({ filter: {} })).codes).toEqual([
    { code: 'asb101:rowdy', name: 'Drunk or rowdy behaviour', count: 2 },
    { code: 'nsir2011:nuisance', name: 'Nuisance', count: 1 },
  ])
  const { rows } = await desk.client.incidents.rows({ filter: { codes: ['nsir2011:nuisance'] } })
  expect(rows).toMatchObject([{ when: '2025-06-01', codeName: 'Nuisance' }])
  expect(await desk.client.incidents.get({ incidentId: rows[0]!.id })).toMatchObject({ codeName: 'Nuisance' })
})

test('who changed a table when, and what: every change is in its history and in the audit register', async () => {
  await addIncidents(desk, [{ category: 'Something else', from: 0 }])
  await code('Something else', always('asb101:rowdy'))
  desk.setNow('2025-06-17T09:00:00.000Z')
  await code('Something else', always('nsir2011:nuisance'))
  const { id } = await categoryOf('Something else')
  expect(await desk.client.imports.categoryHistory({ categoryId: id })).toEqual([
    {
      at: '2025-06-17T09:00:00.000Z',
      by: 'analyst.one',
      added: always('nsir2011:nuisance'),
      removed: always('asb101:rowdy'),
    },
    { at: '2025-06-16T09:00:00.000Z', by: 'analyst.one', added: always('asb101:rowdy'), removed: [] },
  ])
  const records = await desk.client.access.audit({})
  expect(JSON.stringify(records)).toContain('imports.saveCategoryCodes')
})

test('a change not seen, a code of no scheme, two codes from one day, no category: each is refused', async () => {
  await addIncidents(desk, [{ category: 'Noise', from: 0 }])
  const { id: categoryId, version } = await categoryOf('Noise')
  const save = (codes: { fromDay: string | null; code: string | null }[], seen = version, id = categoryId) =>
    desk.client.imports.saveCategoryCodes({ categoryId: id, version: seen, codes })
  await expect(save(always('asb101:nothing'))).rejects.toMatchObject({
    ...{ code: 'invalid', message: expect.stringContaining('asb101:nothing') },
  })
  const day = { fromDay: '2025-02-01', code: 'asb101:rowdy' }
  await expect(save([day, { ...day, code: null }])).rejects.toMatchObject({
    ...{ code: 'invalid', message: expect.stringContaining('2025-02-01') },
  })
  await expect(save([], 0, 99)).rejects.toMatchObject({ code: 'not-found' })
  await expect(save([{ fromDay: '2025-02-30', code: null }])).rejects.toMatchObject({ code: 'invalid' })
  await save(always('asb101:noisy-neighbours'))
  await expect(save(always('nsir2007:noise'))).rejects.toMatchObject({
    code: 'conflict',
    detail: {
      theirs: { codes: always('asb101:noisy-neighbours') },
      yours: { codes: always('nsir2007:noise') },
    },
  })
  expect((await categoryOf('Noise')).codes).toMatchObject(always('asb101:noisy-neighbours'))
})

const calls = generateCalls({ seed: 11, clusters: 3 })
const dbscan = { method: 'dbscan' as const, epsMetres: 50, minPoints: 8 }
const codesKnown = ['nsir2011:nuisance', 'nsir2011:environmental', 'asb101:rowdy', null]
const daysKnown = [null, '2025-02-01', '2025-03-30', '2025-04-15']

test('an analysis run again on its freeze finds the same, however the words were recoded since', async () => {
  await addIncidents(desk, calls)
  const { analysis } = desk.client
  const random = seededRandom(3)
  const pick = <T>(from: readonly T[]) => from[Math.floor(random() * from.length)]!
  const filters = [
    { codes: ['nsir2011:nuisance'] },
    { codes: ['asb101:rowdy', 'nsir2011:environmental'] },
    {},
  ]
  const kept: { id: number; found: string }[] = []
  const answer = ({
    parameters,
    filter,
    incidents,
    statement,
    hotspots,
  }: Awaited<ReturnType<typeof analysis.get>>) =>
    JSON.stringify({
      parameters,
      filter,
      incidents,
      statement,
      hotspots: hotspots.map(({ id, ...hotspot }) => hotspot),
    })

  for (let round = 0; round < 6; round++) {
    for (const filter of filters) {
      const run = await analysis.run({ parameters: dbscan, filter }).catch(error => {
        // Nothing may stand for these codes just now: then there is nothing to analyse.
        expect(error).toMatchObject({ code: 'invalid' })
        return null
      })
      if (run) kept.push({ id: run.id, found: answer(run) })
    }
    for (const words of ['Noise', 'Rubbish']) {
      const days = daysKnown.filter(() => random() < 0.5)
      await code(
        words,
        days.map(fromDay => ({ fromDay, code: pick(codesKnown) })),
      )
    }
    const summary = await desk.client.incidents.summary({ filter: {} })
    const coded = summary.codes.reduce((sum, { count }) => sum + count, 0)
    expect(coded + summary.uncoded).toBe(summary.total)
    for (const { code: each, count } of summary.codes) {
      expect((await desk.client.incidents.summary({ filter: { codes: [each] } })).total).toBe(count)
    }
    const categories = await desk.client.imports.categories({})
    expect(categories.reduce((sum, { uncoded }) => sum + uncoded, 0)).toBe(summary.uncoded)
  }
  expect(kept.length).toBeGreaterThan(8)
  expect(new Set(kept.map(({ found }) => found)).size).toBeGreaterThan(4)
  for (const { id, found } of kept) {
    const { parameters, filter, seed, freezeId } = await analysis.get({ analysisId: id })
    const again = await analysis.run({ parameters, filter, seed, freezeId })
    expect(answer(again)).toBe(found)
    expect(again.freezeId).toBe(freezeId)
  }
})

test('an analysis is run again on its own incidents; where they are gone it says so', async () => {
  const sourceId = await addSource(desk.client)
  const placed = { ...fields, easting: 'E', northing: 'N' }
  const write = (name: string, first: number) => {
    const rows = Array.from({ length: 20 }, (_, i) => `${first + i},2025-05-01,Rowdy,${458_800 + i},304600`)
    return writeTable(desk, name, `Ref,Date,Type,E,N\n${rows.join('\n')}\n`)
  }
  const one = await loadFile(desk.client, write('one.csv', 0), sourceId, { fields: placed })
  const { id, freezeId, incidents } = await desk.client.analysis.run({ parameters: dbscan, filter: {} })
  expect(incidents).toBe(20)
  await loadFile(desk.client, write('two.csv', 20), sourceId, { fields: placed })
  const again = () => desk.client.analysis.run({ parameters: dbscan, filter: {}, freezeId })
  expect(await again()).toMatchObject({ incidents: 20, freezeId })
  expect((await desk.client.analysis.run({ parameters: dbscan, filter: {} })).incidents).toBe(40)
  await desk.client.imports.undo({ importId: one.id })
  await expect(again()).rejects.toMatchObject({
    ...{ code: 'conflict', message: expect.stringContaining('20') },
  })
  await expect(
    desk.client.analysis.run({ parameters: dbscan, filter: {}, freezeId: 99 }),
  ).rejects.toMatchObject({ code: 'not-found' })
  expect(await desk.client.analysis.get({ analysisId: id })).toMatchObject({ incidents: 20 })
})
