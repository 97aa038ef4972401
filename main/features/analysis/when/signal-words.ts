import type { Signal } from './xmr.ts'

/** What stands out about a point of a control chart, in words; empty for an ordinary one. */
export function signalWords(signals: readonly Signal[]): string {
  return signals.map(wordsOf).join('; ')
}

function wordsOf(signal: Signal): string {
  switch (signal.rule) {
    case 'outside':
      return signal.side === 'above' ? 'above the upper limit' : 'below the lower limit'
    case 'one-side':
      return `one of ${signal.run} in a row ${signal.side} the mean`
    case 'trend':
      return `one of ${signal.run} in a row ${signal.side}`
    case 'near-limit':
      return `one of two in three near the ${signal.side === 'above' ? 'upper' : 'lower'} limit`
  }
}
