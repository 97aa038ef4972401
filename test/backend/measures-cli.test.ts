import { writeFileSync } from 'node:fs'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CommandLine, openCommandLine } from './command-line.ts'
import { openTestDesk } from './desk.ts'

let line: CommandLine
beforeAll(() => {
  line = openCommandLine()
})
afterAll(() => line.close())

test('a measure is defined, filled from a file and told without a screen', async () => {
  const desk = await openTestDesk({ folder: line.folder, bureau: 'B', login: userInfo().username })
  await desk.client.settings.saveAgency({ key: 'council', name: 'City council' })
  await desk.close()
  const defined = await line.desk(
    ...[
      'measure',
      'B',
      'define',
      '--name',
      'Days to remove graffiti',
      '--agency',
      'council',
      '--owner',
      'Cleansing',
    ],
    ...['--basis', 'other', '--unit', 'days', '--target', '5', '--decimals', '1', '--json'],
  )
  expect([defined.code, defined.stderr]).toEqual([0, ''])
  expect(defined.json).toMatchObject({ measure: { number: 'M-001', target: 5 } })
  const rows = [26, 31, 24, 28, 22, 27, 25, 30, 23, 26, 24, 26].map(
    (value, at) => `2024-${String(at + 1).padStart(2, '0')},${value}`,
  )
  writeFileSync(join(line.folder, 'days.csv'), `Month,Days\n${rows.join('\n')}\nlater,3\n`)
  const taken = await line.desk(
    'measure',
    'B',
    'import',
    'M-001',
    '--file',
    'days.csv',
    '--value-column',
    'Days',
    '--json',
  )
  expect(taken.json).toMatchObject({ rows: 13, taken: 12, notUnderstood: 1 })
  const shown = await line.desk('measure', 'B', 'show', 'm-001')
  expect(shown.stdout).toContain(
    'December 2024: 26.0 days, against 26.0 on average and 14.4 to 37.6 in ordinary months',
  )
  expect(shown.stdout).toContain('Met where a month’s figure is 5.0 or less.')
  const none = await line.desk('survey', 'B', 'show', 'crave', '--json')
  expect([none.code, none.json]).toMatchObject([
    1,
    { error: { code: 'not-found', next: 'There are: none yet.' } },
  ])
})
