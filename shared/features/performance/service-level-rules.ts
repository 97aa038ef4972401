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

export type Promise_ = {
  measured: MeasuredKind
  target: { amount: number; unit: TargetUnit }
  sharePercent: number
  clock: LevelClock
  opensAt: string
  closesAt: string
}

/** The promise in one line: `First visit within 3 working days for 90 %`. */
export function promiseWords({ measured, target, sharePercent }: Promise_): string {
  return `${measuredWords[measured]} within ${amountWords(target.amount, target.unit)} for ${sharePercent} %`
}

/** How time is counted, in one sentence. */
export function clockWords({ target, clock, opensAt, closesAt }: Promise_): string {
  if (target.unit === 'working-days') {
    return 'Counted in working days after the day of the call, Monday to Friday, bank holidays of England and Wales excepted.'
  }
  return clock === 'round'
    ? 'Counted round the clock.'
    : `Counted from ${opensAt} to ${closesAt}, Monday to Friday, bank holidays of England and Wales excepted.`
}

/** Why a promise cannot be kept as it stands; null where it can. */
export function whyNoPromise(
  promise: Promise_ & { validFrom: string; validUntil: string | null },
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

/** `176 of 190 (92.6 %, 95 % interval 88.0 to 95.6 %)`; of fewer than ten only `4 of 6`, of none `n/a`. */
export function shareWords({
  kept,
  of,
  lower,
  upper,
}: {
  kept: number
  of: number
  lower: number
  upper: number
}) {
  if (of === 0) return 'n/a'
  if (of < fewerThan) return `${kept} of ${of}`
  return `${kept} of ${of} (${percent(kept / of)}, 95 % interval ${(lower * 100).toFixed(1)} to ${percent(upper)})`
}

/** What became of an incident under a promise. The first three are counted in its share. */
export const outcomes = [
  'kept',
  'late',
  'overdue',
  'not-due',
  'not-heard',
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
  'no-time': 'No time kept',
  impossible: 'A time that cannot be right',
  'too-rough': 'Told too roughly to say on which side of the target it was',
  'no-call-time': 'The time of the call is not known well enough',
}
