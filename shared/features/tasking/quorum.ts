/** Whether enough agencies sit at the table. A meeting without a quorum asks for none. */
export type Quorum = { present: number; needed: number | null }

export function isQuorate({ present, needed }: Quorum): boolean {
  return needed === null || present >= needed
}

/** The quorum in a sentence, counts first. */
export function quorumWords(quorum: Quorum): string {
  const { present, needed } = quorum
  if (needed === null) return 'No quorum is set for this meeting.'
  return isQuorate(quorum)
    ? `Quorum reached: ${present} present, ${needed} needed.`
    : `No quorum: ${present} of ${needed} needed are present.`
}
