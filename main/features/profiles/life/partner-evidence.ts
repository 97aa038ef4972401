import type { Filter, Freshness } from '#shared/features/incidents/contract.ts'
import type { PartnerEvidence } from '#shared/features/profiles/life.ts'
import { localMonth } from '../../incidents/local-time.ts'
import type { Snapshot } from '../../incidents/snapshot.ts'
import type { DayPeriod } from '../period.ts'
import { monthsOf } from '../period.ts'

type Asked = {
  snapshot: Snapshot
  positions: Uint32Array
  filter: Filter
  period: DayPeriod
  sources: readonly Freshness[]
  agencies: readonly string[]
}

/**
 * What each agency's sources hold of a profile, month by month. A gap is a month of the period of which nothing at
 * all came from a source, from anywhere: a nought there says nothing.
 */
export function partnersHere(asked: Asked): Pick<PartnerEvidence, 'agencies' | 'silent'> {
  const { snapshot, positions, filter, period, sources, agencies } = asked
  const months = monthsOf(period)
  const here = countsBySource(snapshot, positions)
  const everywhere = countsBySource(snapshot, null)
  const shown = sources
    .filter(({ sourceId }) => !filter.sourceIds || filter.sourceIds.includes(sourceId))
    .map(source => {
      const ofMonth = here.get(source.sourceId) ?? new Map<string, number>()
      const sent = everywhere.get(source.sourceId) ?? new Map<string, number>()
      return {
        ...source,
        count: [...ofMonth.values()].reduce((sum, count) => sum + count, 0),
        months: months.map(month => ({ month, count: ofMonth.get(month) ?? 0 })),
        gaps: months.filter(month => !sent.has(month)),
        filter: { ...filter, ...period, sourceIds: [source.sourceId] },
      }
    })
  const byAgency = Map.groupBy(shown, ({ agencyName }) => agencyName)
  const told = [...byAgency].map(([agencyName, own]) => ({
    agencyName,
    count: own.reduce((sum, { count }) => sum + count, 0),
    sources: own,
  }))
  return {
    agencies: told.sort((a, b) => b.count - a.count || a.agencyName.localeCompare(b.agencyName, 'en-GB')),
    silent: agencies.filter(name => !told.some(({ agencyName, count }) => agencyName === name && count > 0)),
  }
}

function countsBySource({ sources, fromMinutes, length }: Snapshot, positions: Uint32Array | null) {
  const found = new Map<number, Map<string, number>>()
  const n = positions?.length ?? length
  for (let i = 0; i < n; i++) {
    const at = positions ? positions[i]! : i
    const source = sources[at]!
    let ofMonth = found.get(source)
    if (!ofMonth) {
      ofMonth = new Map()
      found.set(source, ofMonth)
    }
    const month = localMonth(fromMinutes[at]!)
    ofMonth.set(month, (ofMonth.get(month) ?? 0) + 1)
  }
  return found
}
