import { counted, whole } from '#shared/count-words.ts'
import type { ShiftVerdict } from '#shared/features/performance/channel-shift.ts'
import { probability } from '../../analysis/telling/words.ts'
import { type Exposures, sum, type TestedTheme, type ThemeCalls } from './test-shift.ts'

type Told = { calls: ThemeCalls; tested: TestedTheme; channels: readonly string[]; exposure: Exposures }

/**
 * What became of a theme, written from both tests: first the total, then who took the calls, then what that is.
 * `124 calls against 122: no more of a difference than chance would explain (q = 0.95). ...`
 */
export function shiftSentence({ calls, tested, channels, exposure }: Told): string {
  const { total, shareQ, verdict } = tested
  const over = exposure.now === exposure.before ? '' : `, in ${exposure.now} days against ${exposure.before}`
  const counts = `${counted(total.now, 'call')} against ${whole(total.before)}${over}`
  if (verdict === 'too-few') return `${counts}: too few to tell.`
  const fewer = total.now * exposure.before < total.before * exposure.now
  const changed = verdict !== 'shift' && verdict !== 'none'
  const chance = changed
    ? `${fewer ? 'fewer' : 'more'} than chance would explain`
    : 'no more of a difference than chance would explain'
  return [
    `${counts}: ${chance} (E-test, ${asQ(total.q)}).`,
    shareWords(calls, tested, channels, shareQ),
    conclusions[verdict](namesOf(tested.lost, channels), namesOf(tested.gained, channels)),
  ]
    .filter(sentence => sentence !== '')
    .join(' ')
}

function shareWords(
  { now, before }: ThemeCalls,
  { gained, lost }: TestedTheme,
  channels: readonly string[],
  shareQ: number,
): string {
  const taking = channels.filter((_, channel) => now[channel]! + before[channel]! > 0)
  if (taking.length < 2) return ''
  const moved = [...gained, ...lost]
  if (moved.length === 0) return `Who took them did not change by more than chance (${asQ(shareQ)}).`
  const parts = moved.map(
    channel =>
      `${channels[channel]} took ${whole(now[channel]!)} of ${whole(sum(now))} against ${whole(before[channel]!)} of ${whole(sum(before))}`,
  )
  return `Who took them changed (Fisher’s exact test, ${asQ(shareQ)}): ${parts.join('; ')}.`
}

const conclusions: Record<Exclude<ShiftVerdict, 'too-few'>, (from: string, to: string) => string> = {
  shift: (from, to) => `A shift${direction(from, to)}, not a fall.`,
  fall: () => 'A fall, not a shift.',
  rise: () => 'A rise, not a shift.',
  'fall-and-shift': (from, to) => `Both a fall and a shift${direction(from, to)}.`,
  'rise-and-shift': (from, to) => `Both a rise and a shift${direction(from, to)}.`,
  none: () => 'Neither a fall nor a shift can be shown.',
}

function direction(from: string, to: string): string {
  return `${from && ` from ${from}`}${to && ` to ${to}`}`
}

function namesOf(positions: readonly number[], channels: readonly string[]): string {
  const names = positions.map(position => channels[position]!)
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}

const asQ = (q: number) => probability(q).replace(/^p/, 'q')
