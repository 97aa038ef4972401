import type { BoardChange } from '#shared/features/performance/board-change.ts'
import type { BoardOnPaper } from '../../../performance/board/draft.ts'
import type { PackDocument, Sum } from '../../model/document.ts'
import { keysOf } from './levels.ts'
import { afterMonths, outcomeKeys } from './outcomes.ts'

type Keys = { before: string[]; after: string[]; between: string[] }

/**
 * The counts behind the figures of a change: those of then are its own, those of now stand elsewhere in the pack under
 * the same keys, so that what is withheld there is withheld here. `between` is what came since the draft before.
 */
export function keysOfChange({ key, group, wasOf, nowOf, wasNot }: BoardChange): Keys {
  const then = `figure=${key} then`
  const ofWhat = key.slice(key.indexOf(' ') + 1)
  const now =
    group === 'service-levels'
      ? keysOf(Number(ofWhat))
      : group === 'outcomes'
        ? [outcomeKeys(ofWhat)[1]!]
        : []
  const isGrown = group === 'outcomes' && wasOf !== null && nowOf !== null && nowOf >= wasOf
  return {
    before: wasOf === null ? [] : [then, ...(typeof wasNot === 'number' ? [`${then} not`] : [])],
    after: nowOf === null ? [] : now,
    between: isGrown ? [`figure=${key} since`] : [],
  }
}

/** What stands in no figure of its own and yet could be worked back from the words of a change. */
export function changedCounts({ draft }: BoardOnPaper): NonNullable<PackDocument['counted']> {
  return draft.changes.flatMap(change => {
    const { wasOf, nowOf, wasNot } = change
    const { before, between } = keysOfChange(change)
    const values = [wasOf, wasNot]
    return [
      ...before.map((key, at) => ({ key, value: values[at]! })),
      ...between.map(key => ({ key, value: nowOf! - wasOf! })),
    ]
  })
}

/** What came since the draft before and what was there then are what is there now; and then are its months up to then. */
export function changedSums({ draft }: BoardOnPaper): Sum[] {
  return draft.changes.flatMap(change => {
    const { before, after, between } = keysOfChange(change)
    const [then, now, since] = [before[0], after[0], between[0]]
    if (then === undefined || now === undefined || since === undefined) return []
    const outcome = draft.counted.outcomes.find(({ number }) => change.key === `outcome ${number}`)
    const months = outcome ? afterMonths(outcome) : []
    let held = 0
    const upTo = months.findIndex(({ count }) => {
      held += count
      return held === change.wasOf
    })
    const parts = months.slice(0, upTo + 1).map(({ key }) => key)
    return [{ total: now, parts: [then, since] }, ...(parts.length > 0 ? [{ total: then, parts }] : [])]
  })
}
