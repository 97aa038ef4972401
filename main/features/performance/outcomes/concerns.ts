import { counted } from '#shared/count-words.ts'
import type { Priority } from '#shared/features/briefings/priorities.ts'
import type { Filter } from '#shared/features/incidents/filter.ts'
import type { LibraryEntry } from '#shared/features/library/contract.ts'
import { type Concern, concernKinds, type Practice } from '#shared/features/performance/outcomes.ts'
import { dayInWords } from '../../analysis/telling/words.ts'

type Item = { kind: string; title: string; text: string; filter_json: string | null }

const ofArea = 'Neighbourhood: '

/** An item of the assessment as a concern of the board. */
export function concernOfItem({ kind, title, text, filter_json }: Item): Concern {
  const isArea = title.startsWith(ofArea)
  return {
    kind: isArea ? 'area' : kind === 'news' ? 'new' : kind === 'rising' ? 'rising' : 'hotspot',
    title: isArea ? title.slice(ofArea.length) : title,
    text,
    filter: filter_json ? (JSON.parse(filter_json) as Filter) : null,
    priorityId: null,
  }
}

/** Priorities under way of which somebody waits for an answer, or whose review is overdue. */
export function concernsOfPriorities(priorities: readonly Priority[]): Concern[] {
  return priorities
    .filter(
      ({ status, outstanding, review }) => status === 'active' && (outstanding > 0 || review === 'overdue'),
    )
    .map(({ id, number, title, areaLabel, agencyName, outstanding, review, reviewOn, filter, areaId }) => {
      const waits = outstanding > 0 ? `${counted(outstanding, 'answer')} to the public outstanding` : ''
      const due = review === 'overdue' ? `review was due on ${dayInWords(reviewOn)}` : ''
      return {
        kind: 'priority',
        title: `${number} ${title}`,
        text: `${areaLabel}, ${agencyName}: ${[waits, due].filter(Boolean).join('; ')}.`,
        filter: { ...filter, areaIds: [areaId] },
        priorityId: id,
      }
    })
}

/** What is new first, then what rises, what stays hot, and what is owed to the public. */
export function byKind(concerns: readonly Concern[]): Concern[] {
  return concerns.toSorted((one, other) => concernKinds.indexOf(one.kind) - concernKinds.indexOf(other.kind))
}

/** An entry of the library that worked, at least in part, and was measured. */
export function practiceOf(entry: LibraryEntry): Practice[] {
  const { id, number, title, response, result, evidenceKind, evidence } = entry
  if ((result !== 'worked' && result !== 'partly') || evidenceKind === 'none') return []
  return [{ id, number, title, response, result, evidenceKind, evidence }]
}

/** What worked first, then what is behind it: compared before counted. */
export function inOrder(practice: readonly Practice[]): Practice[] {
  const rank = ({ result, evidenceKind }: Practice) =>
    2 * ['worked', 'partly'].indexOf(result) + (evidenceKind === 'compared' ? 0 : 1)
  return practice.toSorted((one, other) => rank(one) - rank(other) || (one.number < other.number ? -1 : 1))
}
