import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CommandLine, openCommandLine } from './command-line.ts'

let line: CommandLine
beforeAll(async () => {
  line = openCommandLine()
  await line.desk('--json', 'new', 'Leicester')
})
afterAll(() => line.close())

test('a list of work is loaded, put in order and marked without a window', async () => {
  const table = 'Visit,Team,Risk,Due\nV-1,North,low,2025-01-10\nV-2,South,high,2025-01-10\nV-3,South,odd,\n'
  writeFileSync(join(line.folder, 'visits.csv'), table)
  const loading = ['worklist', 'Leicester', 'load', 'visits.csv', '--name', 'Visits', '--column']
  const wrong = await line.desk('--json', ...loading, 'reference=No such head')
  expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('names no column')])
  const columns = ['reference=Visit', '--column', 'risk=Risk', '--column', 'dueOn=Due']
  const loaded = await line.desk('--json', ...loading, ...columns)
  expect(loaded.json).toMatchObject({ ok: true, list: { rows: 2 }, faults: [{ line: 4 }] })
  const shown = await line.desk('--json', 'worklist', 'Leicester', 'show', '1', '--on', '2027-01-31')
  expect(shown.json).toMatchObject({
    forecast: { due: 2, on: '2027-01-31' },
    rows: [{ reference: 'V-2' }, {}],
  })
  const done = await line.desk('worklist', 'Leicester', 'done', '2', '--on', '2025-01-12')
  expect(done.stdout).toBe('V-2 done on 2025-01-12.\n')
  expect((await line.desk('worklist', 'Leicester')).stdout).toMatch(/1 +Visits +2 +1 +1/)
})

test('the day is told, marked as seen, and written for whoever is named', async () => {
  const daily = ['--json', 'daily', 'Leicester', '--day', '2025-01-13']
  expect((await line.desk(...daily)).json).toMatchObject({
    daily: { from: '2025-01-10', items: [], seen: null },
  })
  expect((await line.desk(...daily, '--out', 'list.csv')).code).toBe(2)
  const written = await line.desk(...daily, '--seen', '--out', 'list.csv', '--for', 'Duty inspector')
  expect(written.json).toMatchObject({ ok: true, daily: { seen: {} }, number: expect.stringMatching(/^PK-/) })
  expect(readFileSync(join(line.folder, 'list.csv'), 'utf8')).toContain('Profile or priority,From,To')
})
