import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type CommandLine, openCommandLine, type Ran } from './command-line.ts'
import { policeFile } from './police-file.ts'

// Some steps start a process of their own, and one a browser.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 })

let line: CommandLine
beforeAll(() => {
  line = openCommandLine()
  for (const [month, calls] of [
    ['2025-01', 8],
    ['2025-02', 12],
  ] as const) {
    writeFileSync(join(line.folder, `${month}-leicestershire-street.csv`), policeFile(month, calls))
  }
})
afterAll(() => line.close())

/** Each step goes on from the one before, as on the day. */
describe('the whole line, from a file to paper', () => {
  const done = async (...words: string[]) => answered(await line.desk(...words, '--json'))
  const doneAlone = async (...words: string[]) => answered(await line.deskAlone(...words, '--json'))
  const answered = (ran: Ran) => {
    expect(ran).toMatchObject({ code: 0, stderr: '', json: { ok: true } })
    expect(ran.stdout.trimEnd().split('\n')).toHaveLength(1)
    return ran.json
  }

  test('new creates the file where one is', async () => {
    expect(await doneAlone('new', 'Leicester')).toEqual({
      ok: true,
      bureau: { name: 'Leicester', path: join(line.folder, 'Leicester.bureau'), demonstration: false },
    })
  })

  test('import loads all files a pattern names; again adds nothing', async () => {
    const words = ['import', 'Leicester', '*-leicestershire-street.csv', '--source', 'police-uk']
    expect(await done(...words, '--agency', 'police')).toMatchObject({
      source: 'police-uk',
      imports: [
        { read: 9, loaded: 9, rejected: 0, duplicate: 0 },
        { read: 13, loaded: 13 },
      ],
    })
    expect(await done(...words)).toMatchObject({
      imports: [{ read: 9, loaded: 0, duplicate: 9 }, { duplicate: 13 }],
    })
  })

  test('sources tells how fresh they are', async () => {
    expect(await done('sources', 'Leicester.bureau')).toMatchObject({
      sources: [{ key: 'police-uk', agency: 'police', incidents: 22, unplaced: 0, lastIncident: '2025-02' }],
    })
  })

  test.each([
    [[], 22],
    [['--from', '2025-02-01'], 13],
    [['--to', '2025-01-31'], 9],
    [['--category', 'ANTI-social behaviour'], 22],
    [['--category', 'police-uk:anti-social-behaviour', '--source', 'police-uk'], 22],
    [['--import', '1'], 9],
    [['--channel', ''], 22],
    [['--text', 'no such words'], 0],
    [['--circle', '458800,304600,0.5'], 0],
    [['--circle', '458800,304600,90000', '--import', '2'], 13],
    // Of these only the month is known.
    [['--hours', 'mon-fri 08-18'], 0],
  ])('incidents counts those of %j', async (filter, total) => {
    expect(await done('incidents', 'Leicester', '--count', ...filter)).toMatchObject({ total, placed: total })
  })

  test('areas are loaded, and asked for by code or name', async () => {
    const square = (west: number, south: number) => [
      [west, south],
      [west + 0.02, south],
      [west + 0.02, south + 0.02],
      [west, south + 0.02],
      [west, south],
    ]
    const feature = (code: string, name: string, ring: number[][]) => ({
      type: 'Feature',
      properties: { code, name },
      geometry: { type: 'Polygon', coordinates: [ring] },
    })
    const features = [
      feature('N1', 'Old Town', square(-1.149, 52.591)),
      feature('N2', 'New Town', square(-1.109, 52.641)),
    ]
    writeFileSync(join(line.folder, 'towns.geojson'), JSON.stringify({ type: 'FeatureCollection', features }))
    expect(await done('areas', 'Leicester', 'towns.geojson', '--name', 'Towns')).toMatchObject({
      areaSet: { name: 'Towns', areas: 2 },
      codeProperty: 'code',
      nameProperty: 'name',
    })
    expect(await done('incidents', 'Leicester', '--count', '--area', 'old town')).toMatchObject({ total: 20 })
    expect(await done('incidents', 'Leicester', '--count', '--area', 'N2')).toMatchObject({ total: 2 })
  })

  test.each([
    ['dbscan', ['--eps-metres', '50', '--min-points', '5']],
    ['gi-star', ['--cell-metres', '250', '--min-count', '2']],
    ['kde', ['--bandwidth-metres', '300', '--min-count', '5']],
    ['hdbscan', ['--min-points', '5']],
    ['gi-star', ['--shape', 'hexagon', '--alpha', '0.1']],
    ['local-moran', ['--neighbours', 'rook', '--permutations', '99']],
    ['hot-areas', ['--area-set', 'towns', '--min-count', '2']],
    [
      'nearest-neighbour',
      ['--probability', '0.1', '--min-points', '5', '--levels', '2', '--deviations', '1.5'],
    ],
  ])('hotspots by %s keeps its analysis', async (method, parameters) => {
    // With the threads of an analysis, as with a browser that prints below, the process still ends by itself.
    const run = method === 'dbscan' ? doneAlone : done
    const found = await run('hotspots', 'Leicester', '--method', method, ...parameters)
    expect(found).toMatchObject({ analysis: { parameters: { method }, incidents: 22, unplaced: 0 } })
    if (method === 'dbscan') expect(found.hotspots).toMatchObject([{ id: 1, rank: 1, count: 20 }])
  })

  test('a profile is made of a hotspot, written and raised', async () => {
    const made = (await done(
      'profile',
      'Leicester',
      'create',
      '--hotspot',
      '1',
      '--title',
      'Invented Road',
    )) as {
      profile: { number: string }
    }
    const { number } = made.profile
    expect(number).toMatch(/^PP-\d{4}-001$/)
    const text = 'Shopkeepers: [[total]] in all.'
    const written = done('profile', 'Leicester', 'write', number, '--section', 'victim', '--text', text)
    expect(await written).toMatchObject({
      profile: { title: 'Invented Road' },
      sections: { victim: 'Shopkeepers: 20 incidents in all.' },
    })
    const objective = ['profile', 'Leicester', 'objective', number]
    const target = ['--target', '5', '--by', '2031-06-30']
    expect(await done(...objective, '--text', 'Fewer calls', ...target)).toMatchObject({
      entry: { id: 1, version: 1, entry: { measure: 'calls-a-month', target: 5, byDay: '2031-06-30' } },
    })
    // What is not given stays as it was.
    expect(await done(...objective, '--entry', '1', '--target', '4')).toMatchObject({
      entry: { id: 1, version: 2, entry: { text: 'Fewer calls', target: 4, byDay: '2031-06-30' } },
    })
    expect(await done('profile', 'Leicester', 'raise', number, '--note', 'Ready')).toMatchObject({
      profile: { status: 'raised', count: 20 },
    })
  })

  test('a meeting adopts it and tasks an agency', async () => {
    const { profiles } = (await done('profile', 'Leicester')) as { profiles: { number: string }[] }
    const { number } = profiles[0]!
    await done('agency', 'Leicester', 'add', 'council', '--name', 'City council')
    await done('meeting', 'Leicester', 'create', '--date', '2026-01-14', '--chair', 'The chair')
    await done('meeting', 'Leicester', 'attend', '1', '--agency', 'council', '--person', 'A person')
    await done('meeting', 'Leicester', 'agenda', '1', '--profile', number)
    const words = ['--profile', number, '--decision', 'adopt', '--reason', 'Most calls of the city']
    expect(await done('meeting', 'Leicester', 'decide', '1', ...words)).toMatchObject({
      meeting: { agenda: [{ profile: { status: 'adopted' }, decision: { kind: 'adopt' } }] },
    })
    const task = ['--what', 'Test purchases', '--agency', 'council', '--owner', 'A person']
    const due = ['--due', '2026-01-28', '--profile', number]
    expect(await done('action', 'Leicester', 'add', '--meeting', '1', ...task, ...due)).toMatchObject({
      action: { number: 'A-001', status: 'open', agencyName: 'City council' },
    })
    await done('meeting', 'Leicester', 'close', '1')
    await done('action', 'Leicester', 'note', 'A-001', '--note', 'Begun')
    expect(
      await done('action', 'Leicester', 'done', 'A-001', '--outcome', 'Six shops', '--on', '2026-01-20'),
    ).toMatchObject({ action: { status: 'done', outcome: 'Six shops', notes: [{ note: 'Begun' }] } })
  })

  test('the profile goes on paper', async () => {
    const { profiles } = (await done('profile', 'Leicester')) as { profiles: { number: string }[] }
    const made = await doneAlone('pack', 'Leicester', 'profile', profiles[0]!.number, '--out', 'profile.pdf')
    expect(made).toMatchObject({ pack: { kind: 'profile', marking: 'OFFICIAL-SENSITIVE' } })
    expect(readFileSync(join(line.folder, 'profile.pdf')).subarray(0, 5).toString()).toBe('%PDF-')
    const wanted = ['profile', profiles[0]!.number, '--audience', 'board', '--form', 'xlsx']
    expect(await done('pack', 'Leicester', ...wanted, '--out', 'board.xlsx')).toMatchObject({
      pack: { audience: 'APEL board', form: 'xlsx' },
    })
    expect(readFileSync(join(line.folder, 'board.xlsx')).subarray(0, 2).toString()).toBe('PK')
  })

  test('check finds the bureau sound', async () => {
    expect(await done('check', 'Leicester')).toMatchObject({ sound: true, findings: [] })
  })
})

describe('without --json', () => {
  test('an answer is lines for people, and nothing of progress where nobody looks on', async () => {
    const { code, stdout, stderr } = await line.desk('incidents', 'Leicester', '--count')
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toContain('22 incidents: 22 placed, 0 unplaced')
  })

  test('paths are meant from where npm was called', async () => {
    const options = {
      cwd: '/',
      env: { ...process.env, INIT_CWD: line.folder, TASKING_DESK_STATE: line.folder },
    }
    expect((await line.deskWith(options, 'sources', 'Leicester')).code).toBe(0)
  })
})

describe('what cannot be done is refused with 1, saying why and what to do', () => {
  test.each([
    [['sources', 'Nowhere'], 'not-found', /Nowhere\.bureau.*create a bureau/],
    [['new', 'Leicester'], 'conflict', /already a file/],
    [['import', 'Leicester', 'gone.csv', '--source', 'police-uk'], 'not-found', /gone\.csv/],
    [['import', 'Leicester', '.', '--source', 'police-uk'], 'invalid', /folder/],
    [['import', 'Leicester', 'none-*.csv', '--source', 'police-uk'], 'not-found', /No file fits none-/],
    [['import', 'Leicester', 'towns.geojson', '--source', 'police-uk'], 'invalid', /towns\.geojson/],
    [['import', 'Leicester', 'x.csv', '--source', 'fire'], 'not-found', /There are: police-uk\. .*--agency/],
    [['incidents', 'Leicester', '--source', 'fire'], 'not-found', /no source fire.*police-uk/],
    [['incidents', 'Leicester', '--category', 'piracy'], 'not-found', /Anti-social behaviour/],
    [['incidents', 'Leicester', '--area', 'Atlantis'], 'not-found', /Towns \(2\)/],
    [['hotspots', 'Leicester', '--method', 'gi-star', '--eps-metres', '9'], 'invalid', /--band-metres/],
    [['hotspots', 'Leicester', '--from', '2031-01-01'], 'invalid', /no incidents/i],
    [['hotspots', 'Leicester', '--method', 'hour-by-weekday', '--alpha', '0.1'], 'invalid', /It has none/],
    [['hotspots', 'Leicester', '--method', 'xmr', '--every', 'week'], 'invalid', /Choose months/],
    [['hotspots', 'Leicester', '--method', 'hot-areas', '--area-set', 'Nowhere'], 'not-found', /Towns/],
    [['profile', 'Leicester', 'show', 'PP-1999-001'], 'not-found', /There are: PP-/],
    [['profile', 'Leicester', 'create', '--hotspot', '999'], 'not-found', /hotspot/i],
    [['meeting', 'Leicester', 'show', '99'], 'not-found', /meeting/i],
    [['action', 'Leicester', 'done', 'A-999', '--outcome', 'x'], 'not-found', /A-001/],
    [['pack', 'Leicester', 'profile', 'PP-1999-001', '--out', 'x.pdf'], 'not-found', /PP-1999-001/],
    [['pack', 'Leicester', 'profile', '1', '--audience', 'press', '--out', 'x'], 'invalid', /agency:KEY/],
    [['serve', 'Nowhere', '--no-open'], 'not-found', /Nowhere\.bureau/],
  ])('%j', async (words, code, message) => {
    const ran = await line.desk(...words, '--json')
    expect(ran.code).toBe(1)
    expect(ran.stderr).toMatch(message)
    expect(ran.stderr).not.toMatch(/ at .*\.ts:/)
    expect(ran.json).toMatchObject({ ok: false, error: { code, next: expect.any(String) } })
  })

  test('a refusal without --json leaves stdout empty', async () => {
    const ran = await line.deskAlone('sources', 'Nowhere')
    expect(ran).toMatchObject({ code: 1, stdout: '' })
  })

  test('of several files none is loaded when one is not recognised', async () => {
    writeFileSync(join(line.folder, '2025-03-leicestershire-street.csv'), policeFile('2025-03', 3))
    writeFileSync(join(line.folder, 'odd.csv'), 'a,b\n1,2\n')
    const files = ['2025-03-leicestershire-street.csv', 'odd.csv']
    const ran = await line.desk('import', 'Leicester', ...files, '--source', 'police-uk')
    expect(ran).toMatchObject({ code: 1, stderr: expect.stringContaining('odd.csv') })
    expect((await line.desk('incidents', 'Leicester', '--count', '--json')).json).toMatchObject({ total: 22 })
  })
})

describe('what is asked wrongly ends with 2 and says how', () => {
  test.each([
    [['nonsense'], /unknown command 'nonsense'/],
    [['sources'], /missing required argument 'bureau'/],
    [['import', 'Leicester', 'x.csv'], /--source <key>/],
    [['incidents', 'Leicester', '--from', '2025-02-30'], /YYYY-MM-DD/],
    [['incidents', 'Leicester', '--hours', 'noon'], /mon-fri 08-18/],
    [['incidents', 'Leicester', '--circle', '1,2'], /easting,northing,metres/],
    [['hotspots', 'Leicester', '--method', 'magic'], /dbscan, .*gi-star, kde/],
    [['hotspots', 'Leicester', '--min-points', '3.5'], /no whole number/],
    [['hotspots', 'Leicester', '--method', 'gi-star', '--shape', 'round'], /square or hexagon/],
    [['profile', 'Leicester', 'create'], /--hotspot/],
    [['profile', 'Leicester', 'fly'], /list/],
    [['meeting', 'Leicester', 'create'], /--date/],
    [['pack', 'Leicester', 'poster', '1', '--out', 'x'], /profile/],
    [['serve', 'Leicester', '--port', '70000'], /65535/],
    [['check', 'Leicester', '--nonsense'], /unknown option/],
  ])('%j', async (words, message) => {
    const ran = await line.desk(...words)
    expect(ran).toMatchObject({ code: 2, stdout: '' })
    expect(ran.stderr).toMatch(message)
  })

  test('help and version are no mistake', async () => {
    expect(await line.desk('help')).toMatchObject({ code: 0, stdout: expect.stringContaining('hotspots') })
    expect(await line.desk('help', 'import')).toMatchObject({ code: 0 })
    expect(await line.deskAlone('--version')).toMatchObject({ code: 0 })
  })
})

test('a bureau without a name is wrong usage, and one where no file can be made is refused', async () => {
  expect(await line.deskAlone('new', '')).toMatchObject({ code: 2 })
  expect(await line.desk('new', ' ')).toMatchObject({ code: 2 })
  const impossible =
    process.platform === 'linux' ? '/proc/bureau' : join(line.folder, 'Leicester.bureau', 'x')
  expect(await line.desk('new', impossible)).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('desk: '),
  })
})
