import type { Days } from '../../analysis/change/comparable.ts'
import { codeAt } from '../../incidents/category-codes.ts'
import { isLate } from '../../incidents/freshness.ts'
import { localDay } from '../../incidents/local-time.ts'
import { coverageOf } from '../../profiles/coverage.ts'
import type { SourceQuality } from './draft/quality-items.ts'
import type { Frozen } from './frozen.handlers.ts'
import { lastImports } from './ground-of-draft.store.ts'

/** What each source told of the fortnight, up to when, and whether it was late when the data were frozen. */
export async function qualityOf(frozen: Frozen, period: Days): Promise<SourceQuality[]> {
  const { context, snapshot, codes, frozenAt } = frozen
  const coverage = coverageOf(snapshot)
  const imports = await lastImports(context.db, snapshot.importIds)
  const counts = new Map<number, { incidents: number; unplaced: number; uncoded: number }>()
  for (const at of await frozen.select(period)) {
    const source = snapshot.sources[at]!
    const count = counts.get(source) ?? { incidents: 0, unplaced: 0, uncoded: 0 }
    counts.set(source, count)
    count.incidents++
    if (Number.isNaN(snapshot.eastings[at]!)) count.unplaced++
    if (codeAt(codes.get(snapshot.categories[at]!), snapshot.fromMinutes[at]!) === null) count.uncoded++
  }
  return (await context.bureau.sources(context.db)).map(({ id, name, expectedEveryDays }) => {
    const lastImport = imports.get(id) ?? null
    return {
      id,
      name,
      expectedEveryDays,
      ...(counts.get(id) ?? { incidents: 0, unplaced: 0, uncoded: 0 }),
      lastDay: coverage.get(id)?.lastIncident.slice(0, 10) ?? null,
      lastImport: lastImport && localDay(Date.parse(lastImport) / 60_000),
      late: isLate(lastImport, expectedEveryDays, new Date(frozenAt)),
    }
  })
}
