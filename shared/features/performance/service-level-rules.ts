/** What is promised: that a call is answered, somebody goes there, or it is dealt with. */
export const measuredKinds = ['answer', 'visit', 'resolve'] as const
export type MeasuredKind = (typeof measuredKinds)[number]
export const measuredWords: Record<MeasuredKind, string> = {
  answer: 'Call answered',
  visit: 'First visit',
  resolve: 'Resolved',
}

export const targetUnits = ['seconds', 'minutes', 'hours', 'working-days'] as const
export type TargetUnit = (typeof targetUnits)[number]
const unitWords: Record<TargetUnit, [one: string, many: string]> = {
  seconds: ['second', 'seconds'],
  minutes: ['minute', 'minutes'],
  hours: ['hour', 'hours'],
  'working-days': ['working day', 'working days'],
}

/** `3 working days`, `1 hour`. */
export function amountWords(amount: number, unit: TargetUnit): string {
  return `${amount} ${unitWords[unit][amount === 1 ? 0 : 1]}`
}

export const levelClocks = ['round', 'working'] as const
export type LevelClock = (typeof levelClocks)[number]

export type ServicePromise = {
  measured: MeasuredKind
  target: { amount: number; unit: TargetUnit }
  sharePercent: number
  clock: LevelClock
  opensAt: string
  closesAt: string
}

/** The promise in one line: `First visit within 3 working days for 90 %`. */
export function promiseWords({ measured, target, sharePercent }: ServicePromise): string {
  return `${measuredWords[measured]} within ${amountWords(target.amount, target.unit)} for ${sharePercent} %`
}

/** How time is counted, in one sentence. */
export function clockWords({ target, clock, opensAt, closesAt }: ServicePromise): string {
  if (target.unit === 'working-days') {
    return 'Counted in working days after the day of the call, Monday to Friday, bank holidays of England and Wales excepted.'
  }
  return clock === 'round'
    ? 'Counted round the clock.'
    : `Counted from ${opensAt} to ${closesAt}, Monday to Friday, bank holidays of England and Wales excepted.`
}

/** Why a promise cannot be kept as it stands; null where it can. */
export function whyNoPromise(
  promise: ServicePromise & { validFrom: string; validUntil: string | null },
): string | null {
  const { measured, target, clock, opensAt, closesAt, validFrom, validUntil } = promise
  if (measured === 'answer' && target.unit === 'working-days')
    return 'A call is not answered within working days.'
  if (measured === 'answer' && clock === 'working') {
    return 'How long a caller waited is counted round the clock.'
  }
  if (measured !== 'answer' && target.unit === 'seconds') {
    return 'Visits and endings are known to the minute: choose minutes, hours or working days.'
  }
  if (clock === 'working' && opensAt >= closesAt) return 'The office closes before it opens.'
  if (validUntil !== null && validUntil < validFrom) return 'The promise ends before it begins.'
  return null
}

/** What can be said of a promise, by the 95 % interval of its share. */
export const verdicts = ['met', 'missed', 'unclear', 'few', 'nothing'] as const
export type Verdict = (typeof verdicts)[number]
export const verdictWords: Record<Verdict, string> = {
  met: 'Met',
  missed: 'Missed',
  unclear: 'Cannot be told',
  few: 'Too few to tell',
  nothing: 'Nothing to measure',
}

/** Shares of fewer are told as "4 of 6". */
export const fewerThan = 10

/** The rule that stands wherever a verdict does. */
export const verdictRule =
  'Met: the whole 95 % interval of the share is at or above the target. Missed: the whole interval is below it. Otherwise it cannot be told.'

export function verdictOf(
  { kept, of, lower, upper }: { kept: number; of: number; lower: number; upper: number },
  sharePercent: number,
): Verdict {
  if (of === 0) return 'nothing'
  const target = sharePercent / 100
  if (lower >= target && kept > 0) return 'met'
  if (upper < target) return 'missed'
  return of < fewerThan ? 'few' : 'unclear'
}

const percent = (share: number) => `${(share * 100).toFixed(1)} %`
const countWords = (count: number) => count.toLocaleString('en-GB')

type Share = { kept: number; of: number }

/** `176 of 190 (92.6 %, 95 % interval 88.0 to 95.6 %)`; of fewer than ten only `4 of 6`, of none `n/a`. */
export function shareWords({ kept, of, lower, upper }: Share & { lower: number; upper: number }) {
  if (of < fewerThan) return shortShareWords({ kept, of })
  const counts = `${countWords(kept)} of ${countWords(of)}`
  return `${counts} (${percent(kept / of)}, 95 % interval ${(lower * 100).toFixed(1)} to ${percent(upper)})`
}

/** The same without its interval, for where the change with its own stands beside it. */
export function shortShareWords({ kept, of }: Share): string {
  if (of === 0) return 'n/a'
  const counts = `${countWords(kept)} of ${countWords(of)}`
  return of < fewerThan ? counts : `${counts} (${percent(kept / of)})`
}

/** What became of an incident under a promise. The first three are counted in its share. */
export const outcomes = [
  'kept',
  'late',
  'overdue',
  'not-due',
  'not-heard',
  'unvisited',
  'no-time',
  'impossible',
  'too-rough',
  'no-call-time',
] as const
export type LevelOutcome = (typeof outcomes)[number]
export const outcomeWords: Record<LevelOutcome, string> = {
  kept: 'Kept',
  late: 'Late',
  overdue: 'Still open and overdue',
  'not-due': 'Still open, not yet due',
  'not-heard': 'Open when last told, due since: the source has not told it again',
  unvisited: 'Closed without a visit',
  'no-time': 'No time kept',
  impossible: 'A time that cannot be right',
  'too-rough': 'Told too roughly to say on which side of the target it was',
  'no-call-time': 'The time of the call is not known well enough',
}

/** A time as it is counted for a promise, in words: `32 s`, `1 h 35 min`, `2 days 4 h`, `3 working days`. */
export function spanWords(
  value: number,
  { measured, target, clock }: Pick<ServicePromise, 'measured' | 'target' | 'clock'>,
): string {
  if (target.unit === 'working-days') return amountWords(value, 'working-days')
  if (measured === 'answer') return value < 120 ? `${value} s` : minutesWords(Math.round(value / 60))
  const words = minutesWords(value, clock === 'round')
  return clock === 'round' ? words : `${words} of office time`
}

function minutesWords(minutes: number, withDays = false): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  if (hours === 0) return `${minutes} min`
  if (withDays && hours >= 48) {
    const days = Math.floor(hours / 24)
    return hours % 24 === 0 ? `${days} days` : `${days} days ${hours % 24} h`
  }
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`
}

/** How the share moved against the period before, by the 95 % interval of the difference. */
export function changeWords(change: { points: number; lower: number; upper: number } | null): string {
  if (!change) return 'n/a'
  const { points, lower, upper } = change
  const signed = (value: number) => {
    const told = Math.abs(value).toFixed(1)
    return told === '0.0' ? told : `${value > 0 ? '+' : '\u2212'}${told}`
  }
  const told = lower > 0 ? 'Better' : upper < 0 ? 'Worse' : 'No change that can be told'
  return `${told}: ${signed(points)} points, 95 % interval ${signed(lower)} to ${signed(upper)}`
}
