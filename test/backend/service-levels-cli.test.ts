import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CommandLine, openCommandLine } from './command-line.ts'

let line: CommandLine
beforeAll(() => {
  line = openCommandLine()
})
afterAll(() => line.close())

test('a promise is entered, listed and ended without a screen', async () => {
  await line.desk('new', 'city')
  await line.desk('agency', 'city', 'add', 'council', '--name', 'City council')
  const promise = [
    '--name',
    'Noise: first visit',
    '--measured',
    'visit',
    '--within',
    '3',
    '--unit',
    'working-days',
  ]
  const entered = await line.desk(
    ...['levels', 'city', 'enter', '--agency', 'council', ...promise],
    ...['--share', '90', '--valid-from', '2025-01-01', '--json'],
  )
  expect([entered.code, entered.stderr]).toEqual([0, ''])
  expect(entered.json).toMatchObject({ level: { id: 1, clock: 'round', validUntil: null } })
  const listed = await line.desk('levels', 'city', '--from', '2025-06-01', '--to', '2025-06-30')
  expect(listed.stdout).toContain('Noise: first visit  3 working days  90 %    n/a   nothing to measure')
  expect(listed.stdout).toContain('Met: the whole 95 % interval of the share is at or above the target.')
  const ended = await line.desk('levels', 'city', 'end', '1', '--valid-until', '2024-01-01')
  expect([ended.code, ended.stdout]).toEqual([1, ''])
  expect(ended.stderr).toContain('The promise ends before it begins.')
  const missing = await line.desk('levels', 'city', 'breaches')
  expect(missing.code).toBe(2)
}, 60_000)
