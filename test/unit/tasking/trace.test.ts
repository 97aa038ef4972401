import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { traceStages } from '#shared/features/tasking/trace.ts'
import { traceOf } from '../../../main/features/tasking/trace/trace.ts'
import type { TraceRows } from '../../../main/features/tasking/trace/trace-rows.ts'
import { inLines } from '../../../renderer/features/tasking/trace/in-lines.ts'
import { layOut } from '../../../renderer/features/tasking/trace/layout.ts'
import { sizes } from '../../../renderer/features/tasking/trace/place-nodes.ts'

const nothing: TraceRows = {
  ...{ profile: null, imports: [], calls: null, analyses: [], freezes: [], hotspots: [], news: [] },
  ...{ nominations: [], assessmentItems: [], flags: [], history: [], agenda: [], decisions: [] },
  ...{ actions: [], actionEvents: [], evaluation: null, packs: [], briefings: [], priorities: [] },
}

/** The reference example: from the calls to the board. */
const leisureCentre: TraceRows = {
  ...nothing,
  profile: {
    id: 1,
    at: '2024-12-03T13:00:00.000Z',
    number: 'PP-2024-001',
    title: 'Drinking',
    nominationId: null,
  },
  imports: [{ id: 4, at: '2024-12-01T10:00:00.000Z', fileName: '101.csv', calls: 312 }],
  calls: { count: 312, first: '2023-12-01', last: '2024-11-30' },
  freezes: [
    { id: 1, at: '2024-12-03T12:00:00.001Z', incidents: 14_489, reason: 'analysis' },
    { id: 2, at: '2024-12-17T14:00:00.001Z', incidents: 14_489, reason: 'Adoption of PP-2024-001' },
  ],
  analyses: [{ id: 1, at: '2024-12-03T12:00:00.000Z', statement: 'DBSCAN', freezeId: 1 }],
  hotspots: [{ id: 9, at: '2024-12-03T12:00:00.000Z', label: 'Aylestone', count: 312, analysisId: 1 }],
  flags: [
    {
      ...{ id: 2, at: '2024-12-03T12:30:00.000Z', title: 'Aylestone', by: 'analyst', hotspotId: 9 },
      ...{ assessmentItemId: null, newsItemId: null, outcome: 'Adopted.', dealtWithOn: '2024-12-17' },
      ...{ withdrawnAt: null, meetingId: 3 },
    },
  ],
  history: [
    { id: 1, at: '2024-12-03T13:00:00.000Z', by: 'a', to: 'proposed', note: '' },
    { id: 2, at: '2024-12-05T11:00:00.000Z', by: 'a', to: 'raised', note: '' },
    { id: 3, at: '2024-12-17T14:00:00.000Z', by: 'a', to: 'adopted', note: '' },
    { id: 4, at: '2025-03-25T16:00:00.000Z', by: 'a', to: 'monitored', note: '' },
  ],
  agenda: [
    {
      id: 7,
      at: '2024-12-17',
      meetingId: 3,
      title: 'JMG',
      flaggedItemId: null,
      actionId: null,
      isHeld: true,
    },
  ],
  decisions: [
    {
      id: 5,
      at: '2024-12-17T14:00:00.000Z',
      agendaItemId: 7,
      meetingId: 3,
      words: 'Adopted',
      reason: '',
      by: 'a',
    },
  ],
  actions: [
    {
      ...{ id: 6, at: '2024-12-17', number: 'A-001', what: 'Patrols', agency: 'Police', status: 'done' },
      ...{ agendaItemId: null, meetingId: 3, closedOn: '2025-01-31', outcome: '18 evenings' },
    },
  ],
  actionEvents: [
    { id: 8, at: '2025-01-14T12:00:00.000Z', actionId: 6, words: 'noted', note: 'Nine evenings' },
  ],
  evaluation: { at: '2025-12-17', words: '26 to 4 a month' },
  packs: [{ id: 1, at: '2025-12-18T09:00:00.000Z', number: 'PK-001', title: 'Drinking', kind: 'profile' }],
  briefings: [
    { id: 1, briefingId: 1, at: '2025-01-02T09:00:00.000Z', issue: 1, what: 'Ask for descriptions' },
  ],
  priorities: [{ id: 1, at: '2025-01-05', number: 'NP-2025-01', title: 'Northgate' }],
}

describe('the trace of a profile', () => {
  const nodes = traceOf(leisureCentre)
  const node = (key: string) => nodes.find(one => one.key === key)!

  test('goes through every step from the calls to what was reported', () => {
    expect(new Set(nodes.map(({ stage }) => stage))).toEqual(new Set(traceStages))
  })

  test('each leads back to where it came from, and so down to the calls', () => {
    const back = (key: string): string[] => [key, ...node(key).from.flatMap(back)]
    expect(back('action:6:ended')).toEqual(
      expect.arrayContaining([
        'agenda_item:7',
        'profile:1',
        'hotspot:9',
        'analysis:1',
        'freeze:1',
        'import:4',
        'calls',
      ]),
    )
    expect(node('profile:1').from).toEqual(['hotspot:9', 'flagged_item:2'])
    expect(node('decision:5').from).toEqual(['agenda_item:7'])
    expect(node('freeze:2').from).toEqual(['import:4'])
  })

  test('on one day the steps stand in their own order', () => {
    const day = nodes.filter(({ at }) => at.startsWith('2024-12-17')).map(({ key }) => key)
    expect(day).toEqual([
      'freeze:2',
      ...['flagged_item:2:outcome', 'agenda_item:7', 'decision:5', 'profile_history:3', 'action:6'],
    ])
  })

  test('many imports are told as one', () => {
    const imports = Array.from({ length: 9 }, (_, id) => ({ ...leisureCentre.imports[0]!, id: id + 1 }))
    const many = traceOf({ ...leisureCentre, imports })
    expect(many.filter(({ key }) => key.startsWith('import'))).toMatchObject([{ title: '9 imports' }])
    expect(many.find(({ key }) => key === 'freeze:1')!.from).toEqual(['imports'])
  })

  test('days are told in words', () => {
    const told = nodes.map(({ title, detail }) => `${title} ${detail}`).join('\n')
    expect(told).toContain('From 1 Dec 2023 to 30 Nov 2024')
    expect(told).not.toMatch(/\d{4}-\d\d-\d\d/)
  })

  test('of nothing there is nothing', () => {
    expect(traceOf(nothing)).toEqual([])
  })
})

const at = fc
  .integer({ min: 0, max: 1000 })
  .map(day => new Date(Date.UTC(2024, 0, 1) + day * 86_400_000).toISOString())
const id = fc.integer({ min: 1, max: 50 })
const rows = fc.record({
  history: fc.uniqueArray(
    fc.record({
      id,
      at,
      by: fc.constant('a'),
      to: fc.constantFrom('proposed', 'raised', 'adopted', 'closed'),
      note: fc.string(),
    }),
    { selector: row => row.id },
  ),
  agenda: fc.uniqueArray(
    fc.record({
      id,
      at,
      meetingId: id,
      title: fc.string(),
      actionId: fc.constant(null),
      flaggedItemId: fc.option(id),
      isHeld: fc.boolean(),
    }),
    { selector: row => row.id },
  ),
  decisions: fc.uniqueArray(
    fc.record({
      id,
      at,
      agendaItemId: id,
      meetingId: id,
      words: fc.string(),
      reason: fc.string(),
      by: fc.string(),
    }),
    { selector: row => row.id },
  ),
  actions: fc.uniqueArray(
    fc.record({
      id,
      at,
      number: fc.string(),
      what: fc.string(),
      agency: fc.string(),
      status: fc.constant('done'),
      agendaItemId: fc.option(id),
      meetingId: id,
      closedOn: fc.option(at),
      outcome: fc.string(),
    }),
    { selector: row => row.id },
  ),
  packs: fc.uniqueArray(fc.record({ id, at, number: fc.string(), title: fc.string(), kind: fc.string() }), {
    selector: row => row.id,
  }),
})

test('whatever is kept is in it once, in the order of days, and leads to nothing that is not in it', () => {
  fc.assert(
    fc.property(rows, some => {
      const kept: TraceRows = { ...leisureCentre, ...some, actionEvents: [] }
      const nodes = traceOf(kept)
      const keys = nodes.map(({ key }) => key)
      expect(new Set(keys).size).toBe(keys.length)
      const wanted = [
        ...some.history.map(row => `profile_history:${row.id}`),
        ...some.agenda.map(row => `agenda_item:${row.id}`),
        ...some.decisions.map(row => `decision:${row.id}`),
        ...some.actions.map(row => `action:${row.id}`),
        ...some.packs.map(row => `pack:${row.id}`),
      ]
      expect(wanted.filter(key => !keys.includes(key))).toEqual([])
      const days = nodes.map(one => one.at.slice(0, 10))
      expect(days).toEqual([...days].sort())
      expect(nodes.flatMap(one => one.from).filter(key => !keys.includes(key))).toEqual([])

      const laid = layOut(nodes)
      const { nodes: placed, height, lines } = laid
      const spots = placed.map(({ x, y }) => `${x} ${y}`)
      expect(new Set(spots).size).toBe(placed.length)
      for (const [index, one] of placed.entries()) {
        expect(one.x + one.width).toBeLessThanOrEqual(sizes.width)
        expect(one.y + sizes.nodeHeight).toBeLessThanOrEqual(height)
        const before = placed[index - 1]
        // A later day is never drawn above an earlier one.
        if (before && before.at.slice(0, 10) < one.at.slice(0, 10)) expect(one.y).toBeGreaterThan(before.y)
      }
      expect(lines.length).toBe(nodes.flatMap(one => one.from).length)
      // A line goes round the boxes: through none, not even its own.
      for (const { x, y } of stretchesOf(laid)) {
        const struck = placed.filter(
          box => x[1] > box.x && x[0] < box.x + box.width && y[1] > box.y && y[0] < box.y + sizes.nodeHeight,
        )
        expect(struck.map(({ key }) => key)).toEqual([])
      }
    }),
    { numRuns: 60 },
  )
})

type Laid = ReturnType<typeof layOut>
type Stretch = { of: string; x: [number, number]; y: [number, number] }

const stretchesOf = ({ lines }: Laid): Stretch[] =>
  lines.flatMap(({ from, points }) =>
    points.slice(1).map(([x, y], at) => {
      const [beforeX, beforeY] = points[at]!
      return {
        of: from.key,
        x: [Math.min(x, beforeX), Math.max(x, beforeX)] as [number, number],
        y: [Math.min(y, beforeY), Math.max(y, beforeY)] as [number, number],
      }
    }),
  )

/** Places where lines of two boxes cross; where they only meet they do not. */
function crossingsIn(laid: Laid): number {
  const stretches = stretchesOf(laid)
  const level = stretches.filter(({ y }) => y[0] === y[1])
  const upright = stretches.filter(({ x }) => x[0] === x[1])
  const places = level.flatMap(one =>
    upright
      .filter(other => other.of !== one.of && isWithin(other.x[0], one.x) && isWithin(one.y[0], other.y))
      .map(other => `${one.of} ${other.of} ${other.x[0]} ${one.y[0]}`),
  )
  return new Set(places).size
}
const isWithin = (value: number, [least, most]: [number, number]) => value > least && value < most

describe('the lines of the picture', () => {
  const actions = ['2025-03-01', '2025-02-01', '2025-01-10', '2025-01-20'].map((closedOn, at) => ({
    ...leisureCentre.actions[0]!,
    ...{ id: 20 + at, number: `A-02${at}`, closedOn },
  }))

  test('of the reference example rarely cross', () => {
    const laid = layOut(traceOf(leisureCentre))
    expect(laid.lines.length).toBeGreaterThan(20)
    expect(crossingsIn(laid)).toBeLessThanOrEqual(6)
  })

  test('of what was set on one day do not cross, in whatever order it was done', () => {
    const { profile, agenda } = leisureCentre
    const laid = layOut(traceOf({ ...nothing, profile, agenda, actions }))
    expect(crossingsIn(laid)).toBe(0)
    expect(laid.nodes.filter(({ key }) => key.endsWith(':ended'))).toHaveLength(4)
  })
})

test('a text is cut into lines that fit, and says where it goes on', () => {
  expect(inLines('one two three', 7, 2)).toEqual(['one two', 'three'])
  expect(inLines('one two three four', 7, 2)).toEqual(['one two', 'three…'])
  expect(inLines('incomprehensibilities', 10, 1)).toEqual(['incompreh…'])
  expect(inLines('', 10, 2)).toEqual([])
  fc.assert(
    fc.property(
      fc.string(),
      fc.integer({ min: 3, max: 40 }),
      fc.integer({ min: 1, max: 3 }),
      (text, most, lines) => {
        const cut = inLines(text, most, lines)
        expect(cut.length).toBeLessThanOrEqual(lines)
        expect(cut.every(line => line.length <= most)).toBe(true)
      },
    ),
  )
})
