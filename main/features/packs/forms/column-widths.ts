import { cellText } from '../model/cell-text.ts'
import type { Cell, Column, Table } from '../model/document.ts'
import { widthOf } from './measure.ts'

/** More rows than these tell no more about how wide a column must be. */
const mostRows = 300
/** One long sentence does not starve the columns beside it. */
const widestShare = 0.5

/** As long as “Apr 25” and a little more: such words are not broken, as a row of two lines is twice as high. */
const mostUnbroken = 7

type Measured = { least: number; whole: number }

/**
 * How wide each column is, in inches: as its kind asks for, but never so narrow that a word of it is broken; where
 * nothing is asked for, by the longest word and the longest line.
 */
export function columnWidths(
  { columns, rows }: Pick<Table, 'columns' | 'rows'>,
  room: number,
  points: number,
  around: number,
): number[] {
  const measured = columns.map((column, at) => measure(column, rows, at, { room, points, around }))
  const least = measured.map(one => one.least)
  const needed = sumOf(least)
  if (needed >= room) return least.map(one => (one * room) / needed)
  if (columns.some(({ share }) => share !== undefined)) return atLeast(columns, least, room)
  const whole = measured.map(one => one.whole)
  const wished = sumOf(whole)
  if (wished <= room) return whole.map(one => (one * room) / wished)
  return shared(measured, room - needed)
}

/** Short lines are not broken for the sake of long ones: those that wish for little are given it first. */
function shared(columns: readonly Measured[], spare: number): number[] {
  const widths = columns.map(({ least }) => least)
  const byWish = columns
    .map(({ least, whole }, at) => ({ at, wish: whole - least }))
    .toSorted((a, b) => a.wish - b.wish)
  let left = spare
  byWish.forEach(({ at, wish }, place) => {
    const given = Math.min(wish, left / (byWish.length - place))
    widths[at]! += given
    left -= given
  })
  return widths
}

function measure(
  { label, kind }: Column,
  rows: Table['rows'],
  at: number,
  { room, points, around }: { room: number; points: number; around: number },
): Measured {
  const texts = rows.slice(0, mostRows).map(row => [wordsOf(row[at]), kind === 'name'] as const)
  const widths = (parts: (words: string) => readonly string[]) =>
    [[label, true] as const, ...texts].flatMap(([words, bold]) =>
      parts(words).map(part => widthOf(part, points, bold)),
    )
  const least = Math.max(0, ...widths(words => (words.length <= mostUnbroken ? [words] : words.split(/\s+/))))
  const whole = Math.max(least, ...widths(words => words.split('\n')))
  return { least: Math.min(least, room / 3) + around, whole: Math.min(whole, room * widestShare) + around }
}

const wordsOf = (cell: Cell | undefined) => (cell === undefined ? '' : cellText(cell))

/** The shares asked for; a column that would be too narrow takes from the others what it needs. */
function atLeast(columns: readonly Column[], least: readonly number[], room: number): number[] {
  const fixed = new Set<number>()
  for (;;) {
    const free = room - sumOf(least.filter((_, at) => fixed.has(at)))
    const shares = sumOf(columns.map(({ share = 1 }, at) => (fixed.has(at) ? 0 : share)))
    const widths = columns.map(({ share = 1 }, at) => (fixed.has(at) ? least[at]! : (free * share) / shares))
    const narrow = widths.findIndex((width, at) => !fixed.has(at) && width < least[at]!)
    if (narrow < 0) return widths
    fixed.add(narrow)
  }
}

const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0)
