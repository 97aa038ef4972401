import { themeOfCode } from '#shared/features/performance/themes.ts'
import { type CodeTable, codeAt, onlyCode } from '../../incidents/category-codes.ts'
import type { Snapshot } from '../../incidents/snapshot.ts'

/** Key of the row of all calls. */
export const allCalls = 'all'

type Columns = Pick<Snapshot, 'categories' | 'fromMinutes'>

export type ThemeCounts = {
  /** Calls by channel, for all calls and for each theme that has any. */
  byTheme: Map<string, Uint32Array>
  /** In no theme: without a code, and coded as a crime. The latter are not among all calls. */
  uncoded: number
  crimes: number
}

/** Counts positions by theme and channel, by the code in force on the day each began. */
export function countThemes(
  { categories, fromMinutes }: Columns,
  positions: Uint32Array,
  table: CodeTable,
  channels: number,
  channelAt: (at: number) => number,
): ThemeCounts {
  const byTheme = new Map<string, Uint32Array>([[allCalls, new Uint32Array(channels)]])
  const all = byTheme.get(allCalls)!
  const known = new Map<number, string | null | undefined>()
  let [uncoded, crimes] = [0, 0]
  for (let i = 0; i < positions.length; i++) {
    const at = positions[i]!
    const channel = channelAt(at)
    if (channel < 0) continue
    const category = categories[at]!
    let code = known.get(category)
    if (code === undefined && !known.has(category)) {
      code = onlyCode(table.get(category))
      known.set(category, code)
    }
    if (code === undefined) code = codeAt(table.get(category), fromMinutes[at]!)
    if (code === null) {
      uncoded++
      all[channel]! += 1
      continue
    }
    const theme = themeOfCode(code)
    if (theme === null) {
      crimes++
      continue
    }
    all[channel]! += 1
    let counts = byTheme.get(theme)
    if (!counts) {
      counts = new Uint32Array(channels)
      byTheme.set(theme, counts)
    }
    counts[channel]! += 1
  }
  return { byTheme, uncoded, crimes }
}
