import { expect, test } from 'vitest'
import { columnWidths } from '../../../main/features/packs/forms/column-widths.ts'
import { linesOf, widthOf } from '../../../main/features/packs/forms/measure.ts'
import type { Column } from '../../../main/features/packs/model/document.ts'
import { signalsTold } from '../../../main/features/packs/model/signals-told.ts'

test('what stands out is told once for each reason, months in a row as one, and never over a gap', () => {
  const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul']
  const low = 'below the range'
  const told = signalsTold(
    [
      ...[0, 1, 2].map(at => ({ at, words: low })),
      { at: 3, words: 'one of 7 in a row' },
      ...[5, 6].map(at => ({ at, words: low })),
    ],
    ({ at }) => months[at]!,
  )
  expect(told).toEqual([
    { which: 'Jan to Mar, Jun, Jul', words: low },
    { which: 'Apr', words: 'one of 7 in a row' },
  ])
})

test('columns fill the room, and no word is broken as long as all can stand', () => {
  const around = 0.2
  const words = ['September', 'a', 'neighbourhoods that rose by more than chance', '12']
  for (const share of [undefined, 1, 0.2]) {
    const columns: Column[] = words.map((label, at) => ({
      ...{ label, kind: at === 0 ? 'name' : 'text' },
      ...(at === 1 ? { share } : {}),
    }))
    const widths = columnWidths({ columns, rows: [words, [...words].reverse()] }, 9, 12, around)
    expect(widths.reduce((sum, width) => sum + width)).toBeCloseTo(9)
    const longest = (texts: string[]) =>
      Math.max(...texts.flatMap(text => text.split(' ')).map(word => widthOf(word, 12)))
    words.forEach((word, at) => {
      expect(widths[at]!).toBeGreaterThan(longest([word, words.at(-1 - at)!]) + around - 1e-9)
    })
  }
})

test('short cells stand on one line, however long those beside them are', () => {
  const around = 0.24
  const long = 'one of seven in a row above the mean; one of two in three near the upper limit. '.repeat(4)
  const rows = [
    ['Apr 25', '71.4', '69.1 to 87.8', ''],
    ['May 25', '1,271.4', '1,169.1 to 1,387.8', long],
  ]
  const linesIn = (share: number | undefined) => {
    const columns: Column[] = [
      { label: '', kind: 'name' },
      { label: 'Figure', kind: 'number' },
      { label: 'Interval', kind: 'number' },
      { label: 'Note', kind: 'text', share },
    ]
    const widths = columnWidths({ columns, rows }, 9, 12, around)
    return rows[1]!.map(
      (text, at) =>
        linesOf([{ text, ...(at === 0 && { bold: true as const }) }], 12, widths[at]! - around).length,
    )
  }
  const [month, figure, interval, note] = linesIn(undefined)
  expect([month, figure, interval]).toEqual([1, 1, 1])
  expect(note).toBeGreaterThan(3)
  // A column that asks for nearly all leaves the names of months whole.
  expect(linesIn(40)[0]).toBe(1)
})

test('words are as wide as in the fonts of slides: more is safe, much more wastes slides', () => {
  const inch = 72
  expect(widthOf('0123456789', inch) / 5.56).toBeCloseTo(1.02, 2)
  expect(widthOf('illicit', inch) / (5 * 0.222 + 0.5 + 0.278)).toBeCloseTo(1.02, 2)
})
