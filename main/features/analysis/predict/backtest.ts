import { counted } from '#shared/count-words.ts'
import { AppError } from '#shared/rpc/error.ts'
import { mostIn, pai, pei, rankedCells, recaptureRateIndex } from './accuracy.ts'
import { type Candidate, candidatesFor, type Past } from './candidates.ts'
import { countsIn, rasterOf } from './raster.ts'

export type BacktestInput = {
  eastings: Float64Array
  northings: Float64Array
  /** London day of each incident, since 1970. */
  days: Int32Array
  fortnights: number
  trainDays: number
  areaShare: number
  cellMetres: number
}

/** What one way to choose ground caught: one entry per fortnight. */
export type Scored = {
  candidate: Candidate
  inside: Float64Array
  pai: Float64Array
  pei: Float64Array
  /** NaN where the ground held nothing before. */
  rri: Float64Array
}
export type Backtest = {
  scored: Scored[]
  /** First day of each fortnight, and its incidents. */
  starts: Int32Array
  incidents: Float64Array
  /** Incidents learnt from or scored on. */
  used: number
  cells: number
  chosen: number
}

export const fortnightDays = 14
export const fewestFortnights = 4
/** With fewer incidents in a fortnight, one more or less decides which method is best. */
const fewestPerFortnight = 10

/**
 * Scores every method on the bureau's own past (a rolling-origin evaluation): it is given the incidents of the time
 * before a fortnight, chooses as many squares as every other method, and is scored on that fortnight. Squares of
 * equal score are filled up by their incidents before, so that all methods cover exactly the same share of the ground.
 *
 * @throws AppError `invalid` where there is too little history.
 */
export function backtest(input: BacktestInput, onFortnight: (done: number, total: number) => void): Backtest {
  const { eastings, northings, days, trainDays, areaShare, cellMetres } = input
  const starts = startsOf(input)
  const used = Uint32Array.from(days.keys()).filter(i => days[i]! >= starts[0]! - trainDays)
  const at = (column: Float64Array) => Float64Array.from(used, i => column[i]!)
  const ground = { eastings: at(eastings), northings: at(northings), days: used.map(i => days[i]!) }
  const raster = rasterOf(ground.eastings, ground.northings, cellMetres)
  const chosen = Math.max(1, Math.round(areaShare * raster.cells))
  const between = (from: number, until: number) =>
    Uint32Array.from(ground.days.keys()).filter(i => ground.days[i]! >= from && ground.days[i]! < until)
  const series = () => new Float64Array(starts.length)
  const scored = candidatesFor(used.length).map(
    (candidate): Scored => ({ candidate, inside: series(), pai: series(), pei: series(), rri: series() }),
  )
  const incidents = series()
  for (const [fortnight, start] of starts.entries()) {
    const points = between(start - trainDays, start)
    const past: Past = {
      eastings: Float64Array.from(points, i => ground.eastings[i]!),
      northings: Float64Array.from(points, i => ground.northings[i]!),
      points,
      lastFortnight: between(start - fortnightDays, start),
    }
    const before = countsIn(raster, points)
    const after = countsIn(raster, between(start, start + fortnightDays))
    const all = after.reduce((sum, count) => sum + count, 0)
    const best = mostIn(after, chosen)
    incidents[fortnight] = all
    for (const one of scored) {
      const squares = rankedCells(one.candidate.score(past, raster), before).subarray(0, chosen)
      const sumOf = (counts: Float64Array) => squares.reduce((sum, cell) => sum + counts[cell]!, 0)
      const [inside, insideBefore] = [sumOf(after), sumOf(before)]
      const figures = {
        inside,
        pai: pai({ inside, all, areaInside: chosen, areaAll: raster.cells }),
        pei: pei(inside, best),
        rri: recaptureRateIndex({ inside, all }, { inside: insideBefore, all: points.length }),
      }
      for (const key of ['inside', 'pai', 'pei', 'rri'] as const) {
        const figure = figures[key]
        one[key][fortnight] = typeof figure === 'number' ? figure : Number.NaN
      }
    }
    onFortnight(fortnight + 1, starts.length)
  }
  return { scored, starts, incidents, used: used.length, cells: raster.cells, chosen }
}

/** First days of the last fortnights that have enough time before them, the earliest first. */
function startsOf({ days, fortnights, trainDays }: BacktestInput): Int32Array {
  const first = days.reduce((least, day) => Math.min(least, day), Number.POSITIVE_INFINITY)
  const last = days.reduce((most, day) => Math.max(most, day), Number.NEGATIVE_INFINITY)
  const room = Math.floor((last + 1 - first - trainDays) / fortnightDays)
  if (!(room >= fewestFortnights)) {
    throw new AppError(
      'invalid',
      `There is too little history: methods are told apart by ${fewestFortnights} fortnights or more after ${counted(Math.ceil(trainDays / 7), 'week')} to learn from, and the incidents span ${counted(days.length === 0 ? 0 : last - first + 1, 'day')}.`,
      { next: 'Widen the period, or let the methods learn from a shorter time.' },
    )
  }
  const scored = Math.min(fortnights, room)
  const starts = Int32Array.from(
    { length: scored },
    (_, index) => last + 1 - (scored - index) * fortnightDays,
  )
  const counts = starts.map(start => days.filter(day => day >= start && day < start + fortnightDays).length)
  const total = counts.reduce((sum, count) => sum + count, 0)
  if (total < fewestPerFortnight * scored || counts.some(count => count === 0)) {
    throw new AppError(
      'invalid',
      `There are too few incidents: ${total} in ${counted(scored, 'fortnight')}, and it takes ${fewestPerFortnight} in each to tell methods apart.`,
      { next: 'Take in more sources or categories.' },
    )
  }
  return starts
}
