import { expect, test } from 'vitest'
import { withheldFigures } from '../../../main/features/packs/audience/withheld-figures.ts'
import { changedSection } from '../../../main/features/packs/kinds/board/changed.ts'
import { changedCounts, changedSums } from '../../../main/features/packs/kinds/board/changed-counts.ts'
import { levelSums, levelsSection } from '../../../main/features/packs/kinds/board/levels.ts'
import {
  outcomeCounts,
  outcomeSums,
  outcomesSection,
} from '../../../main/features/packs/kinds/board/outcomes.ts'
import { withCounts } from '../../../main/features/packs/kinds/board/parts.ts'
import { note, text } from '../../../main/features/packs/kinds/parts/blocks.ts'
import { monthsChart, profileSentence } from '../../../main/features/packs/kinds/parts/profile-words.ts'
import { plainLines } from '../../../main/features/packs/model/cell-text.ts'
import type { Block, PackDocument } from '../../../main/features/packs/model/document.ts'
import { figureTexts } from '../../figure-texts.ts'
import { everyBlock } from '../../pack-every-block.ts'

const month = (name: string, part: string, count: number) => ({ month: name, part, count, signal: '' })
const outcome = {
  ...{ number: 'PP-1', title: 'Yard', adoptedOn: '2025-02-01' },
  evaluation: { before: { count: 300 }, after: { count: 42 } },
  monitoring: {
    months: [
      month('2025-01', 'before', 300),
      month('2025-03', 'after', 20),
      month('2025-04', 'after', 19),
      month('2025-05', 'after', 3),
    ],
  },
}
const level = {
  level: {
    id: 1,
    name: 'Answer',
    agencyName: 'Police',
    sharePercent: 90,
    measured: 'answer',
    target: { amount: 30, unit: 'seconds' },
  },
  share: { kept: 97, of: 99, lower: 0.93, upper: 0.99 },
  ...{ calls: 139, verdict: 'met' },
  outcomes: [
    { outcome: 'kept', count: 97 },
    { outcome: 'late', count: 2 },
    { outcome: 'not-due', count: 38 },
    { outcome: 'not-heard', count: 2 },
  ],
}
const change = (key: string, group: string, more: object) => ({
  ...{ key, group, label: key, verdict: 'chance' },
  ...more,
})
const paper = {
  previous: { number: 'AP-1', heldOn: '2025-05-01' },
  meeting: { ended: [] },
  draft: {
    changes: [
      change('outcome PP-1', 'outcomes', {
        ...{ was: '19.5 a month (39 in 2 months)', now: '14 a month (42 in 3 months)', wasOf: 39, nowOf: 42 },
        ...{ wasNot: null, change: '3 in the 1 month since, against 19.5 a month before.' },
      }),
      change('level 1', 'service-levels', {
        ...{ was: '88 of 90 (98 %)', now: '97 of 99 (98 %)', wasOf: 88, nowOf: 97, wasNot: 2 },
        change: '+0.2 percentage points.',
      }),
    ],
    counted: {
      outcomes: [outcome],
      levels: {
        period: { from: '2025-04-01', to: '2025-05-12' },
        agencies: [{ agencyName: 'Police', levels: [level] }],
      },
    },
  },
} as never

const document = (under: number): PackDocument =>
  withheldFigures(
    {
      ...everyBlock,
      sources: [],
      sections: [
        changedSection(paper),
        levelsSection(paper),
        { key: 'outcome', title: 'Outcome', blocks: [months] },
      ],
      sums: [...outcomeSums(paper), ...levelSums(paper), ...changedSums(paper)],
      counted: changedCounts(paper),
    },
    under,
  )
const figureOf = (key: string, value: number) => ({
  text: String(value),
  value,
  count: `profile=PP-1 ${key}`,
})
const months: Block = {
  kind: 'table',
  table: {
    ...{ caption: 'Months', columns: [], empty: '' },
    rows: [
      [
        figureOf('before', 300),
        figureOf('since', 42),
        ...outcome.monitoring.months.map(one => figureOf(`month=${one.month}`, one.count)),
      ],
    ],
  },
}

test('the changes since the last draft give away no small count that is withheld elsewhere', () => {
  expect(figureTexts(document(1))).toMatch(/39 in 2 months.*42 in 3 months.*3 in the 1 month since/)
  const told = figureTexts(document(5))
  // From the months up to the last draft and those up to now, the last month could be taken.
  expect(told).not.toMatch(/3 in the 1 month since/)
  expect(/39 in 2 months/.test(told) && /42 in 3 months/.test(told)).toBe(false)
})

test('how many promises were not kept cannot be taken from those that were', () => {
  expect(figureTexts(document(1))).toMatch(/88 of 90/)
  const told = figureTexts(document(3))
  expect(told).not.toMatch(/88 of 90|97 of 99|98\.0 %/)
  // Of what could not be measured the small part is withheld, and the other with it or the sum of both.
  expect(told).not.toMatch(/(^|\| )2( \||$)/)
  expect(/\b38\b/.test(told) && /\b40\b/.test(told)).toBe(false)
})

test('a count of calls in a sentence of the bureau is withheld, days and shares are not', () => {
  const words =
    'Police is left out with 2 incidents: it has data for 3 of the 30 days. 1,204 calls of the first period and 4 of the second have no code.'
  const read = (under: number) => {
    const blocks = [note(...withCounts(words, 'note'))]
    const one = {
      ...everyBlock,
      sources: [],
      sums: [],
      counted: [],
      sections: [{ key: 'a', title: 'A', blocks }],
    }
    return JSON.stringify(
      withheldFigures(one, under).sections.map(({ blocks: [block] }) => plainLines([block!])),
    )
  }
  expect(read(1)).toContain(words)
  expect(read(5)).toContain(
    words.replace('2 incidents', 'withheld incidents').replace('4 of the second', 'withheld of the second'),
  )
})

test('what came of a profile is withheld in words, limits and compared months as in figures', () => {
  const evaluated = {
    ...{ number: 'PP-2', title: 'Yard', areaLabel: 'Yard', adoptedOn: '2025-02-01', closedOn: null },
    evaluation: {
      ...{
        sentences: ['Calls fell.'],
        p: 0.001,
        percent: -90,
        ratioLower: 0.1,
        ratioUpper: 0.2,
        caveats: [],
      },
      before: { count: 90, months: 2, perMonth: 45 },
      after: { count: 61, months: 3, perMonth: 20.3 },
      paired: {
        ...{ difference: -9, differenceP: 0.01, quotient: 1, note: '' },
        counts: [
          {
            ...{ label: 'The place itself', before: 90, after: 61 },
            ...{ beforeFilter: { from: '2024-12-01', to: '2025-01-31' } },
            ...{ afterFilter: { from: '2025-03-01', to: '2025-05-31' } },
          },
          { label: 'Ring', before: 70, after: 2, beforeFilter: {}, afterFilter: {} },
        ],
      },
    },
    monitoring: {
      ...{ expected: { mean: 45, upper: 77.7, lower: 12.3 }, sentence: '' },
      months: [
        month('2024-12', 'before', 88),
        month('2025-01', 'before', 2),
        month('2025-03', 'after', 20),
        month('2025-04', 'after', 38),
        month('2025-05', 'after', 3),
      ],
    },
  }
  const told = {
    draft: { changes: [], counted: { outcomes: [evaluated], levels: { agencies: [] } } },
  } as never
  const read = (under: number) => {
    const one = {
      ...{ ...everyBlock, sources: [], sections: [outcomesSection(told, 'board')] },
      ...{ sums: outcomeSums(told), counted: outcomeCounts(told) },
    }
    return JSON.stringify(withheldFigures(one, under))
  }
  expect(read(1)).toMatch(/77\.7/)
  expect(read(1)).toMatch(/Fell more than elsewhere/)
  expect(read(5)).not.toMatch(/77\.7|12\.3/)
  expect(read(5)).not.toMatch(/Fell more than elsewhere|Calls fell by more/)
  // What the place had in the months compared, less the months that are shown, would be the month that is not.
  const after = ['2025-03', '2025-04', '2025-05'].map(name => `profile=PP-2 month=${name}`)
  expect(outcomeSums(told)).toContainEqual({ total: 'profile=PP-2 ground=0 after', parts: after })
})

test('a month cut off by the edge of the data cannot be taken from the total and the mean of the whole months', () => {
  const months = [
    { month: '2025-01', count: 2 },
    { month: '2025-02', count: 30 },
    { month: '2025-03', count: 32 },
  ]
  const figures = { from: '2025-01-20', to: '2025-03-31', total: 64, perMonth: 31, months }
  const counts = { number: 'PP-3', adoptedOn: null, figures, since: null }
  const { chart, sums, counted } = monthsChart(counts)
  const read = (under: number) => {
    const blocks = [text(...profileSentence(counts)), { kind: 'chart' as const, chart }]
    const sections = [{ key: 'a', title: 'A', blocks }]
    return JSON.stringify(withheldFigures({ ...everyBlock, sources: [], sections, sums, counted }, under))
  }
  expect(read(1)).toMatch(/"64".*"31\.0"/)
  expect(/"64"/.test(read(3)) && /"31\.0"/.test(read(3))).toBe(false)
})
