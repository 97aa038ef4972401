import { daysBetween, plusDays } from '../../working-days.ts'

/** What has been done of a backlog lately, and what came in. Days are `YYYY-MM-DD`. */
export type BacklogRate = {
  due: number
  /** Done in the days observed. */
  done: number
  /** Come in over the same days. */
  inflow: number
  days: number
}
const perMonth = 365.25 / 12
/** Two-sided 95 % of the normal distribution. */
const z = 1.96

/**
 * What is left on a day at the present rate: the backlog less what is done and plus what comes in until then. Done
 * and inflow are taken as Poisson counts, observed once and to come; the interval holds 95 % of what is to be
 * expected (W. Nelson, "Applied Life Data Analysis", 1982; normal approximation: the variance of the forecast is
 * (done + inflow) · f · (1 + f), with f the days to come over the days observed: that of the counts to come, and that
 * of the rates as they are known). With few done and little come in it is too narrow. Never below nothing.
 *
 * @param rate observed over `days`, one or more.
 */
export function leftOn(rate: BacklogRate, today: string, day: string) {
  const f = Math.max(0, daysBetween(today, day)) / rate.days
  const expected = rate.due - (rate.done - rate.inflow) * f
  const spread = z * Math.sqrt((rate.done + rate.inflow) * f * (1 + f))
  const whole = (value: number) => Math.max(0, Math.round(value))
  return { left: whole(expected), low: whole(expected - spread), high: whole(expected + spread) }
}

/** Beyond this nobody plans, and the interval would say nothing. */
const mostDays = 3650

/**
 * The day on which a backlog clears at the present rate: the expected one, and the first and last that the interval
 * allows; null for never, or not within ten years.
 */
export function clearsOn(rate: BacklogRate, today: string) {
  const firstDayWith = (isClear: (left: ReturnType<typeof leftOn>) => boolean) => {
    for (let days = 0; days <= mostDays; days++) {
      const day = plusDays(today, days)
      if (isClear(leftOn(rate, today, day))) return day
    }
    return null
  }
  if (rate.due === 0) return { expected: today, earliest: today, latest: today }
  return {
    expected: firstDayWith(({ left }) => left === 0),
    earliest: firstDayWith(({ low }) => low === 0),
    latest: firstDayWith(({ high }) => high === 0),
  }
}

/** The rate in the words of a month of 30.4 days. */
export function perMonthOf(count: number, days: number): number {
  return (count / days) * perMonth
}

/** What a bureau weighs the rows of a work list by. */
export type Weights = { risk: number; days: number; overdue: number }
export const plainWeights: Weights = { risk: 2, days: 1, overdue: 1 }

const riskScores: Record<string, number> = { 'very high': 4, high: 3, medium: 2, standard: 1, low: 1 }

/** Risk as a score: words, or a number from 0 to 4; null where it says neither. */
export function riskScore(risk: string): number | null {
  const text = risk.trim().toLowerCase()
  const known = riskScores[text]
  if (known !== undefined) return known
  const number = text === '' ? Number.NaN : Number(text)
  return number >= 0 && number <= 4 ? number : null
}

/**
 * How urgent a row is: risk (0 to 4, in quarters), days since the last visit (a year counts as one, never visited as
 * two), and how overdue it is (a month counts as one), each times its weight. Higher comes first.
 */
export function urgencyOf(
  row: { risk: string; lastOn: string | null; dueOn: string | null },
  weights: Weights,
  today: string,
): { score: number; parts: { risk: number; days: number; overdue: number } } {
  const since = row.lastOn === null ? 2 : Math.min(2, Math.max(0, daysBetween(row.lastOn, today) / 365))
  const late = row.dueOn === null ? 0 : Math.min(4, Math.max(0, daysBetween(row.dueOn, today) / perMonth))
  const parts = {
    risk: (weights.risk * (riskScore(row.risk) ?? 0)) / 4,
    days: weights.days * since,
    overdue: weights.overdue * late,
  }
  return { score: parts.risk + parts.days + parts.overdue, parts }
}
