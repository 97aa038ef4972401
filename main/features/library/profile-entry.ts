import type { LibraryEntry } from '#shared/features/library/contract.ts'
import { responsesIn } from '#shared/features/library/kinds.ts'
import { shownResult } from '#shared/features/library/rules.ts'
import type { Profile } from '#shared/features/profiles/contract.ts'
import type { Evaluation } from '#shared/features/profiles/evaluation.ts'
import type { SectionKey } from '#shared/features/profiles/sections.ts'

type Task = { what: string; outcome: string; name: string }
/** What a closed profile brings into the library. */
export type ClosedProfile = {
  profile: Profile
  texts: Record<SectionKey, string>
  tasks: readonly Task[]
  /** As it stood when the profile was closed; null or unavailable where nothing could be compared. */
  evaluation: Evaluation | { unavailable: string } | null
  closedOn: string | null
}

const longest = 4000

/** A closed profile as an entry: its result counts only where an evaluation stands behind it. */
export function profileEntry({ profile, texts, tasks, evaluation, closedOn }: ClosedProfile): LibraryEntry {
  const { id, number, title, areaLabel, problemType, placeType, result, outcome, lessons, version } = profile
  const measured = evaluation && !('unavailable' in evaluation) ? evaluation : null
  const done = tasks.map(task => [task.what, task.outcome].filter(Boolean).join(': '))
  const response = [texts.response, ...done, outcome].filter(text => text.trim()).join('\n')
  return {
    id: `profile ${id}`,
    kind: 'profile',
    rowId: id,
    number,
    title,
    areaLabel,
    version,
    problemType,
    placeType,
    closedOn,
    source: '',
    problem: problemOf(texts).slice(0, longest),
    response: response.slice(0, longest),
    responseTypes: responsesIn(response),
    partners: [...new Set(tasks.map(({ name }) => name))],
    result: shownResult(result, measured !== null),
    evidenceKind: measured === null ? 'none' : measured.paired ? 'compared' : 'counted',
    evidence: (measured?.sentences ?? []).join(' ').slice(0, longest),
    lessons: lessons.slice(0, longest),
  }
}

/** What a profile says of its problem. */
export function problemOf({ aim, problem, location, victim, offender }: Record<SectionKey, string>): string {
  return [aim, problem, location, victim, offender].filter(text => text.trim()).join('\n')
}
