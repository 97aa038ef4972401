import { type Result, results } from '../profiles/life-rules.ts'
import type { Refusal } from '../tasking/rules.ts'

export type LibraryResult = Result
export const libraryResults = results

/** What stands behind a result. */
export const evidenceKinds = ['none', 'counted', 'compared', 'published'] as const
export type EvidenceKind = (typeof evidenceKinds)[number]

/** Only what was measured can have worked: a result without an evaluation is unclear. */
export function whyNotEnter(entry: {
  result: LibraryResult
  evidenceKind: EvidenceKind
  evidence: string
}): Refusal {
  if (entry.evidenceKind === 'none' && entry.result !== 'unclear') {
    return {
      message: 'Nobody measured this intervention, so its result is unclear.',
      next: 'Say how it was measured, or enter the result as unclear.',
    }
  }
  if (entry.evidenceKind !== 'none' && entry.evidence.trim() === '') {
    return {
      message: 'What was measured is missing.',
      next: 'Write the counts before and after, with their interval where there is one.',
    }
  }
  return null
}

/** The result that may be shown: what nobody evaluated did not demonstrably work, whoever says so. */
export function shownResult(said: LibraryResult | null, isEvaluated: boolean): LibraryResult {
  return said !== null && isEvaluated ? said : 'unclear'
}
