import { expect, test } from 'vitest'
import { columnWidths } from '../../../main/features/packs/forms/column-widths.ts'
import { widthOf } from '../../../main/features/packs/forms/measure.ts'
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
