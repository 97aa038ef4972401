import type { CountSystem } from './count-system.ts'

/** Changes by one, or a few, of several counts at once, after which every sum still holds. */
export type Move = ReadonlyMap<number, number>

type Step = {
  cell: number
  change: number
  before: Step | null
  /** Sums that do not hold yet, by how much, in their order. */
  open: readonly (readonly [sum: number, by: number])[]
  cost: number
}

const costOfHidden = 1
const costOfPart = 100
const costOfTotal = 150
const costOfOpen = 100
/** Steps looked at before the search is given up: then more is withheld than it might take, never less. */
const mostSteps = 5000

type Asked = {
  start: number
  direction: 1 | -1
  /** How far the counts were moved already. */
  moved: ReadonlyMap<number, number>
  /** Whether counts that are shown may be moved, and withheld for it. */
  mayHide: boolean
}

/**
 * A way to change one count by one while others that are withheld make up for it: best first, by how many more counts
 * would have to be withheld. A reader cannot tell the counts after such a move from those before it. Values are looked
 * at only to keep withheld counts at one or more (a zero would be shown), never to choose among them.
 */
export function unitMove({ cells, members }: CountSystem, asked: Asked): Move | null {
  const { start, direction, moved, mayHide } = asked
  const first: Step = { cell: start, change: direction, before: null, open: [], cost: 0 }
  const begun = { ...first, open: openAfter(cells, [], start, direction) }
  if (begun.open.length === 0) return changesOf(begun)
  const queue = bestFirst()
  queue.put(begun, 0)
  const seen = new Set<string>([nameOf(begun)])
  for (let looked = 0; looked < mostSteps; ) {
    const step = queue.take()
    if (!step || step.open.length === 0) return step && changesOf(step)
    const [sum, by] = step.open[0]!
    // The last that is put in is taken first: so of equal ones it is the first of the sum.
    for (const cell of members[sum]!.toReversed()) {
      looked++
      if (cell === start) continue
      const { value, hidden, isSeen, sums } = cells[cell]!
      if (!hidden && (!mayHide || value === 0)) continue
      const change = -by * sums.find(one => one.sum === sum)!.sign
      const after = value + (moved.get(cell) ?? 0) + changeIn(step, cell) + change
      if (after < (isSeen ? 1 : 0)) continue
      const open = openAfter(cells, step.open, cell, change)
      const isTotal = sums.some(one => one.sign === -1)
      const cost = step.cost + (hidden ? costOfHidden : isTotal ? costOfTotal : costOfPart)
      const taken = { cell, change, before: step, open, cost }
      if (open.length === 0 && hidden) return changesOf(taken)
      const name = nameOf(taken)
      if (open.length > 0 && seen.has(name)) continue
      seen.add(name)
      queue.put(taken, cost + open.length * costOfOpen)
    }
  }
  return null
}

/** Steps by their rank, the least first; of those of one rank the last that was put in. */
function bestFirst() {
  const byRank: Step[][] = []
  let least = 0
  return {
    put(step: Step, rank: number) {
      byRank[rank] ??= []
      byRank[rank].push(step)
      least = Math.min(least, rank)
    },
    take(): Step | null {
      for (; least < byRank.length; least++) {
        const step = byRank[least]?.pop()
        if (step) return step
      }
      return null
    },
  }
}

function openAfter(
  cells: CountSystem['cells'],
  open: Step['open'],
  cell: number,
  change: number,
): Step['open'] {
  const by = new Map(open)
  for (const { sum, sign } of cells[cell]!.sums) by.set(sum, (by.get(sum) ?? 0) + sign * change)
  return [...by].filter(([, amount]) => amount !== 0).sort(([a], [b]) => a - b)
}

const nameOf = ({ open }: Step) => open.join(';')

function changeIn(step: Step | null, cell: number): number {
  let change = 0
  for (let one = step; one; one = one.before) if (one.cell === cell) change += one.change
  return change
}

function changesOf(last: Step): Move {
  const changes = new Map<number, number>()
  for (let one: Step | null = last; one; one = one.before) {
    changes.set(one.cell, (changes.get(one.cell) ?? 0) + one.change)
  }
  return changes
}
