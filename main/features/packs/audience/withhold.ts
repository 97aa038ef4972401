import type { Sum } from '../model/document.ts'
import { type CountCell, type CountSystem, countSystem } from './count-system.ts'
import { type Move, unitMove } from './unit-move.ts'

/**
 * Which counts are withheld from an audience: those from 1 to `under - 1` (primary), and as many others as it takes
 * (secondary) that each of the small ones could still be anything from 1 to `under - 1`: cell suppression (A. Hundepool
 * and others, "Statistical Disclosure Control", 2012), with moves of whole counts where others solve linear programs.
 *
 * The reader knows every count shown, that zeros are shown (so what is withheld is at least 1), all sums, and the
 * threshold. All counts of a pack and all its sums are one system of equations; a count that could be anything is
 * shown to be so by a way to move it while every sum holds and nothing that is shown changes (`unitMove`). Where there
 * is none yet, more is withheld until there is. What is withheld stays withheld, so a way once found stays open.
 *
 * A total of three areas in which something happened is at least 3: that much the zeros tell, and no more is asked.
 * Others are withheld in the order in which the pack names them, never by how great they are, and both read alike: the
 * pack does not tell which was the small one.
 *
 * What is withheld from an audience that may have more is withheld from this one first (`already`): who holds packs of
 * one freeze for both then knows no more than the one that tells more. Were others chosen anew, each pack could tell what
 * the other withholds.
 */
export function withhold(
  counts: ReadonlyMap<string, number>,
  sums: readonly Sum[],
  under: number,
  already: ReadonlySet<string> = new Set(),
): ReadonlySet<string> {
  const system = countSystem(counts, sums)
  for (const cell of system.cells) if (already.has(cell.key)) hide(cell)
  withholdUnder(system, under)
  return new Set(system.cells.filter(({ hidden, isSeen }) => hidden && isSeen).map(({ key }) => key))
}

function withholdUnder(system: CountSystem, under: number): void {
  const small = system.cells.flatMap(({ value, isKnown }, at) =>
    isKnown && value > 0 && value < under ? [at] : [],
  )
  for (const at of small) system.cells[at]!.hidden = true
  const leastOf = leastPossible(system)
  for (const at of small) {
    protect(system, at, 1, under - 1)
    protect(system, at, -1, Math.max(1, leastOf(at)))
  }
}

/** Withholds others until a small count could be anything from what it is to a value, step by step. */
function protect(system: CountSystem, start: number, direction: 1 | -1, to: number) {
  const { cells } = system
  const moved = new Map<number, number>()
  for (let value = cells[start]!.value; value !== to && (to - value) * direction > 0; value += direction) {
    const asked = { start, direction, moved }
    const move =
      unitMove(system, { ...asked, mayHide: false }) ??
      unitMove(system, { ...asked, mayHide: true }) ??
      withAllAround(system, asked)
    if (!move) return
    for (const [cell, change] of move) {
      moved.set(cell, (moved.get(cell) ?? 0) + change)
      hide(cells[cell]!)
    }
  }
}

/** The last resort: everything that any sum connects with the count is withheld. */
function withAllAround(
  system: CountSystem,
  asked: { start: number; direction: 1 | -1; moved: ReadonlyMap<number, number> },
): Move | null {
  const { cells, members } = system
  const reached = new Set([asked.start])
  for (const cell of reached) {
    hide(cells[cell]!)
    for (const { sum } of cells[cell]!.sums) for (const other of members[sum]!) reached.add(other)
  }
  return unitMove(system, { ...asked, mayHide: false })
}

/** Zeros are shown: they are why what is withheld is known to be more. */
function hide(cell: CountCell) {
  if (cell.value > 0 || !cell.isSeen) cell.hidden = true
}

/** What a count is at least, told by how many of those that make it up are not zero. */
function leastPossible({ cells, members }: CountSystem): (cell: number) => number {
  const known = new Map<number, number>()
  const leastOf = (at: number): number => {
    const found = known.get(at)
    if (found !== undefined) return found
    const { value, isSeen, sums } = cells[at]!
    const own = value > 0 && isSeen ? 1 : 0
    known.set(at, own)
    const asTotal = sums
      .filter(({ sign }) => sign === -1)
      .map(({ sum }) =>
        members[sum]!.reduce(
          (held, part) =>
            part !== at && cells[part]!.sums.some(one => one.sum === sum && one.sign === 1)
              ? held + leastOf(part)
              : held,
          0,
        ),
      )
    const least = Math.max(own, ...asTotal)
    known.set(at, least)
    return least
  }
  return leastOf
}
