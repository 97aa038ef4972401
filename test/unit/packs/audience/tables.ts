import type { Random } from '#shared/random.ts'
import type { Sum } from '../../../../main/features/packs/model/document.ts'

export type Tables = {
  counts: Map<string, number>
  sums: Sum[]
  /** Cells that nothing is summed into, by the key they are counted in. */
  leaves: Map<string, string[]>
}

const draws = [0, 0, 0, 1, 1, 2, 3, 4, 5, 6, 9, 14, 40, 120] as const
export const drawCount = (random: Random): number => draws[Math.floor(random() * draws.length)]!

/** A table of any number of dimensions with all its margins, each cell the sum over every dimension it leaves open. */
export function crossed(name: string, sizes: readonly number[], value: (at: number[]) => number): Tables {
  const tables: Tables = { counts: new Map(), sums: [], leaves: new Map() }
  const every = sizes.map(size => ['all', ...Array.from({ length: size }, (_, at) => String(at))])
  const positions = every.reduce<string[][]>(
    (held, choices) => held.flatMap(one => choices.map(choice => [...one, choice])),
    [[]],
  )
  const keyOf = (at: readonly string[]) => `${name} ${at.join(' ')}`
  const inner = positions.filter(at => !at.includes('all'))
  for (const at of positions) {
    const under = inner.filter(one => at.every((choice, i) => choice === 'all' || choice === one[i]))
    tables.counts.set(
      keyOf(at),
      under.reduce((held, one) => held + value(one.map(Number)), 0),
    )
    tables.leaves.set(keyOf(at), under.map(keyOf))
    for (const [i, choice] of at.entries()) {
      if (choice !== 'all') continue
      const parts = every[i]!.slice(1).map(one => keyOf(at.with(i, one)))
      tables.sums.push({ total: keyOf(at), parts })
    }
  }
  return tables
}

/** Cities of districts of beats: each total is the sum of what is below it. */
export function nested(random: Random): Tables {
  const tables: Tables = { counts: new Map(), sums: [], leaves: new Map() }
  const grow = (key: string, depth: number): { value: number; leaves: string[] } => {
    const below =
      depth === 0
        ? []
        : Array.from({ length: 1 + Math.floor(random() * 4) }, (_, at) => ({
            key: `${key}.${at}`,
            ...grow(`${key}.${at}`, depth - 1),
          }))
    const leaves = depth === 0 ? [key] : below.flatMap(one => one.leaves)
    const value = depth === 0 ? drawCount(random) : below.reduce((held, one) => held + one.value, 0)
    if (depth > 0) tables.sums.push({ total: key, parts: below.map(one => one.key) })
    tables.counts.set(key, value)
    tables.leaves.set(key, leaves)
    return { value, leaves }
  }
  grow('city', 3)
  return tables
}

/** Two tables of the same areas, by month and by category, which share what each area adds up to. */
export function sharing(random: Random): Tables {
  const [areas, months, kinds] = [3, 4, 3].map(most => 2 + Math.floor(random() * (most - 1))) as [
    number,
    number,
    number,
  ]
  const cell = new Map<string, number>()
  const draw = (at: string) => {
    if (!cell.has(at)) cell.set(at, drawCount(random))
    return cell.get(at)!
  }
  const calls = (area: number, month: number, kind: number) => draw(`${area} ${month} ${kind}`)
  const over = (size: number, value: (at: number) => number) =>
    Array.from({ length: size }, (_, at) => value(at)).reduce((a, b) => a + b, 0)
  const byMonth = crossed('x', [areas, months], ([area, month]) =>
    over(kinds, kind => calls(area!, month!, kind)),
  )
  const byKind = crossed('y', [areas, kinds], ([area, kind]) =>
    over(months, month => calls(area!, month, kind!)),
  )
  const shared = (key: string) => key.replace(/^[xy] (\S+) all$/, 'area $1')
  return joined([byMonth, byKind], shared)
}

function joined(tables: readonly Tables[], called: (key: string) => string): Tables {
  const all: Tables = { counts: new Map(), sums: [], leaves: new Map() }
  for (const { counts, sums, leaves } of tables) {
    for (const [key, value] of counts) all.counts.set(called(key), value)
    for (const { total, parts } of sums) all.sums.push({ total: called(total), parts: parts.map(called) })
    for (const [key, under] of leaves) {
      const known = all.leaves.get(called(key))
      // What each table tells of a shared count: at least as many as either says are not empty.
      const filled = (list: readonly string[]) => list.filter(one => counts.get(one)! > 0).length
      if (!known || filled(under) > known.length) all.leaves.set(called(key), under)
    }
  }
  return all
}
