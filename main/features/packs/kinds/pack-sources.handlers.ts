import { whole } from '#shared/count-words.ts'
import { longDay } from '#shared/day-words.ts'
import type { Context } from '../../../backend/context.ts'
import type { Snapshot } from '../../incidents/snapshot.ts'
import type { Figure, PackSource } from '../model/document.ts'
import type { PackAsked } from '../pipeline.ts'

/**
 * The sources of a pack, as they stand today or stood when its data were frozen: how fresh, how complete, and which of them may not reach its audience.
 *
 * @param of the sources that the subject is counted from; all of them where it is left out.
 */
export async function packSources(
  { db, bureau, host }: Pick<Context, 'db' | 'bureau' | 'host'>,
  asked: Pick<PackAsked, 'sourceIds' | 'leftOut'>,
  of?: readonly number[] | null,
  frozen?: { snapshot: Snapshot; at: string },
): Promise<PackSource[]> {
  const leftOut = new Map(asked.leftOut.map(one => [one.sourceId, one.reason]))
  const known = await bureau.freshness(db, host.now(), frozen)
  const isOf = ({ sourceId }: { sourceId: number }) => !of || of.includes(sourceId)
  // Where only what may reach the audience was asked, the others are not known; they are named all the same.
  const unasked = asked.leftOut.filter(
    one => isOf(one) && !known.some(({ sourceId }) => sourceId === one.sourceId),
  )
  return [
    ...known
      .filter(isOf)
      .map(({ sourceId, sourceName, agencyName, incidents, unplaced, uncoded, lastIncident, late }) => {
        const reason = leftOut.get(sourceId)
        if (reason !== undefined) return notInPack({ name: sourceName, agencyName, reason })
        const figure = (value: number, what: string): Figure => ({
          text: whole(value),
          value,
          count: `source=${sourceId}${what}`,
        })
        return {
          name: sourceName,
          agencyName,
          late,
          leftOut: '',
          upTo: upTo(lastIncident),
          incidents: figure(incidents, ''),
          unplaced: figure(unplaced, ' unplaced'),
          uncoded: figure(uncoded, ' uncoded'),
        }
      }),
    ...unasked.map(notInPack),
  ]
}

function notInPack({ name, agencyName, reason }: Omit<PackAsked['leftOut'][number], 'sourceId'>): PackSource {
  const none: Figure = { text: 'not in this pack' }
  return {
    name,
    agencyName,
    upTo: '',
    late: false,
    leftOut: reason,
    incidents: none,
    unplaced: none,
    uncoded: none,
  }
}

/** Up to when a source has told of incidents, no more exactly than it is known. */
export function upTo(lastIncident: string | null): string {
  if (lastIncident === null) return 'nothing loaded'
  return `up to ${lastIncident.length > 7 ? longDay(lastIncident.slice(0, 10)) : lastIncident}`
}
