import type { Priority } from '#shared/features/briefings/priorities.ts'
import type { Context } from '../../../../backend/context.ts'
import { changeSinceAdoption } from '../../../briefings/priority-change.ts'
import { coverageOf } from '../../../profiles/coverage.ts'
import type { PackAsked } from '../../pipeline.ts'
import { countingNow } from './counting.handlers.ts'

/**
 * The neighbourhood priorities, their calls counted from the sources that the audience may have. Where others had a part
 * in them no change is told: callers may have gone from one source to another.
 */
export async function restrictedPriorities(
  context: Context,
  asked: Pick<PackAsked, 'sourceIds'>,
): Promise<Priority[]> {
  const priorities = await context.bureau.priorities(context)
  const { sourceIds } = asked
  if (sourceIds === null) return priorities
  const { snapshot, select, isComplete } = await countingNow(context, asked)
  const coverage = new Map([...coverageOf(snapshot)].filter(([id]) => sourceIds.includes(id)))
  const counted: Priority[] = []
  for (const priority of priorities) {
    const filter = { ...priority.filter, areaIds: [priority.areaId] }
    const positions = await select(filter)
    const { adoptedOn, closedOn } = priority
    const change = positions && changeSinceAdoption(snapshot, positions, coverage, adoptedOn, closedOn)
    const isWhole = await isComplete(filter)
    counted.push({ ...priority, change: change && (isWhole ? change : { ...change, sentence: '' }) })
  }
  return counted
}
