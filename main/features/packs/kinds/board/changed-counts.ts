import type { BoardChange } from '#shared/features/performance/board-change.ts'
import type { BoardOnPaper } from '../../../performance/board/draft.ts'
import type { PackDocument, Sum } from '../../model/document.ts'
import { keysOf } from './levels.ts'
import { monthKeysOf } from './measures.ts'
import { afterMonths, outcomeKeys } from './outcomes.ts'

type Keys = { before: string[]; after: string[]; between: string[] }

/**
 * The counts behind the figures of a change: those of then are its own, those of now stand elsewhere in the pack under
 * the same keys, so that what is withheld there is withheld here. `between` is what came since the draft before.
 */
export function keysOfChange(change: BoardChange, paper: BoardOnPaper): Keys {
  const { key, group, wasOf, nowOf, wasNot } = change
  if (group === 'measures') return keysOfMeasure(change, paper)
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

export const allOf = ({ before, after, between }: Keys) => [...before, ...after, ...between]

/**
 * The counts that could be worked back from how many figures changed. That a month of a measure lies between its limits
 * tells nothing of it: the limits themselves are withheld with it.
 */
export const keysOfTally = (paper: BoardOnPaper): string[] =>
  paper.draft.changes.flatMap(change =>
    change.group === 'measures' && (change.verdict === 'chance' || change.verdict === 'same')
      ? []
      : allOf(keysOfChange(change, paper)),
  )

/**
 * A measure is a count of incidents where the bureau counts it: then its figures go with its months. Of one that is gone
 * nobody can say what it counted: it is told where nothing is withheld.
 */
function keysOfMeasure({ key }: BoardChange, { draft }: BoardOnPaper): Keys {
  const measure = draft.kept.measures.find(({ number }) => key === `measure ${number}`)
  const months = measure ? monthKeysOf(measure) : [`${key} is gone`]
  return { before: months, after: months, between: [] }
}

/** What stands in no figure of its own and yet could be worked back from the words of a change. */
export function changedCounts(paper: BoardOnPaper): NonNullable<PackDocument['counted']> {
  return paper.draft.changes.flatMap(change => {
    if (change.group === 'measures') return []
    const { wasOf, nowOf, wasNot } = change
    const { before, between } = keysOfChange(change, paper)
    const values = [wasOf, wasNot]
    return [
      ...before.map((key, at) => ({ key, value: values[at]! })),
      ...between.map(key => ({ key, value: nowOf! - wasOf! })),
    ]
  })
}

/** What came since the draft before and what was there then are what is there now; and then are its months up to then. */
export function changedSums(paper: BoardOnPaper): Sum[] {
  const { draft } = paper
  return draft.changes.flatMap(change => {
    const { before, after, between } = keysOfChange(change, paper)
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
