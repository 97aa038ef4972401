import { normalDraw, type Random, seededRandom } from '#shared/random.ts'
import { days, lastDay, months } from './calendar.ts'
import { anyCaller, type Call } from './call.ts'
import { type Draw, weighted } from './drawing.ts'
import { isKeptFree, plantedCalls } from './planted.ts'
import { momentIn, seasonOf } from './rhythms.ts'
import { categories, type SourceKey, sourceKeys } from './sources.ts'
import { layStreets, type Streets } from './streets.ts'
import { truths } from './truths.ts'

const shiftMonth = months.indexOf('2025-01')
const unplacedShare = 0.012

/** Calls a month, before and since callers were asked to ring 101; the channel shift names two months exactly. */
const others: Record<SourceKey, readonly [before: number, since: number]> = {
  'call-centre-101': [420, 464],
  'police-control': [333, 362],
  'council-noise': [125, 130],
  'fire-deliberate': [38, 36],
}
const drinkOrDrugs: Partial<Record<SourceKey, readonly [before: number, since: number]>> =
  truths.channelShift.drinkOrDrugs

/** All calls of the story in the order they were made; the same for the same seed. */
export function generateCalls(seed: number): Call[] {
  const random = seededRandom(seed)
  const streets = layStreets(random, isKeptFree)
  const planted = plantedCalls(random)
  const calls = [...planted, ...sourceKeys.flatMap(source => background(random, streets, source, planted))]
  return calls.sort((a, b) => a.day - b.day || a.minute - b.minute)
}

/** What is called in besides the planted truths: in each month as many as make up that month's number. */
function background(random: Random, streets: Streets, source: SourceKey, planted: readonly Call[]): Call[] {
  const groups = [others[source], drinkOrDrugs[source]]
  return groups.flatMap((perMonth, group) => {
    if (!perMonth) return []
    const isDrinkOrDrugs = group === 1
    const inGroup = (category: number) =>
      Boolean(categories[source][category]!.drinkOrDrugs) === isDrinkOrDrugs
    const draw = weighted(categories[source].map((category, index) => (inGroup(index) ? category.weight : 0)))
    const there = new Uint32Array(months.length)
    for (const { source: from, category, day } of planted) {
      if (from === source && inGroup(category)) there[monthOf(day)]! += 1
    }
    return months.flatMap((_, month) => {
      const count = monthlyCount(random, perMonth, month) - there[month]!
      return Array.from({ length: Math.max(0, count) }, () => ordinary(random, streets, source, month, draw))
    })
  })
}

function monthlyCount(random: Random, [before, since]: readonly [number, number], month: number): number {
  const usual = month < shiftMonth ? before : since
  const name = months[month]!
  if ((truths.channelShift.months as readonly string[]).includes(name)) return usual
  const share = name === lastDay.slice(0, 7) ? Number(lastDay.slice(8)) / 31 : 1
  return Math.round(usual * seasonOf(month) * share * normalDraw(random, 1, 0.03))
}

function ordinary(random: Random, streets: Streets, source: SourceKey, month: number, draw: Draw): Call {
  const category = draw(random)
  const { rhythm, central } = categories[source][category]!
  const door = (central ? streets.drawCentral : streets.draw)(random)
  const address = random() < unplacedShare ? null : streets.addresses[door]!
  return {
    source,
    category,
    address,
    ...momentIn(random, rhythm, month),
    caller: anyCaller(random),
    plant: null,
  }
}

function monthOf(day: number): number {
  return days[day]!.monthIndex
}
