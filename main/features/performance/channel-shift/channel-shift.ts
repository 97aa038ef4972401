import { counted, whole } from '#shared/count-words.ts'
import type { Filter } from '#shared/features/incidents/filter.ts'
import type { ChannelShift, ShiftTheme } from '#shared/features/performance/channel-shift.ts'
import type { Period } from '#shared/features/performance/period.ts'
import { asbCodes, themes } from '#shared/features/performance/themes.ts'
import { daysIn } from '../../analysis/change/comparable.ts'
import type { Channel } from './channels.ts'
import { allCalls, type ThemeCounts } from './count-themes.ts'
import { shiftSentence } from './sentence.ts'
import { testShift } from './test-shift.ts'

type Counted = {
  now: Period
  before: Period
  channels: readonly Channel[]
  counts: { now: ThemeCounts; before: ThemeCounts }
}
type Told = Pick<ChannelShift, 'channels' | 'themes' | 'notes'>

const rows = [{ key: allCalls, label: 'All anti-social behaviour', codes: asbCodes }, ...themes]

/** The table of channels and themes, tested and told. Channels without a call in either period are left away. */
export function shiftTable({ now, before, channels: all, counts }: Counted): Told {
  const total = [counts.now.byTheme.get(allCalls)!, counts.before.byTheme.get(allCalls)!] as const
  const taking = all.flatMap((_, at) => (total[0][at]! + total[1][at]! > 0 ? [at] : []))
  const channels = taking.map(at => all[at]!)
  const exposure = { now: daysIn(now), before: daysIn(before) }
  const found = rows.flatMap(row => {
    const of = (side: ThemeCounts) => {
      const counted = side.byTheme.get(row.key)
      return Uint32Array.from(taking, at => counted?.[at] ?? 0)
    }
    const calls = { now: of(counts.now), before: of(counts.before) }
    const any = calls.now.some(count => count > 0) || calls.before.some(count => count > 0)
    return any ? [{ ...row, calls }] : []
  })
  const tested = testShift(
    found.map(({ calls }) => calls),
    exposure,
  )
  const crimes = counts.now.crimes + counts.before.crimes
  const names = channels.map(({ label }) => label)
  return {
    channels: channels.map(({ key, label }) => ({ key, label })),
    themes: found.map(({ key, label, codes, calls }, index): ShiftTheme => {
      // All calls are those without a code too, which no list of codes says; crimes are left out by the list.
      const condition: Filter = key === allCalls && crimes === 0 ? {} : { codes: [...codes] }
      const filtersOf = (channel: Filter) => ({
        now: { ...now, ...channel, ...condition },
        before: { ...before, ...channel, ...condition },
      })
      const theme = tested[index]!
      return {
        key,
        label,
        shareQ: theme.shareQ,
        verdict: theme.verdict,
        total: { ...theme.total, filters: filtersOf(everyChannel(channels)) },
        cells: theme.cells.map((cell, at) => ({ ...cell, filters: filtersOf(channels[at]!.condition) })),
        gained: theme.gained.map(at => names[at]!),
        lost: theme.lost.map(at => names[at]!),
        sentence: shiftSentence({ calls, tested: theme, channels: names, exposure }),
      }
    }),
    notes: notesOf(counts, crimes),
  }
}

function everyChannel(channels: readonly Channel[]): Filter {
  return { sourceIds: [...new Set(channels.flatMap(({ condition }) => condition.sourceIds ?? []))].sort() }
}

function notesOf({ now, before }: Counted['counts'], crimes: number): string[] {
  const notes: string[] = []
  if (now.uncoded + before.uncoded > 0) {
    const where = crimes > 0 ? 'in no row' : 'among all calls and in no other row'
    notes.push(
      `${counted(now.uncoded, 'call')} of the first period and ${whole(before.uncoded)} of the second have no standard code: they are ${where}.`,
    )
  }
  if (crimes > 0) {
    notes.push(
      `${counted(crimes, 'incident')} of both periods are crimes and not anti-social behaviour: not counted here.`,
    )
  }
  return notes
}

/** How it was worked out. */
export const shiftMethod = [
  'Change: the number a day against the number a day before, with its exact 95 % interval; E-test of equal rates (Krishnamoorthy and Thomson 2004), corrected over the table (Benjamini and Hochberg). Percentages only where both counts are ten or more; of zero there is none.',
  'Shift or fall: the total of each row is tested (E-test), and so is who took its calls (Fisher’s exact test of each channel against the others; of more than two the smallest, times their number). A changed share of an unchanged total is a shift; a changed total shared as before is a fall or a rise.',
  'That a call moved is inferred from the counts: nobody saw the same caller choose another number.',
]
