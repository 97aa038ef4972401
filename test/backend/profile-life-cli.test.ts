import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type CommandLine, openCommandLine } from './command-line.ts'
import { policeFile } from './police-file.ts'

// Many commands to a test.
vi.setConfig({ testTimeout: 240_000 })

let line: CommandLine
beforeAll(() => {
  line = openCommandLine()
})
afterAll(() => line.close())

async function done(...words: string[]) {
  const ran = await line.desk(...words, '--json')
  expect([ran.code, ran.stderr]).toEqual([0, ''])
  return ran.json
}
async function refused(...words: string[]) {
  const ran = await line.desk(...words)
  expect(ran.code).toBe(1)
  return ran.stderr
}

const town = {
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      properties: { code: 'T1', name: 'Old Town' },
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [-1.149, 52.591],
            [-1.129, 52.591],
            [-1.129, 52.611],
            [-1.149, 52.611],
            [-1.149, 52.591],
          ],
        ],
      },
    },
  ],
}

test('the life of a profile and a nomination without a screen', async () => {
  writeFileSync(join(line.folder, '2025-01-leicestershire-street.csv'), policeFile('2025-01', 8))
  writeFileSync(join(line.folder, 'towns.geojson'), JSON.stringify(town))
  await done('new', 'B')
  const source = ['--source', 'police-uk', '--agency', 'police']
  await done('import', 'B', '2025-01-leicestershire-street.csv', ...source)
  await done('areas', 'B', 'towns.geojson')

  const made = await done('profile', 'B', 'from-area', '--area', 'Old Town', '--title', 'The old town')
  expect(made).toMatchObject({ profile: { origin: 'area', count: 8, status: 'proposed' } })
  const { number } = made.profile as { number: string }
  expect(await refused('profile', 'B', 'from-filter', '--filter', 'Nights')).toContain('Save one on the map')
  const kind = ['--problem-type', 'Noise', '--place-type', 'Flats']
  expect(await done('profile', 'B', 'write', number, ...kind)).toMatchObject({
    profile: { problemType: 'Noise', placeType: 'Flats' },
  })
  expect(await done('profile', 'B', 'gate', number)).toMatchObject({
    gate: [{ to: 'raised', missing: expect.arrayContaining([{ key: 'aim', words: 'no aim' }]) }, {}],
  })
  expect(await refused('profile', 'B', 'assign', number, '--person', 'Nobody')).toContain('in full')
  expect(await refused('profile', 'B', 'compare', number, '--area', 'Old Town')).toContain('overlaps')
  expect(await done('profile', 'B', 'evaluate', number)).toMatchObject({
    evaluation: { unavailable: expect.stringContaining('not adopted') },
  })
  const ending = ['--result', 'worked', '--outcome', 'Over', '--lessons', 'Light first', '--note', 'x']
  expect(await refused('profile', 'B', 'close', number, ...ending)).toContain('cannot become closed')

  const told = ['--agency', 'police', '--title', 'Steps', '--what', 'Every night', '--from', '2025-01-01']
  const far = await line.desk('nominate', 'B', 'add', ...told, '--at', 'SK 1000 1000')
  expect([far.code, far.stdout]).toEqual([0, expect.stringContaining('holds no incident')])
  const decline = ['nominate', 'B', 'decline', far.stdout.split(' ')[0]!, '--reason', 'Another force']
  expect(await done(...decline)).toMatchObject({ nomination: { status: 'declined' } })
  const again = await done('nominate', 'B', 'add', ...told, '--at', 'SK 5841 0070', '--radius', '1500')
  const nomination = again.nomination as { number: string; incidents: number }
  expect(nomination.incidents).toBeGreaterThan(0)
  const take = ['nominate', 'B', 'take', nomination.number, '--profile', number]
  expect(await done(...take)).toMatchObject({ nomination: { status: 'taken-up', profileNumber: number } })
})
