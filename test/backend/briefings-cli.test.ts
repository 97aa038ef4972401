import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findBrowser } from '../../main/backend/find-browser.ts'
import { type CommandLine, openCommandLine } from './command-line.ts'

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

const ward = {
  type: 'FeatureCollection',
  crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::27700' } },
  features: [
    {
      type: 'Feature',
      properties: { code: 'W1', name: 'Aylestone' },
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [457_000, 301_000],
            [459_000, 301_000],
            [459_000, 303_000],
            [457_000, 301_000],
          ],
        ],
      },
    },
  ],
}
const lights = {
  ...{ title: 'Lights in the park', problemType: 'Street drinking', response: 'Lights until ten.' },
  ...{ result: 'worked', evidenceKind: 'counted', evidence: '40 calls before, 12 after.' },
}

test('the story of a priority, a briefing and the library without a screen', async () => {
  writeFileSync(join(line.folder, 'wards.geojson'), JSON.stringify(ward))
  writeFileSync(join(line.folder, 'lights.json'), JSON.stringify(lights))
  await done('new', 'B')
  await done('agency', 'B', 'add', 'police', '--name', 'Police')
  await done('areas', 'B', 'wards.geojson')
  const about = ['--area', 'Aylestone', '--agency', 'police', '--owner', 'Sergeant', '--contact', 'Desk 4']
  expect(await done('priority', 'B', 'adopt', '--title', 'Drinking', ...about)).toMatchObject({
    priority: { status: 'active', areaLabel: 'Aylestone', change: null },
  })
  const raise = ['raise', '1', '--kind', 'ward-meeting', '--by', 'Ward meeting', '--what', 'Glass.']
  expect(await done('priority', 'B', ...raise)).toMatchObject({ priority: { outstanding: 1 } })
  const refused = await line.desk('priority', 'B', 'close', '1', '--outcome', 'Over')
  expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('not been answered')])
  const answer = ['answer', '1', '--voice', '1', '--answer', 'Swept daily.', '--how', 'By letter']
  expect(await done('priority', 'B', ...answer)).toMatchObject({ priority: { outstanding: 0 } })

  expect(await done('briefing', 'B', 'draft')).toMatchObject({
    briefing: { issue: 1, standing: 'draft', lines: [{ place: 'Aylestone', contact: 'Desk 4' }] },
  })
  await done('briefing', 'B', 'line', '1', '--line', '1', '--ask', 'How many?')
  expect(await done('briefing', 'B', 'approve', '1')).toMatchObject({
    briefing: { standing: 'current', lines: [{ ask: 'How many?' }] },
  })
  const late = await line.desk('briefing', 'B', 'line', '1', '--line', '1', '--ask', 'Why?')
  expect([late.code, late.stderr]).toEqual([1, expect.stringContaining('was approved')])
  if (findBrowser() !== null) {
    const printed = await done('pack', 'B', 'briefing', '1', '--out', 'briefing.pdf')
    expect(printed).toMatchObject({ pack: { kind: 'briefing', number: expect.stringMatching(/^PK-/) } })
  }

  expect(await done('library', 'B', 'enter', '--file', 'lights.json')).toMatchObject({
    entry: { number: 'IV-001', result: 'worked' },
  })
  const { stdout } = await line.desk('library', 'B', 'search', 'drinkng')
  expect(stdout).toMatch(/1 entry of 1\.[\s\S]*Lights in the park/)
  const wrong = await line.desk('priority', 'B', 'adopt')
  expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('--area')])
}, 90_000)
