import { expect, test } from 'vitest'
import { withheldFigures } from '../../../main/features/packs/audience/withheld-figures.ts'
import { changedSection } from '../../../main/features/packs/kinds/board/changed.ts'
import { changedCounts, changedSums } from '../../../main/features/packs/kinds/board/changed-counts.ts'
import { levelSums, levelsSection } from '../../../main/features/packs/kinds/board/levels.ts'
import { outcomeSums } from '../../../main/features/packs/kinds/board/outcomes.ts'
import { withCounts } from '../../../main/features/packs/kinds/board/parts.ts'
import { note } from '../../../main/features/packs/kinds/parts/blocks.ts'
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
