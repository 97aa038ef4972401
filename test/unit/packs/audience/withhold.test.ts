import highs, { type Highs } from 'highs'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Random, seededRandom } from '#shared/random.ts'
import { withhold } from '../../../../main/features/packs/audience/withhold.ts'
import type { Sum } from '../../../../main/features/packs/model/document.ts'
import { crossed, drawCount, nested, sharing, type Tables } from './tables.ts'

// Its types take it for a CommonJS module; imported as a module, the default is the loader itself.
const loadSolver = highs as unknown as typeof highs.default
let solver: Highs
beforeAll(async () => {
  solver = await loadSolver()
})

const sizesOf = (random: Random, dimensions: number) =>
  Array.from({ length: dimensions }, () => 2 + Math.floor(random() * (dimensions === 3 ? 2 : 4)))
const table = (random: Random, dimensions: number) => {
  const drawn = new Map<string, number>()
  return crossed('c', sizesOf(random, dimensions), at => {
    const key = at.join(' ')
    if (!drawn.has(key)) drawn.set(key, drawCount(random))
    return drawn.get(key)!
  })
}

/** What a reader is left with: the sums, what is shown, and one unknown for each count that is not. */
function puzzle({ counts, sums }: Pick<Tables, 'counts' | 'sums'>, hidden: ReadonlySet<string>) {
  const unknowns = new Map<string, string>()
  const nameOf = (key: string) => {
    if (!unknowns.has(key)) unknowns.set(key, `x${unknowns.size}`)
    return unknowns.get(key)!
  }
  const equations = sums.flatMap(({ total, parts }) => {
    let known = 0
    const terms: [sign: string, name: string][] = []
    for (const [key, sign] of [...parts.map(part => [part, 1] as const), [total, -1] as const]) {
      if (counts.has(key) && !hidden.has(key)) known += sign * counts.get(key)!
      else terms.push([sign > 0 ? '+' : '-', nameOf(key)])
    }
    return terms.length > 0 ? [{ terms, known: -known }] : []
  })
  for (const key of hidden) nameOf(key)
  return { equations, unknowns, isSeen: (key: string) => counts.has(key) }
}
type Puzzle = ReturnType<typeof puzzle>

/** The puzzle as a program in the words of the solver, its unknowns called by a copy. */
function program(
  { equations, unknowns, isSeen }: Puzzle,
  copy: string,
  fixed?: [key: string, value: number],
) {
  return {
    rows: [
      ...equations.map(
        ({ terms, known }) => `${terms.map(([sign, name]) => `${sign} ${name}${copy}`).join(' ')} = ${known}`,
      ),
      ...(fixed ? [`${unknowns.get(fixed[0])}${copy} = ${fixed[1]}`] : []),
    ],
    bounds: [...unknowns].map(([key, name]) => `${name}${copy} >= ${isSeen(key) ? 1 : 0}`),
    names: [...unknowns.values()].map(name => `${name}${copy}`),
  }
}

function solve(goal: string, parts: readonly ReturnType<typeof program>[]) {
  const rows = parts.flatMap(part => part.rows).map((row, at) => ` c${at}: ${row}`)
  const bounds = parts.flatMap(part => part.bounds).map(bound => ` ${bound}`)
  const names = parts.flatMap(part => part.names).map(name => ` ${name}`)
  return solver.solve(
    [goal, 'Subject To', ...rows, 'Bounds', ...bounds, 'General', ...names, 'End'].join('\n'),
  )
}

const smallIn = ({ counts }: Tables, under: number) =>
  [...counts].filter(([, value]) => value > 0 && value < under).map(([key]) => key)

/** Whether every small count could be every value that a reader could think of, all asked in one program. */
function holds(tables: Tables, hidden: ReadonlySet<string>, under: number): boolean {
  const asked = puzzle(tables, hidden)
  const copies = smallIn(tables, under).flatMap((key, at) => {
    const least = tables.leaves.get(key)!.filter(leaf => tables.counts.get(leaf) !== 0).length
    return Array.from({ length: under - 1 }, (_, i) => i + 1)
      .filter(value => value >= least)
      .map(value => program(asked, `_${at}_${value}`, [key, value]))
  })
  if (copies.length === 0) return true
  const any = copies[0]!.names[0]!
  return solve(`Minimize\n obj: 0 ${any}`, copies).Status === 'Optimal'
}

const families: [string, (random: Random) => Tables, number][] = [
  ['a list with its total', random => table(random, 1), 400],
  ['a table with both margins', random => table(random, 2), 400],
  ['three dimensions with all margins', random => table(random, 3), 40],
  ['totals of totals', nested, 300],
  ['two tables that share a margin', sharing, 200],
]

describe('no small count can be worked back, by a solver that knows all sums, from', () => {
  test.each(families)('%s', (_, make, cases) => {
    let withheld = 0
    for (let seed = 1; seed <= cases; seed++) {
      const random = seededRandom(seed)
      const tables = make(random)
      const under = seed % 2 ? 5 : 3
      const hidden = withhold(tables.counts, tables.sums, under)
      const small = smallIn(tables, under)
      expect(
        small.filter(key => !hidden.has(key)),
        `shown, seed ${seed}`,
      ).toEqual([])
      expect(
        [...hidden].filter(key => tables.counts.get(key) === 0),
        `zeros, seed ${seed}`,
      ).toEqual([])
      if (!holds(tables, hidden, under)) {
        expect.fail(`seed ${seed}: ${JSON.stringify([...tables.counts])} hidden ${[...hidden]}`)
      }
      withheld += hidden.size
    }
    expect(withheld).toBeGreaterThan(cases)
  })
})

test('who holds the packs of one freeze for two audiences can work back no more than from the one that tells more', () => {
  let differing = 0
  for (let seed = 1; seed <= 150; seed++) {
    const tables = seed % 2 ? table(seededRandom(seed), 2) : sharing(seededRandom(seed))
    const board = withhold(tables.counts, tables.sums, 3)
    const open = withhold(tables.counts, tables.sums, 5, board)
    // Then a count shown to either is shown to the board.
    expect(
      [...board].filter(key => !open.has(key)),
      `seed ${seed}`,
    ).toEqual([])
    if (seed % 5 === 0) expect(holds(tables, open, 5), `held, seed ${seed}`).toBe(true)
    const alone = withhold(tables.counts, tables.sums, 5)
    if ([...board].some(key => !alone.has(key))) differing++
  }
  expect(differing).toBeGreaterThan(3)
})

test('hiding the small counts alone is what the solver does recover', () => {
  let recovered = 0
  for (let seed = 1; seed <= 40; seed++) {
    const tables = table(seededRandom(seed), 2)
    const small = smallIn(tables, 5)
    if (!holds(tables, new Set(small), 5)) recovered++
  }
  expect(recovered).toBeGreaterThan(20)
})

test('each hidden count has a least and a most that enclose every small value', () => {
  for (let seed = 1; seed <= 25; seed++) {
    const tables = table(seededRandom(seed), 2)
    const hidden = withhold(tables.counts, tables.sums, 5)
    const asked = puzzle(tables, hidden)
    for (const key of smallIn(tables, 5)) {
      const name = `${asked.unknowns.get(key)}_`
      const least = solve(`Minimize\n obj: ${name}`, [program(asked, '_')]).ObjectiveValue
      const most = solve(`Maximize\n obj: ${name}`, [program(asked, '_')])
      const filled = tables.leaves.get(key)!.filter(leaf => tables.counts.get(leaf) !== 0).length
      expect(least, `least of ${key}, seed ${seed}`).toBeLessThanOrEqual(Math.max(1, filled))
      expect(most.Status === 'Unbounded' || most.ObjectiveValue >= 4, `most of ${key}, seed ${seed}`).toBe(
        true,
      )
    }
  }
})

describe('withholding', () => {
  const total = (parts: string[]): Sum[] => [{ total: 'all', parts }]

  test('takes the fewest others that it can, in the order of the pack, whatever their size', () => {
    const counts = new Map([
      ['all', 63],
      ['a', 40],
      ['b', 2],
      ['c', 21],
    ])
    expect([...withhold(counts, total(['a', 'b', 'c']), 5)].sort()).toEqual(['a', 'b'])
    const turned = new Map([
      ['all', 63],
      ['a', 21],
      ['b', 2],
      ['c', 40],
    ])
    expect([...withhold(turned, total(['a', 'b', 'c']), 5)].sort()).toEqual(['a', 'b'])
  })
  test('leaves what is in no sum alone, and everything where no count is small', () => {
    expect([
      ...withhold(
        new Map([
          ['a', 2],
          ['b', 9],
        ]),
        [],
        5,
      ),
    ]).toEqual(['a'])
    expect(
      withhold(
        new Map([
          ['all', 12],
          ['a', 5],
          ['b', 7],
        ]),
        total(['a', 'b']),
        5,
      ).size,
    ).toBe(0)
    expect(
      withhold(
        new Map([
          ['all', 3],
          ['a', 1],
          ['b', 2],
        ]),
        total(['a', 'b']),
        0,
      ).size,
    ).toBe(0)
  })
  test('two small counts do not protect each other where their sum leaves them no room', () => {
    const counts = new Map([
      ['all', 12],
      ['a', 1],
      ['b', 1],
      ['c', 10],
    ])
    expect([...withhold(counts, total(['a', 'b', 'c']), 5)].sort()).toEqual(['a', 'b', 'c'])
  })
  test('knows the part that the pack does not show: the total gives it away', () => {
    const counts = new Map([
      ['all', 42],
      ['a', 30],
      ['b', 10],
    ])
    const hidden = withhold(counts, total(['a', 'b', 'not shown']), 5)
    expect(hidden.size).toBeGreaterThan(0)
    const short = withhold(counts, total(['a', 'b']), 5)
    expect(short.size).toBeGreaterThan(0)
  })
  test('some thousand counts take a moment', () => {
    const random = seededRandom(11)
    const tables = wideTable(random, 60, 36)
    const hidden = withhold(tables.counts, tables.sums, 5)
    expect(hidden.size).toBeGreaterThan(100)
  })
})

/** A wide table built without looking at every cell for every margin. */
function wideTable(random: Random, rows: number, columns: number) {
  const counts = new Map<string, number>()
  const sums: Sum[] = []
  const at = (row: number, column: number) => `r${row} c${column}`
  const everyRow = Array.from({ length: rows }, (_, row) => row)
  const everyColumn = Array.from({ length: columns }, (_, column) => column)
  for (const row of everyRow) for (const column of everyColumn) counts.set(at(row, column), drawCount(random))
  const put = (total: string, parts: string[]) => {
    counts.set(
      total,
      parts.reduce((held, part) => held + counts.get(part)!, 0),
    )
    sums.push({ total, parts })
  }
  for (const row of everyRow)
    put(
      `r${row}`,
      everyColumn.map(column => at(row, column)),
    )
  for (const column of everyColumn)
    put(
      `c${column}`,
      everyRow.map(row => at(row, column)),
    )
  put(
    'all',
    everyRow.map(row => `r${row}`),
  )
  put(
    'all',
    everyColumn.map(column => `c${column}`),
  )
  return { counts, sums }
}
