import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Audience } from '#shared/features/packs/audience.ts'
import { oneSheetKinds, type PackKind } from '#shared/features/packs/kinds.ts'
import {
  differing,
  keptPicture,
  type Looker,
  misplacedWords,
  openLooker,
  paperWidths,
  smallPicture,
} from '../pack-picture.ts'
import { pageRows, pageText } from '../page-text.ts'
import { openTestDesk, type TestDesk } from './desk.ts'

/*
 * Packs of the demonstration bureau, as they read and look. Where a change of them is meant:
 * `vitest run golden-packs --update`, delete the pictures that changed and run again, and look at what changed in
 * test/fixtures/packs.
 */

let desk: TestDesk
/** Subjects by what they are, not by their identifiers: whoever tells the demonstration more moves these. */
const subject: Record<string, number> = {}
const housing: Audience = { kind: 'agency', agencyId: 0 }
const council: Audience = { kind: 'agency', agencyId: 0 }

beforeAll(async () => {
  desk = await openTestDesk({ bureau: null })
  const { client } = desk
  await client.settings.openDemonstration({ path: `${desk.folder}/Golden.bureau` })
  const meetings = await client.tasking.meetings()
  const heldOn = (day: string) => meetings.find(meeting => meeting.heldOn === day)!.id
  const assessments = await client.tasking.assessments()
  const analyses = await client.analysis.list()
  const series = await client.tasking.series()
  const agencyOf = (name: string) =>
    series.flatMap(({ members }) => members).find(({ agencyName }) => agencyName === name)!.agencyId
  const outlines = await client.areas.outlines({ areaSetId: (await client.areas.sets())[0]!.id })
  Object.assign(housing, { agencyId: agencyOf('Housing') })
  Object.assign(council, { agencyId: agencyOf('City council') })
  Object.assign(subject, {
    next: heldOn('2026-01-13'),
    adopting: heldOn('2024-12-17'),
    assessment: assessments.find(({ number }) => number === 'TA-2025-002')!.id,
    council: agencyOf('City council'),
    drinking: analyses.find(
      ({ parameters, filter }) => parameters.method === 'gi-star' && filter.codes?.[0] === 'asb101:rowdy',
    )!.id,
    leisureCentre: (await client.profiles.list()).find(({ number }) => number === 'PP-2024-001')!.id,
    briefing: (await client.briefings.list()).find(({ status }) => status === 'approved')!.id,
    board: (await client.performance.boardMeetings()).find(({ number }) => number === 'AP-2025-09')!.id,
    guildhall: outlines.find(({ name }) => name === 'Guildhall')!.id,
  })
}, 120_000)
afterAll(() => desk.close())

const pageOf = async (kind: PackKind, of: string, audience: Audience = { kind: 'internal' }) =>
  (await desk.client.packs.preview({ kind, id: subject[of]!, audience })).html

/** Identifiers and fingerprints are not what a pack says. */
const told = (text: string) =>
  text
    .replaceAll(/\b(freeze|analysis|Analysis) \d+/g, '$1 N')
    .replaceAll(/\b[0-9a-f]{64}\b/g, 'SHA-256')
    .replaceAll(/(Drunk or rowdy behaviour: Guildhall, SK 5852 0484 \| \d+ \| [\d.]+) \| \d+/g, '$1 | N')

test.for<[PackKind, string, string, Audience]>([
  ['profile', 'leisureCentre', 'internal', { kind: 'internal' }],
  ['profile', 'leisureCentre', 'board', { kind: 'board' }],
  ['briefing', 'briefing', 'internal', { kind: 'internal' }],
  ['board', 'board', 'board', { kind: 'board' }],
  ['memo', 'board', 'board', { kind: 'board' }],
  ['tasking', 'next', 'internal', { kind: 'internal' }],
  ['tasking', 'next', 'agency', housing],
  ['tasking', 'next', 'board', { kind: 'board' }],
  ['actions', 'council', 'agency', council],
  ['actions', 'council', 'public', { kind: 'public' }],
  ['minutes', 'adopting', 'internal', { kind: 'internal' }],
  ['minutes', 'adopting', 'agency', council],
  ['assessment', 'assessment', 'internal', { kind: 'internal' }],
  ['assessment', 'assessment', 'board', { kind: 'board' }],
  ['patrol', 'drinking', 'internal', { kind: 'internal' }],
  ['patrol', 'drinking', 'board', { kind: 'board' }],
  ['neighbourhood', 'guildhall', 'internal', { kind: 'internal' }],
  ['neighbourhood', 'guildhall', 'public', { kind: 'public' }],
])('%s reads as it did: %s for %s', async ([kind, of, name, audience]) => {
  const page = await pageOf(kind, of, audience)
  await expect(told(pageText(page))).toMatchFileSnapshot(`../fixtures/packs/${kind}-${name}.txt`)
})

describe('on paper', () => {
  let looker: Looker
  beforeAll(async () => {
    looker = await openLooker()
  })
  afterAll(() => looker.close())

  const show = async (kind: PackKind, of: string, audience: Audience, mutation = '') =>
    looker.show(
      (await pageOf(kind, of, audience)).replace('</style>', `${mutation}</style>`),
      paperWidths[oneSheetKinds.has(kind) ? 'sheet' : 'pages'],
    )
  const internal: Audience = { kind: 'internal' }
  const board: Audience = { kind: 'board' }

  test.for<[PackKind, string, Audience]>([
    ['profile', 'leisureCentre', board],
    ['board', 'board', board],
    ['assessment', 'assessment', internal],
    ['tasking', 'next', internal],
    ['actions', 'council', council],
    ['minutes', 'adopting', internal],
    ['briefing', 'briefing', internal],
    ['memo', 'board', board],
    ['patrol', 'drinking', internal],
    ['neighbourhood', 'guildhall', internal],
  ])('%s has all its words within its page, none on another', async ([kind, of, audience]) => {
    expect(await misplacedWords(await show(kind, of, audience))).toEqual([])
  })

  /** Anti-aliasing and the hinting of letters stay far below it, the signs of a small map above: both were measured. */
  const tolerated = 0.001

  test.for<[PackKind, string, Audience, string, number]>([
    ['neighbourhood', 'guildhall', internal, 'main', 1 / 4],
    ['profile', 'leisureCentre', internal, 'main', 1 / 8],
    ['board', 'board', board, '#outcomes', 1 / 6],
  ])('%s looks as it did', async ([kind, of, audience, part, scale]) => {
    const page = await show(kind, of, audience)
    const now = await smallPicture(page, { of: part, scale })
    const kept = keptPicture(`test/fixtures/packs/${kind}-${audience.kind}.png`, now)
    expect(await differing(page, kept, now), 'see .build/pictures').toBeLessThan(tolerated)
  })

  test.for([
    ['a chart is missing', '#months svg { visibility: hidden }', false],
    ['the places of a map are missing', 'svg.map circle { display: none }', false],
    ['a table has moved', '#categories table { transform: translate(-8mm, 3mm) }', true],
    ['a heading stands on what is before it', '#where h2 { transform: translateY(-8mm) }', true],
    ['sentences are cut off', 'p { max-height: 1.2em; overflow: hidden }', true],
    ['letters are drawn otherwise', '* { -webkit-text-stroke: 0.15px; text-rendering: optimizeSpeed }', null],
  ] as const)('would be seen, or not, where %s', async ([what, mutation, inWords]) => {
    const page = await show('neighbourhood', 'guildhall', internal, mutation)
    const now = await smallPicture(page, { of: 'main', scale: 1 / 4 })
    const kept = keptPicture('test/fixtures/packs/neighbourhood-internal.png', now)
    const share = await differing(page, kept, now)
    if (inWords === null) expect(share, what).toBeLessThan(tolerated)
    else expect(share, what).toBeGreaterThan(tolerated)
    expect((await misplacedWords(page)).length > 0, what).toBe(inWords === true)
  })
})

test('totals of tables are the sums of their rows', async () => {
  let totals = 0
  for (const [kind, of] of [
    ['tasking', 'next'],
    ['neighbourhood', 'guildhall'],
  ] as const) {
    for (const rows of pageRows(await pageOf(kind, of))) {
      const total = rows.at(-1)
      if (!total?.[0]?.startsWith('All ')) continue
      totals++
      for (let column = 1; column < total.length && total[column] !== ''; column++) {
        const parts = rows.slice(1, -1).map(row => Number(row[column]!.replaceAll(',', '')))
        expect(parts.reduce((sum, value) => sum + value)).toBe(Number(total[column]!.replaceAll(',', '')))
      }
    }
  }
  expect(totals).toBe(2)
})

test('a neighbourhood and a patrol tell what the bureau answers when it is asked', async () => {
  const { client } = desk
  const period = { from: '2024-12-01', to: '2025-11-30' }
  const { total } = await client.incidents.summary({ filter: { ...period, areaIds: [subject.guildhall!] } })
  const neighbourhood = pageText(await pageOf('neighbourhood', 'guildhall'))
  expect(neighbourhood).toContain(`All calls | ${total} |`)
  const { hotspots } = await client.analysis.get({ analysisId: subject.drinking! })
  const patrol = pageText(await pageOf('patrol', 'drinking'))
  for (const { rank, label, count } of hotspots) {
    expect(patrol).toMatch(new RegExp(`^${rank} \\| ${label} \\| .* \\| ${count} \\|`, 'm'))
  }
})

test('a tasking pack tells the reference example as its profile does', async () => {
  const { client } = desk
  const { id } = (await client.profiles.list()).find(({ number }) => number === 'PP-2024-001')!
  const { figures, since } = await client.profiles.get({ profileId: id })
  expect([figures.total, since!.count]).toEqual([312, 48])
  const pack = pageText(await pageOf('tasking', 'next'))
  expect(pack).toContain('312 incidents from 1 December 2023 to 30 November 2024: 26.0 a month.')
  expect(pack).toContain('48, 4.0 a month. Down 84.6 % (0.15 times the rate, 95 % interval 0.11 to 0.21)')
})

test('minutes are the text that was approved, and say so', async () => {
  const { text, approved } = await desk.client.tasking.minutes({ meetingId: subject.adopting! })
  expect(approved?.isSound).toBe(true)
  const words = (lines: string) => lines.replaceAll(/[\s/#-]+/g, ' ')
  const page = words(pageText(await pageOf('minutes', 'adopting')))
  expect(page).toContain(words(text).trim())
  expect(page).not.toContain('reads otherwise today')
})

test('an assessment is of its freeze, and tells of people by their number alone', async () => {
  const { client } = desk
  const assessment = await client.tasking.assessment({ assessmentId: subject.assessment! })
  const page = await pageOf('assessment', 'assessment')
  const text = pageText(page)
  const person = assessment.list.find(({ kind }) => kind === 'repeat-person')!
  expect(text).toContain(`A repeat caller in the last six months. | ${person.figures.count}`)
  for (const secret of [person.title, person.pseudonym!, 'Cobbler Terrace'])
    expect(page).not.toContain(secret)
  // The data have gone on to the 16th of December since.
  expect(text).toContain('up to 30 November 2025')
  expect(text).not.toContain('up to 16 December 2025')
  for (const audience of ['board', 'public'] as const) {
    const other = await pageOf('assessment', 'assessment', { kind: audience })
    expect(other).not.toMatch(/SK \d{4} \d{4}|repeat caller|Council noise team \(.*\) up to/)
  }
})

test('an agency is told its own actions, and no more than its partner sees', async () => {
  const own = pageText(await pageOf('actions', 'council', council))
  expect(own).toContain('A-010 Signs for the controlled drinking area')
  const others = pageText(await pageOf('actions', 'council', housing))
  expect(others).toContain('Housing stands in for none of its open actions.')
  expect(others).not.toMatch(/A-0\d\d/)
  const tasking = pageText(await pageOf('tasking', 'next', housing))
  expect(tasking).not.toMatch(/A-0\d\d/)
  expect(tasking).toContain('An action of another agency')
})

test('what was found with the calls of a source that may not reach an audience is not told to it', async () => {
  const board = pageText(await pageOf('assessment', 'assessment', { kind: 'board' }))
  expect(board).not.toMatch(/Noise: Tanners Row/)
  expect(board).toContain('Drunk or rowdy behaviour: Guildhall')
})

test('of what agencies answer for, an agency’s APEL pack tells its own alone', async () => {
  const whole = pageText(await pageOf('board', 'board'))
  const own = pageText(await pageOf('board', 'board', council))
  for (const words of ['What Police promised and kept', 'What Fire and rescue service promised', 'M-002']) {
    expect(whole).toContain(words)
    expect(own).not.toContain(words)
  }
  expect(own).toContain('What City council promised and kept')
  expect(own).not.toMatch(/(Police|Fire and rescue service): \S+.*\(service levels\)/)
  const attended = own.slice(own.indexOf('Attendance and actions'), own.indexOf('What was agreed to be sent'))
  expect(attended).toContain('City council')
  expect(attended).not.toMatch(/Police|Housing/)
})

test('what is marked above OFFICIAL is not for the public: refused, or left out with a word', async () => {
  await expect(pageOf('profile', 'leisureCentre', { kind: 'public' })).rejects.toMatchObject({
    message: expect.stringContaining('may not have what is marked above OFFICIAL'),
  })
  const { html, marking } = await desk.client.packs.preview({
    ...{ kind: 'board', id: subject.board!, audience: { kind: 'public' } },
  })
  const text = pageText(html)
  expect(marking).toBe('OFFICIAL')
  expect(text).not.toMatch(/Youths drinking at Northgate|What Police promised and kept/)
  expect(text).toContain('Outcomes of problem profiles that are marked above what this audience may have')
  expect(text).toContain('What Police promised is not told')
})
