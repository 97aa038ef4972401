import { counted, decimals, whole } from '#shared/count-words.ts'
import type { Filter, Freshness } from '#shared/features/incidents/contract.ts'
import { placePrecisions } from '#shared/features/incidents/rules.ts'
import { localDay } from '../../incidents/local-time.ts'
import type { Snapshot } from '../../incidents/snapshot.ts'
import { dayInWords } from './words.ts'

/** That events were counted and not calls, as far as they were linked on that day; nothing where calls were. */
export function eventsCaveat(
  { count }: Pick<Filter, 'count'>,
  { calls, events, day }: { calls: number; events: number; day: string },
): string[] {
  if (count !== 'events') return []
  return [
    `Counted as events: ${whole(calls - events)} of ${counted(calls, 'call')} are linked to an earlier one and left out, as they were linked on ${dayInWords(day)}. Calls that nobody has linked count each.`,
  ]
}

const unplacedShareWorthSaying = 0.1

/** What whoever reads the hotspots must know of the incidents they were found in, a sentence each. */
export function caveatsOf(
  snapshot: Snapshot,
  positions: Uint32Array,
  placed: Uint32Array,
  freshness: readonly Freshness[],
): string[] {
  const caveats: string[] = []
  const unplaced = positions.length - placed.length
  if (unplaced > positions.length * unplacedShareWorthSaying) {
    caveats.push(
      `${whole(unplaced)} of ${counted(positions.length, 'incident')} (${decimals((unplaced / positions.length) * 100, 0)} %) have no place and could not be analysed.`,
    )
  }
  const snapped = placePrecisions.indexOf('snapped')
  let snappedCount = 0
  for (const at of placed) if (snapshot.placePrecisions[at] === snapped) snappedCount++
  if (snappedCount > 0) {
    const which = snappedCount === placed.length ? 'The' : `${whole(snappedCount)} of the`
    caveats.push(
      `${which} incidents stand at points their publisher snapped them to: points stand for eight or more addresses.`,
    )
  }
  return [...caveats, ...lateSources(snapshot, positions, freshness)]
}

/** Sources of the incidents given that have not reported for longer than expected, a sentence each. */
export function lateSources(
  snapshot: Snapshot,
  positions: Uint32Array,
  freshness: readonly Freshness[],
): string[] {
  const caveats: string[] = []
  const sourcesUsed = new Set<number>()
  for (const at of positions) sourcesUsed.add(snapshot.sources[at]!)
  for (const { sourceId, sourceName, late, lastImport, expectedEveryDays } of freshness) {
    if (!late || lastImport === null || expectedEveryDays === null || !sourcesUsed.has(sourceId)) continue
    caveats.push(
      `${sourceName} is late: its last import was on ${dayInWords(localDay(Date.parse(lastImport) / 60_000))}, and one is expected every ${counted(expectedEveryDays, 'day')}.`,
    )
  }
  return caveats
}
