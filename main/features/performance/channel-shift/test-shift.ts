import type { Figure } from '#shared/features/analysis/figures.ts'
import type { ShiftCell, ShiftVerdict } from '#shared/features/performance/channel-shift.ts'
import { fewestForPercent } from '#shared/fewest-for-percent.ts'
import { compareCounts } from '../../analysis/change/compare-counts.ts'
import { benjaminiHochberg } from '../../analysis/statistics/benjamini-hochberg.ts'
import { fisherExact } from '../statistics/fisher-exact.ts'

const alpha = 0.05

/** Calls of one theme by channel, now and before. */
export type ThemeCalls = { now: Uint32Array; before: Uint32Array }
export type Exposures = { now: number; before: number }
type Tested = Omit<ShiftCell, 'filters'>
export type TestedTheme = {
  total: Tested
  cells: (Tested & { shareP: number })[]
  shareQ: number
  verdict: ShiftVerdict
  /** Positions of the channels whose share rose, and fell, by more than chance would explain. */
  gained: number[]
  lost: number[]
}

/**
 * Tells a shift from a fall. Of each theme two things are tested, because they are two questions: whether there are
 * as many calls as before (E-test of the total, per day), and whether the channels share them as before (Fisher's
 * exact test of each channel against the others together; of more than two channels the smallest p times their number,
 * after Bonferroni). Both are corrected over the themes after Benjamini and Hochberg. A changed share of an unchanged
 * total is a shift; a changed total shared as before is a fall or a rise; both may be.
 */
export function testShift(themes: readonly ThemeCalls[], exposure: Exposures): TestedTheme[] {
  const totals = themes.map(({ now, before }) => cellOf(sum(now), sum(before), exposure))
  const cells = themes.map(({ now, before }) =>
    [...now].map((count, channel) => ({
      ...cellOf(count, before[channel]!, exposure),
      shareP: shareTest(count, sum(now), before[channel]!, sum(before)),
    })),
  )
  const shares = cells.map(row => shareOfAll(row))
  const totalQ = corrected(totals.map(({ p }) => p))
  const shareQ = corrected(shares)
  const cellQ = corrected(cells.flat().map(cell => (isEmpty(cell) ? null : cell.p)))
  let next = 0
  return themes.map((calls, index) => {
    const total = { ...totals[index]!, q: totalQ[index]! }
    const row = cells[index]!.map(cell => ({ ...cell, q: cellQ[next++]! }))
    const verdict = verdictOf(total, shareQ[index]!, exposure)
    const moved = verdict.endsWith('shift') ? movedIn(row, calls) : { gained: [], lost: [] }
    return { total, cells: row, shareQ: shareQ[index]!, verdict, ...moved }
  })
}

/** Benjamini and Hochberg over what was tested; what could not be, `null`, is no member of the family. */
function corrected(p: readonly (number | null)[]): number[] {
  const q = benjaminiHochberg(Float64Array.from(p.filter(each => each !== null)))
  let next = 0
  return p.map(each => (each === null ? 1 : q[next++]!))
}

const isEmpty = ({ now, before }: Pick<Tested, 'now' | 'before'>) => now + before === 0

function cellOf(now: number, before: number, exposure: Exposures): Tested {
  const change = compareCounts(
    { count: now, exposure: exposure.now },
    { count: before, exposure: exposure.before },
  )
  const told = (figure: Figure): Figure =>
    before === 0 || Math.min(now, before) >= fewestForPercent
      ? figure
      : { unavailable: `Under ${fewestForPercent}, so the two counts say more than a percentage.` }
  return {
    now,
    before,
    p: change.p,
    q: change.p,
    percent: told(change.percent),
    percentLower: told(change.percentLower),
    percentUpper: told(change.percentUpper),
  }
}

/** Of one channel among all, now against before. */
function shareTest(now: number, ofNow: number, before: number, ofBefore: number): number {
  return fisherExact(now, ofNow - now, before, ofBefore - before)
}

type Row = readonly (Tested & { shareP: number })[]

/** Null where one channel takes all calls, or none: there is nothing to share. */
function shareOfAll(row: Row): number | null {
  const taking = row.filter(cell => !isEmpty(cell))
  if (taking.length < 2) return null
  return Math.min(1, testsIn(row) * Math.min(...taking.map(({ shareP }) => shareP)))
}

/** Of two channels what one gains the other loses, and the two tests are one. */
function testsIn(row: Row): number {
  const taking = row.filter(cell => !isEmpty(cell)).length
  return taking <= 2 ? 1 : taking
}

function movedIn(row: Row, { now, before }: ThemeCalls) {
  const [ofNow, ofBefore] = [sum(now), sum(before)]
  const [gained, lost]: [number[], number[]] = [[], []]
  for (const [channel, { shareP }] of row.entries()) {
    if (shareP * testsIn(row) > alpha) continue
    const rose = now[channel]! * ofBefore > before[channel]! * ofNow
    if (rose) gained.push(channel)
    else lost.push(channel)
  }
  return { gained, lost }
}

function verdictOf({ now, before, q }: Tested, shareQ: number, exposure: Exposures): ShiftVerdict {
  if (now + before < fewestForPercent) return 'too-few'
  const changed = q <= alpha ? (now * exposure.before < before * exposure.now ? 'fall' : 'rise') : null
  const moved = shareQ <= alpha
  if (changed) return moved ? `${changed}-and-shift` : changed
  return moved ? 'shift' : 'none'
}

export function sum(counts: Uint32Array): number {
  let all = 0
  for (const count of counts) all += count
  return all
}
