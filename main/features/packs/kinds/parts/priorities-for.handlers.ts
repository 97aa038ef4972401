import type { Priority } from '#shared/features/briefings/priorities.ts'
import type { Context } from '../../../../backend/context.ts'
import { changeSinceAdoption } from '../../../briefings/priority-change.ts'
import { coverageOf } from '../../../profiles/coverage.ts'
import type { PackAsked } from '../../pipeline.ts'
import { countingNow } from './counting.handlers.ts'

/** The neighbourhood priorities, their calls counted from the sources that the audience may have. */
export async function restrictedPriorities(
  context: Context,
  asked: Pick<PackAsked, 'sourceIds'>,
): Promise<Priority[]> {
  const priorities = await context.bureau.priorities(context)
  const { sourceIds } = asked
  if (sourceIds === null) return priorities
  const { snapshot, select } = await countingNow(context, asked)
  const coverage = new Map([...coverageOf(snapshot)].filter(([id]) => sourceIds.includes(id)))
  const counted: Priority[] = []
  for (const priority of priorities) {
    const positions = await select({ ...priority.filter, areaIds: [priority.areaId] })
    const { adoptedOn, closedOn } = priority
    counted.push({
      ...priority,
      change: positions && changeSinceAdoption(snapshot, positions, coverage, adoptedOn, closedOn),
    })
  }
  return counted
}
