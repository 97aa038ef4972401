import type { Sum } from '../model/document.ts'

/** A count as a reader may or may not know it. */
export type CountCell = {
  key: string
  /** As counted; 0 where the pack itself does not tell (`isSeen` false), from where it can only be raised. */
  value: number
  /** It stands in the pack, or its sums give it away. */
  isKnown: boolean
  /** It stands somewhere in the pack. */
  isSeen: boolean
  hidden: boolean
  /** The sums it is in: 1 as a part, -1 as the total. */
  sums: { sum: number; sign: 1 | -1 }[]
}
export type CountSystem = { cells: CountCell[]; members: number[][] }

/**
 * All counts of a pack and all that is said of their adding up, as one system of equations. A part that stands nowhere
 * in the pack is a cell too: where it is the only one that is missing, subtraction gives it. A sum whose parts fall
 * short of its total has such a part as well (those left over), and one whose parts overlap has what they share.
 */
export function countSystem(counts: ReadonlyMap<string, number>, sums: readonly Sum[]): CountSystem {
  const cells: CountCell[] = []
  const members: number[][] = []
  const at = new Map<string, number>()
  const add = (key: string, value: number | null, isSeen: boolean) => {
    at.set(key, cells.length)
    cells.push({
      key,
      value: value ?? 0,
      isKnown: value !== null,
      isSeen,
      hidden: !isSeen,
      sums: [],
    })
    return cells.length - 1
  }
  for (const [key, value] of counts) add(key, value, true)
  for (const { total, parts } of distinct(sums)) {
    const sum = members.push([]) - 1
    const join = (key: string, sign: 1 | -1) => {
      const cell = at.get(key) ?? add(key, null, false)
      cells[cell]!.sums.push({ sum, sign })
      members[sum]!.push(cell)
    }
    for (const part of new Set(parts)) join(part, 1)
    join(total, -1)
  }
  workOut(cells, members)
  for (const [sum, inSum] of members.entries()) {
    if (inSum.some(cell => !cells[cell]!.isKnown)) continue
    const over = -excess(cells, inSum, sum)
    if (over === 0) continue
    const cell = add(`rest of sum ${sum}`, Math.abs(over), false)
    cells[cell]!.sums.push({ sum, sign: over > 0 ? 1 : -1 })
    inSum.push(cell)
  }
  return { cells, members }
}

/** Sums that say something: those with a part that is not their total, each once. */
function distinct(sums: readonly Sum[]): Sum[] {
  const seen = new Set<string>()
  return sums.filter(({ total, parts }) => {
    const name = JSON.stringify([total, [...new Set(parts)].sort()])
    if (seen.has(name) || parts.length === 0 || parts.includes(total)) return false
    seen.add(name)
    return true
  })
}

/** What the parts of a sum are more than its total. */
function excess(cells: readonly CountCell[], inSum: readonly number[], sum: number): number {
  return inSum.reduce((held, cell) => {
    const { value, sums } = cells[cell]!
    return held + value * sums.find(one => one.sum === sum)!.sign
  }, 0)
}

/** Values of the cells that stand nowhere, as far as one sum after the other gives them. */
function workOut(cells: CountCell[], members: readonly (readonly number[])[]) {
  for (let found = true; found; ) {
    found = false
    for (const [sum, inSum] of members.entries()) {
      const missing = inSum.filter(cell => !cells[cell]!.isKnown)
      if (missing.length !== 1) continue
      const cell = cells[missing[0]!]!
      const value = -excess(cells, inSum, sum) * cell.sums.find(one => one.sum === sum)!.sign
      // Parts that overlap leave less than nothing: what the sum lacks is then told by a cell of its own.
      cell.value = Math.max(0, value)
      cell.isKnown = true
      found = true
    }
  }
}
