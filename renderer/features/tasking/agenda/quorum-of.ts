import type { Meeting } from '#shared/features/tasking/contract.ts'
import type { Quorum } from '#shared/features/tasking/quorum.ts'

/** Who counts: in a series its members, otherwise every agency. */
export function quorumOf({ attendance, seriesId, quorum }: Meeting): Quorum {
  const counting = attendance.filter(({ isMember }) => seriesId === null || isMember)
  return { present: counting.filter(({ attending }) => attending).length, needed: quorum }
}
