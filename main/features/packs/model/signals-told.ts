import type { Chart } from './document.ts'

type Signals = NonNullable<Chart['signals']>

/**
 * What stands out in a chart, each reason once: eleven months below the expected range are one sentence, not eleven.
 * `called` names one of them, by its number or its month.
 */
export function signalsTold(
  signals: Signals,
  called: (signal: Signals[number], number: number) => string,
): { which: string; words: string }[] {
  const reasons = new Map<string, number[]>()
  signals.forEach(({ words }, at) => {
    reasons.set(words, [...(reasons.get(words) ?? []), at])
  })
  return [...reasons].map(([words, numbers]) => ({
    words,
    which: runsOf(numbers, signals)
      .flatMap(run => {
        const names = run.map(at => called(signals[at]!, at + 1))
        return names.length > 2 ? [`${names[0]} to ${names.at(-1)}`] : names
      })
      .join(', '),
  }))
}

/** Those that follow one another without a gap. */
function runsOf(numbers: readonly number[], signals: Signals): number[][] {
  const runs: number[][] = []
  for (const at of numbers) {
    const last = runs.at(-1)?.at(-1)
    const follows = last === at - 1 && signals[last]!.at + 1 === signals[at]!.at
    if (follows) runs.at(-1)!.push(at)
    else runs.push([at])
  }
  return runs
}
