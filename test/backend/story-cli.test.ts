import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { adoptedOn, before, place, referenceCalls, since } from '../reference-calls.ts'
import { answeredBy } from '../reply-answers.ts'
import { type CommandLine, openCommandLine } from './command-line.ts'

// Many commands to a test.
vi.setConfig({ testTimeout: 180_000 })

let line: CommandLine
beforeAll(() => {
  line = openCommandLine()
  const calls = referenceCalls()
  writeFileSync(join(line.folder, 'before.csv'), calls.before)
  writeFileSync(join(line.folder, 'since.csv'), calls.since)
})
afterAll(() => line.close())

async function done(...words: string[]) {
  const ran = await line.desk(...words, '--json')
  expect(ran, words.join(' ')).toMatchObject({ code: 0, stderr: '', json: { ok: true } })
  return ran.json
}
async function refused(...words: string[]) {
  const ran = await line.desk(...words, '--json')
  expect(ran, words.join(' ')).toMatchObject({ code: 1, json: { ok: false } })
  return (ran.json as { error: { message: string; next: string } }).error
}

const sections = {
  aim: 'Fewer than ten calls a month within six months, without moving them elsewhere.',
  problem: 'Young people drink at the leisure centre: [[per-month]], [[total]] in all.',
  location: 'The grounds are open and unlit after ten at night.',
  victim: 'Staff, families at evening classes, and the residents of the car park side.',
  offender: 'Groups of ten to twenty, most of them 14 to 17.',
  response: 'Planned policing, test purchasing at off-licences, letters to parents.',
  evaluation: 'Calls a month against the baseline, beside what happened elsewhere.',
}
const tasked = [
  {
    agency: 'police',
    what: 'Planned policing, Thursday to Saturday evenings',
    owner: 'Neighbourhood sergeant',
  },
  { agency: 'council', what: 'Test purchasing at the off-licences', owner: 'Trading standards officer' },
  {
    agency: 'youth-offending',
    what: 'Letters to the parents of under-age drinkers',
    owner: 'Prevention officer',
  },
]

/** Each step goes on from the one before, as it did: from the calls to what the board is told. */
describe('the reference example, from the calls to the library, on the command line', () => {
  let profile = ''
  let meeting = ''

  test('calls are imported, and make a hotspot', async () => {
    await done('new', 'city')
    for (const [key, name] of [
      ['police', 'Police'],
      ['youth-offending', 'Youth offending service'],
    ] as const) {
      await done('agency', 'city', 'add', key, '--name', name)
    }
    const suggestion = await line.desk(
      ...['import', 'city', 'before.csv', '--source', 'centre-101', '--agency', 'council', '--show-mapping'],
    )
    writeFileSync(join(line.folder, 'mapping.json'), suggestion.stdout)
    await done(
      'import',
      'city',
      'before.csv',
      ...'--source centre-101 --agency council --mapping mapping.json'.split(' '),
    )
    const { hotspots } = (await done(
      'hotspots',
      'city',
      ...'--method dbscan --from 2023-12-01 --to 2024-11-30'.split(' '),
    )) as {
      hotspots: { count: number; centre: [number, number] }[]
    }
    expect(hotspots).toHaveLength(1)
    expect(hotspots[0]!.count).toBe(before.calls)
    expect(
      Math.hypot(hotspots[0]!.centre[0] - place.easting, hotspots[0]!.centre[1] - place.northing),
    ).toBeLessThan(15)
  })

  test('the hotspot becomes a profile, which is raised once it is complete', async () => {
    const made = await done(
      'profile',
      'city',
      'create',
      '--hotspot',
      '1',
      '--title',
      'Youths drinking at Northgate Leisure Centre',
    )
    profile = (made.profile as { number: string }).number
    expect((await refused('profile', 'city', 'raise', profile)).message).toMatch(/no aim/)
    for (const [section, text] of Object.entries(sections)) {
      await done('profile', 'city', 'write', profile, '--section', section, '--text', text)
    }
    const { stdout } = await line.desk('profile', 'city', 'document', profile)
    expect(stdout).toContain(
      `Young people drink at the leisure centre: ${before.perMonth} a month, ${before.calls} incidents in all.`,
    )
    await done('profile', 'city', 'raise', profile)
  })

  test('the group is not made to adopt what lacks a target; then it adopts it, and tasks three agencies', async () => {
    const made = await done('meeting', 'city', 'create', '--date', adoptedOn, '--chair', 'Chief inspector')
    meeting = String((made.meeting as { id: number }).id)
    await done('meeting', 'city', 'build-agenda', meeting)
    for (const { agency } of tasked) await done('meeting', 'city', 'attend', meeting, '--agency', agency)
    const adopt = ['meeting', 'city', 'decide', meeting, '--profile', profile, '--decision', 'adopt']
    expect((await refused(...adopt)).message).toMatch(/no objective with a target.*no review date/)
    await done(
      'profile',
      'city',
      'objective',
      profile,
      '--text',
      'Fewer than ten calls a month',
      '--target',
      '10',
      '--by',
      '2025-06-30',
    )
    await done('profile', 'city', 'write', profile, '--review-on', '2025-06-17')
    await done(
      ...[
        'profile',
        'city',
        'plan',
        profile,
        '--text',
        'Test purchasing',
        '--kind',
        'enforcement',
        '--stage',
        'response',
      ],
      ...['--agency', 'council', '--owner', 'Trading standards officer', '--by', '2025-01-28'],
    )
    await done(...adopt)
    for (const { agency, what, owner } of tasked) {
      await done(
        ...['action', 'city', 'add', '--meeting', meeting, '--what', what, '--agency', agency],
        ...['--owner', owner, '--due', '2025-01-28', '--profile', profile],
      )
    }
    await done('meeting', 'city', 'close', meeting)
  })

  test('three agencies answer in a file; one comes back damaged, is refused, and changes nothing', async () => {
    for (const { agency } of tasked)
      await done('reply', 'city', 'make', '--agency', agency, '--out', `${agency}.xlsx`)
    const damaged = readFileSync(join(line.folder, 'police.xlsx'))
    writeFileSync(join(line.folder, 'damaged.xlsx'), damaged.subarray(0, damaged.length / 2))
    expect((await refused('reply', 'city', 'read', 'damaged.xlsx', '--take')).next).not.toBe('')
    for (const [index, { agency }] of tasked.entries()) {
      const path = join(line.folder, `${agency}.xlsx`)
      const written = { state: 'Done', evidence: 'Done as planned.', doneOn: '2025-01-24' }
      const back = await answeredBy(new Uint8Array(readFileSync(path)), { [`A-00${index + 1}`]: written })
      writeFileSync(path, back)
      expect(await done('reply', 'city', 'read', `${agency}.xlsx`, '--take')).toMatchObject({
        taken: 1,
        left: 0,
      })
      // What was taken once is not taken again.
      await refused('reply', 'city', 'read', `${agency}.xlsx`, '--take')
    }
    const { actions } = (await done('action', 'city', 'list')) as { actions: { status: string }[] }
    expect(actions.map(({ status }) => status)).toEqual(['done', 'done', 'done'])
  })

  test('a year on, it is measured: down from 26 to 4 a month', async () => {
    await done('import', 'city', 'since.csv', ...'--source centre-101 --mapping mapping.json'.split(' '))
    const { profile: now } = (await done('profile', 'city', 'show', profile)) as {
      profile: { since: { sentence: string; count: number; perMonth: number; baselinePerMonth: number } }
    }
    expect(now.since).toMatchObject({ count: since.calls, baselinePerMonth: before.perMonth })
    expect(now.since.perMonth).toBeCloseTo(since.perMonth, 1)
    expect(now.since.sentence).toContain('Down 84.6 %')
    const { stdout } = await line.desk('profile', 'city', 'evaluate', profile)
    expect(stdout).toContain('6.198')
    // The board is told the same.
    const told = await line.desk('performance', 'city', 'outcomes')
    expect(told.stdout).toMatch(/Northgate Leisure Centre: Fell\. .*-84\.6 %/)
  })

  test('it is closed with what was learned, and found in the library; its trace leads from the calls to the end', async () => {
    await done('profile', 'city', 'move', profile, '--to', 'monitored')
    await done(
      ...[
        'profile',
        'city',
        'close',
        profile,
        '--result',
        'worked',
        '--outcome',
        'Calls fell and stayed down.',
      ],
      ...['--lessons', 'Begin with the off-licences.', '--note', 'No area like it has files of its own.'],
    )
    const { stdout } = await line.desk('library', 'city', 'search', 'drinking off-licences')
    expect(stdout).toContain('Youths drinking at Northgate Leisure Centre')
    const { traces } = (await done('trace', 'city', 'profile', profile)) as {
      traces: { nodes: { stage: string }[] }[]
    }
    expect(new Set(traces[0]!.nodes.map(({ stage }) => stage))).toEqual(
      new Set(['calls', 'found', 'raised', 'decided', 'tasked', 'done', 'evaluated']),
    )
    await done('check', 'city')
  })
})
