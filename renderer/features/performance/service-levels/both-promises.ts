import { clockWords, promiseWords } from '#shared/features/performance/service-level-rules.ts'
import {
  type LevelPromise,
  type ServiceLevel,
  serviceLevelSchema,
} from '#shared/features/performance/service-levels.ts'
import { theirsIn } from '../../../client/theirs-in.ts'
import { formatDay } from '../../../ui/dates.ts'

/** What somebody else saved meanwhile, where that is why a promise could not be saved; else null. */
export function savedMeanwhile(error: unknown): ServiceLevel | null {
  return serviceLevelSchema.safeParse(theirsIn(error)).data ?? null
}

/** In what both differ, as both read. */
export function bothPromises(
  theirs: ServiceLevel,
  yours: LevelPromise,
  named: { agencyName: string; categoryName: string },
) {
  const linesOf = (
    promise: LevelPromise,
    { agencyName, categoryName }: typeof named,
  ): [label: string, words: string][] => [
    ['Name', promise.name],
    ['Agency', agencyName],
    ['Calls', categoryName],
    ['Promise', promiseWords(promise)],
    ['Clock', clockWords(promise)],
    ['From', formatDay(promise.validFrom)],
    ['Last day', promise.validUntil === null ? 'none' : formatDay(promise.validUntil)],
    ['Answers for it', promise.owner],
    ['Note', promise.note],
  ]
  const mine = new Map(linesOf(yours, named))
  return linesOf(theirs, theirs)
    .map(([label, words]) => ({ label, theirs: words, yours: mine.get(label) ?? '' }))
    .filter(side => side.theirs !== side.yours)
}
