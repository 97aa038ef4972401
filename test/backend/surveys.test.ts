import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inStore } from './bureau-with-hotspot.ts'
import { openTestDesk, type TestDesk } from './desk.ts'

let desk: TestDesk
beforeAll(async () => {
  desk = await openTestDesk()
  await inStore(desk, async store => {
    await store.db
      .insertInto('area_set')
      .values({ name: 'Wards', vintage: '2024', file_name: 'wards.geojson', loaded_at: '' })
      .execute()
    for (const [code, name] of [
      ['W1', 'North'],
      ['W2', 'East'],
      ['W3', 'South'],
      ['W4', 'West'],
    ] as const) {
      await store.db.insertInto('area').values({ area_set_id: 1, code, name, polygons_json: '[]' }).execute()
    }
  })
})
afterAll(() => desk.close())

let made = 0
/** A survey of two waves and two questions. */
async function survey() {
  const { performance } = desk.client
  const { id: surveyId } = await performance.defineSurvey({
    ...{ key: `crave-${++made}`, name: `CRAVE ${made}`, kind: 'crave', method: 'By telephone', areaSetId: 1 },
  })
  await performance.saveQuestion({
    surveyId,
    wording: 'How safe?',
    counted: 'very or fairly safe',
    direction: 'higher',
  })
  await performance.saveQuestion({ surveyId, wording: 'How good?', counted: 'good', direction: 'higher' })
  await performance.saveWave({ surveyId, name: 'Spring', from: '2025-03-01', to: '2025-04-30', note: '' })
  return performance.saveWave({ surveyId, name: 'Autumn', from: '2025-09-01', to: '2025-10-31', note: '' })
}
type Counts = Record<string, [yes: number, asked: number]>
const enter = (waveId: number, questionId: number, counts: Counts) =>
  desk.client.performance.enterAnswers({
    ...{ waveId, questionId, how: 'typed' },
    answers: Object.entries(counts).map(([areaCode, [yes, asked]]) => ({ areaCode, yes, asked, was: null })),
  })

test('80 % of 1,600 is 77.97 to 81.89, and a wave tells what changed since the one before', async () => {
  const { id: surveyId, questions, waves } = await survey()
  const [autumn, spring] = [waves[0]!.id, waves[1]!.id]
  expect(waves.map(({ name }) => name)).toEqual(['Autumn', 'Spring'])
  await enter(spring, questions[0]!.id, { '': [1200, 1600], W1: [300, 400], W2: [300, 400] })
  await enter(autumn, questions[0]!.id, { '': [1280, 1600], W1: [340, 400], W2: [300, 400] })
  const told = await desk.client.performance.surveyResult({
    surveyId,
    questionId: questions[0]!.id,
    waveId: autumn,
  })
  const { now, change } = told.whole!
  expect([now!.lower, now!.upper].map(bound => (bound * 100).toFixed(2))).toEqual(['77.97', '81.89'])
  expect(change!.difference).toBeCloseTo(0.05, 12)
  expect(change!.isReal).toBe(true)
  expect(told.sentence).toContain('Autumn: 1,280 of 1,600 (80.0 %, 95 % interval 78.0 to 81.9)')
  expect(told.sentence).toContain('more than in Spring by more than chance would explain, which is better')
  expect(told.sentence).toContain('More than chance in North (+10.0), of 2 areas compared.')
  expect(told.areas.map(({ areaName, change: of }) => [areaName, of!.isReal])).toEqual([
    ['North', true],
    ['East', false],
  ])
  // Of two: the larger p stays, the smaller is doubled.
  expect(told.areas[0]!.change!.q).toBeCloseTo(told.areas[0]!.change!.p * 2, 12)
  const [alone] = [
    await desk.client.performance.surveyResult({
      surveyId,
      questionId: questions[0]!.id,
      waveId: autumn,
      againstWaveId: null,
    }),
  ]
  expect(alone.against).toBeNull()
  const [listed] = (await desk.client.performance.surveys()).filter(({ id }) => id === surveyId)
  expect(listed!.trend.filter(({ estimate }) => estimate).map(({ estimate }) => estimate!.yes)).toEqual([
    1280, 1200,
  ])
})

test('no figure under 30 leaves the backend, nor one by which it could be worked back', async () => {
  const { id: surveyId, questions, waves } = await survey()
  const [autumn] = waves
  await enter(autumn!.id, questions[1]!.id, { W1: [70, 90], W2: [30, 45], W3: [11, 17] })
  const told = await desk.client.performance.surveyResult({
    surveyId,
    questionId: questions[1]!.id,
    waveId: autumn!.id,
  })
  expect(told.areas.map(({ areaCode, now }) => [areaCode, now?.asked ?? null])).toEqual([
    ['W1', 90],
    ['W2', null],
    ['W3', null],
  ])
  expect(told.whole!.now).toMatchObject({ yes: 111, asked: 152 })
  expect(told.notes.join(' ')).toContain('fewer than 30 answers')
  const sent = JSON.stringify([told, await desk.client.performance.surveys()])
  for (const hidden of ['"asked":17', '"yes":11,', '"asked":45']) expect(sent).not.toContain(hidden)
  // Those who enter them see them, and each is told by whom.
  const answers = await desk.client.performance.surveyAnswers({
    waveId: autumn!.id,
    questionId: questions[1]!.id,
  })
  expect(answers.find(({ areaCode }) => areaCode === 'W3')).toMatchObject({
    yes: 11,
    asked: 17,
    by: 'analyst.one',
  })
})

test('what cannot be is refused: more yes than asked, areas above the whole, strangers, stale counts', async () => {
  const { questions, waves, id: surveyId, version } = await survey()
  const [waveId, questionId] = [waves[0]!.id, questions[0]!.id]
  await expect(enter(waveId, questionId, { W1: [50, 40] })).rejects.toMatchObject({ code: 'invalid' })
  await expect(enter(waveId, questionId, { W9: [5, 40] })).rejects.toMatchObject({ code: 'invalid' })
  await expect(enter(waveId, questionId, { '': [50, 100], W1: [60, 90] })).rejects.toMatchObject({
    message: 'The areas add up to 60 of 90, and the whole is 50 of 100.',
  })
  expect(await desk.client.performance.surveyAnswers({ waveId, questionId })).toEqual([])
  await enter(waveId, questionId, { W1: [60, 90] })
  await expect(enter(waveId, questionId, { W1: [61, 90] })).rejects.toMatchObject({
    code: 'conflict',
    detail: { answers: [{ theirs: { yes: 60 }, yours: { yes: 61 } }] },
  })
  const [held] = await desk.client.performance.surveyAnswers({ waveId, questionId })
  await desk.client.performance.enterAnswers({
    ...{ waveId, questionId, how: 'typed' },
    answers: [{ areaCode: 'W1', yes: 62, asked: 90, was: held!.id }],
  })
  const past = await desk.client.performance.pastAnswers({ waveId, questionId, areaCode: 'W1' })
  expect(past.map(({ yes, replacedAt }) => [yes, replacedAt === null])).toEqual([
    [62, true],
    [60, false],
  ])
  await expect(enter(waveId, 999, { W1: [1, 2] })).rejects.toMatchObject({ code: 'not-found' })
  const { performance } = desk.client
  await expect(performance.saveSurvey({ surveyId, version: version + 7, name: 'X' })).rejects.toMatchObject({
    code: 'conflict',
  })
  expect((await performance.saveSurvey({ surveyId, version, name: 'Renamed' })).name).toBe('Renamed')
  const late = { surveyId, name: 'Late', from: '2025-12-02', to: '2025-12-01', note: '' }
  await expect(performance.saveWave(late)).rejects.toMatchObject({ code: 'invalid' })
  await expect(
    performance.defineSurvey({ key: 'crave-1', name: 'Y', kind: 'crave', method: '', areaSetId: null }),
  ).rejects.toMatchObject({ code: 'conflict' })
  await expect(performance.survey({ surveyId: 999 })).rejects.toMatchObject({ code: 'not-found' })
  await expect(performance.surveyResult({ surveyId, questionId, waveId: 999 })).rejects.toMatchObject({
    code: 'not-found',
  })
})

test('a file of several questions by area, and what was not understood', async () => {
  const { questions, waves, id: surveyId } = await survey()
  const waveId = waves[0]!.id
  const path = join(desk.folder, 'wave.csv')
  writeFileSync(
    path,
    'Question,Area,Yes,Asked\n1,North,60,80\n1,W2,30,50\nHow good?,North,40,80\n1,Nowhere,3,9\n7,North,3,9\n1,East,1,2\n2,all,90,160\n2,South,x,10\n',
  )
  const { suggested } = await desk.client.performance.inspectSurveyFile({ waveId, file: path })
  expect(suggested).toEqual({ question: 'Question', area: 'Area', yes: 'Yes', asked: 'Asked' })
  const columns = { question: 'Question', area: 'Area', yes: 'Yes', asked: 'Asked' }
  const told = await desk.client.performance.importAnswers({ waveId, file: path, questionId: null, columns })
  expect(told).toMatchObject({ rows: 8, taken: 4, unchanged: 0, notUnderstood: 4 })
  expect(told.lines.map(({ line, reason }) => `${line} ${reason}`)).toEqual([
    '5 “Nowhere” is no area of the survey’s area set.',
    '6 “7” is no question of this survey.',
    '7 The same area came before, on line 3.',
    '9 “x” in “Yes” is no number.',
  ])
  const result = await desk.client.performance.surveyResult({
    surveyId,
    questionId: questions[1]!.id,
    waveId,
  })
  expect(result.whole!.now).toMatchObject({ yes: 90, asked: 160 })
})
