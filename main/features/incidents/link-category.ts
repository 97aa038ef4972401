import { nameOfCode, schemes, translateCode } from '../imports/categories/schemes.ts'
import { type CodeTable, codeAt } from './category-codes.ts'
import type { Snapshot } from './snapshot.ts'

/** What two codes say of each other: the factor of the score, and the code they agree on. */
export type CodeAgreement = { factor: number; sharedCode: string | null }

const coarse = 'nsir2011'
const unknown: CodeAgreement = { factor: 0.6, sharedCode: null }
const contradicting: CodeAgreement = { factor: 0, sharedCode: null }

/**
 * Compares two codes in every scheme that knows both, the fine ones first. The same in one of them: 1, or 0.9 where
 * it is only one of the three kinds of NSIR 2011. Known in one and nowhere the same: they contradict each other, 0.
 * Not coded, or never known in the same scheme: 0.6, which speaks neither for nor against.
 */
export function codesAgree(one: string | null, other: string | null): CodeAgreement {
  if (one === null || other === null) return unknown
  let differs = false
  for (const { key } of finestFirst) {
    const [mine, theirs] = [translateCode(one, key), translateCode(other, key)]
    if (mine === null || theirs === null) continue
    if (mine === theirs) return { factor: key === coarse ? 0.9 : 1, sharedCode: mine }
    differs = true
  }
  return differs ? contradicting : unknown
}

const finestFirst = [...schemes].sort((a, b) => Number(a.key === coarse) - Number(b.key === coarse))

/** The codes of some incidents as they are compared: a number for each position, a factor for each two numbers. */
export type CodeFactors = {
  /** By position; 0 is "not coded". */
  numbers: Uint16Array
  codes: number
  /** `factors[one * codes + other]` */
  factors: Float64Array
}

/** Numbers the codes that these positions have on the day they began. */
export function codeFactors(
  { categories, fromMinutes, length }: Pick<Snapshot, 'categories' | 'fromMinutes' | 'length'>,
  positions: Uint32Array,
  table: CodeTable,
): CodeFactors {
  const numberOf = new Map<string | null, number>([[null, 0]])
  const numbers = new Uint16Array(length)
  for (const at of positions) {
    const code = codeAt(table.get(categories[at]!), fromMinutes[at]!)
    let number = numberOf.get(code)
    if (number === undefined) {
      number = numberOf.size
      numberOf.set(code, number)
    }
    numbers[at] = number
  }
  const codes = [...numberOf.keys()]
  const factors = Float64Array.from(codes.flatMap(one => codes.map(other => codesAgree(one, other).factor)))
  return { numbers, codes: codes.length, factors }
}

/** What both are called, in words. */
export function sharedName({ sharedCode }: CodeAgreement): string | null {
  return sharedCode === null ? null : (nameOfCode(sharedCode) ?? sharedCode)
}
