import type { PackDocument, Sum } from '../model/document.ts'

/** The key of how many incidents a freeze holds: a sentence of every pack tells it. */
export const freezeKey = 'incidents of the freeze'

/**
 * What the sources at the end of a pack add up to: all of them to the size of the freeze, and in each those that were
 * placed and coded, which are told nowhere, with those that were not.
 */
export function sourceCounts({ freeze, sources }: Pick<PackDocument, 'freeze' | 'sources'>) {
  const keys = sources.flatMap(({ incidents }) => incidents.count ?? [])
  const within = sources.flatMap(({ incidents, unplaced, uncoded }): Sum[] =>
    [unplaced, uncoded].flatMap(({ count }) =>
      incidents.count === undefined || count === undefined
        ? []
        : [{ total: incidents.count, parts: [count, `${count}: the others`] }],
    ),
  )
  const isSized = freeze !== null && freeze.incidents !== null && keys.length > 0
  return {
    counted: isSized ? [{ key: freezeKey, value: freeze.incidents! }] : [],
    sums: [...(isSized ? [{ total: freezeKey, parts: keys }] : []), ...within],
  }
}

/** Without how many incidents its freeze holds. */
export const withoutSize = (document: PackDocument): PackDocument =>
  document.freeze ? { ...document, freeze: { ...document.freeze, incidents: null } } : document
