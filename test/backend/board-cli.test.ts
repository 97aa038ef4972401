import { userInfo } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startBackend } from '../../main/backend/start.ts'
import { localDay } from '../../main/features/incidents/local-time.ts'
import { type CommandLine, openCommandLine } from './command-line.ts'

const today = localDay(Date.now() / 60_000)
let line: CommandLine
beforeAll(async () => {
  line = openCommandLine()
  await line.desk('new', 'city')
  await line.desk('agency', 'city', 'add', 'council', '--name', 'City council')
  await meetEverySixWeeks()
})
afterAll(() => line.close())

/** When the board meets is said in the window alone: every six weeks from today on, as nothing is recorded before. */
async function meetEverySixWeeks() {
  const backend = startBackend({
    ...{ kind: 'cli', version: '0.0.0-test', login: userInfo().username, now: () => new Date() },
    ...{ bureausFolder: line.folder, stateFolder: join(line.folder, 'state') },
    printPdf: () => Promise.reject(new Error('no printer in this test')),
  })
  const client = backend.connect()
  await client.settings.openBureau({ path: join(line.folder, 'city.bureau') })
  await client.performance.saveBoard({
    ...{
      name: 'APEL board',
      everyWeeks: 6,
      firstOn: today,
      startsAt: '10:00',
      draftDays: 7,
    },
    ...{ place: 'Town hall', chair: 'Council', viceChair: 'Police commander' },
  })
  await backend.close()
}

async function done(...words: string[]) {
  const ran = await line.desk('board', 'city', ...words, '--json')
  expect(ran, words.join(' ')).toMatchObject({ code: 0, stderr: '', json: { ok: true } })
  return ran.json
}
const told = async (...words: string[]) => (await line.desk('board', 'city', ...words)).stdout

test('the board is prepared, recorded, held and answered to without a screen', async () => {
  expect(await told()).toBe('The board has no meetings yet.\n')
  const { planned, drafted } = (await done('due')) as { planned: string[]; drafted: string[] }
  expect([planned, drafted]).toEqual([[expect.stringMatching(/^AP-\d{4}-01$/)], planned])
  const number = planned[0]!
  expect(await told('due')).toBe('Nothing is to be prepared.\n')
  expect(await told('show', number)).toMatch(/: drafted, drafted from freeze 1 of 0 incidents\n/)

  const asked = ['--what', 'request:Lighting: a report', '--asked-by', 'Chair', '--agency', 'council']
  expect(await done('record', number, ...asked, '--owner', 'Highways', '--due', '2031-01-31')).toMatchObject({
    item: { kind: 'request', what: 'Lighting: a report', owner: 'Highways', state: 'open' },
  })
  await done('record', number, '--what', 'decision:Meet at the station')
  const { items } = (await done('outstanding')) as { items: { number: string }[] }
  expect(items).toHaveLength(1)
  const item = items[0]!.number
  expect(await done('hold', number)).toMatchObject({ meeting: { state: 'held' } })
  const answered = ['--answer', 'Six lamps were mended', '--on', today]
  expect(await done('answer', item, ...answered)).toMatchObject({
    item: { number: item, answer: 'Six lamps were mended' },
  })
  expect(await told('outstanding')).toBe('Nothing.\n')
})

test.each([
  [['show'], 2, 'The number of the meeting is missing.'],
  [['show', 'AP-1999-01'], 1, 'There is no meeting of the board AP-1999-01 in this bureau. There are: AP-'],
  [['answer', 'BI-999', '--answer', 'x', '--on', '2025-01-31'], 1, 'There is no item of the board BI-999'],
  [['record', '1', '--what', 'wish:Lighting'], 1, 'It takes: request, commitment, decision.'],
])('%j ends with %i and says why', async (words, code, why) => {
  const ran = await line.desk('board', 'city', ...words)
  expect(ran).toMatchObject({ code, stdout: '', stderr: expect.stringContaining(why) })
})
