import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answeredBy } from '../reply-answers.ts'
import { type CommandLine, openCommandLine } from './command-line.ts'

let line: CommandLine
const path = (name: string) => join(line.folder, name)
async function done(...words: string[]) {
  const { json, stderr } = await line.desk('--json', ...words)
  expect(json, stderr).toMatchObject({ ok: true })
  return json
}

beforeAll(async () => {
  line = openCommandLine()
  await done('new', 'Leicester')
  await done('agency', 'Leicester', 'add', 'council', '--name', 'City council')
  await done('meeting', 'Leicester', 'create', '--date', '2025-01-14', '--chair', 'The chair')
  for (const what of ['Test purchases', 'Signs']) {
    const task = ['--what', what, '--agency', 'council', '--owner', 'Officer', '--due', '2025-01-28']
    await done('action', 'Leicester', 'add', '--meeting', '1', ...task, '--priority', 'high')
  }
})
afterAll(() => line.close())

test('the states and the history of an action can be told without a window', async () => {
  const blocked = await done('action', 'Leicester', 'block', 'A-002', '--by', 'Maker', '--note', 'Late')
  expect(blocked).toMatchObject({ action: { status: 'blocked', blockedBy: 'Maker', priority: 'high' } })
  await done('action', 'Leicester', 'edit', 'A-002', '--reason', 'Late', '--due', '2025-03-03')
  const { history } = (await done('action', 'Leicester', 'history', 'A-002')) as { history: unknown }
  expect(history).toMatchObject([{ kind: 'set' }, { kind: 'moved' }, { kind: 'changed', note: 'Late' }])
  const back = await done('action', 'Leicester', 'take-back', 'A-002')
  expect(back).toMatchObject({ action: { status: 'blocked', dueOn: '2025-01-28' } })
})

test('a file goes out, comes back, is shown, and is taken once', async () => {
  const made = await done('reply', 'Leicester', 'make', '--agency', 'council', '--out', 'council.xlsx')
  expect(made).toMatchObject({ reply: { actions: 2, state: 'waiting' } })
  const said = { state: 'In progress', note: 'Two shops' }
  const back = await answeredBy(new Uint8Array(readFileSync(path('council.xlsx'))), {
    'A-001': said,
    'A-002': said,
  })
  writeFileSync(path('back.xlsx'), back)
  expect(await done('reply', 'Leicester', 'read', 'back.xlsx')).toMatchObject({
    reply: { rows: [{ kind: 'answer' }, { kind: 'answer' }] },
  })
  const taking = ['reply', 'Leicester', 'read', 'back.xlsx', '--take', '--keep', 'A-002']
  expect(await done(...taking)).toMatchObject({ taken: 1, left: 1, reply: { state: 'taken' } })
  const again = await line.desk('--json', ...taking)
  expect(again).toMatchObject({ code: 1, json: { ok: false, error: { code: 'conflict' } } })
  writeFileSync(path('damaged.xlsx'), back.slice(0, 3000))
  const damaged = await line.desk('--json', 'reply', 'Leicester', 'read', 'damaged.xlsx')
  expect(damaged.json).toMatchObject({ error: { code: 'invalid', next: expect.stringContaining('again') } })
  await done('reply', 'Leicester', 'page', '--agency', 'council', '--out', 'page.html')
  expect(readFileSync(path('page.html'), 'utf8')).toContain('Signs')
})
