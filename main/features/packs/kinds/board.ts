import { longDay } from '#shared/day-words.ts'
import type { BoardOnPaper } from '../../performance/board/draft.ts'
import type { PackDocument, Section } from '../model/document.ts'
import { changedSection } from './board/changed.ts'
import { changedCounts, changedSums } from './board/changed-counts.ts'
import { concernsSection } from './board/concerns.ts'
import { decideSection, ownSection } from './board/decide.ts'
import { agenciesUntold, type BoardLimits, paperFor } from './board/for-audience.ts'
import { levelSums, levelsSection } from './board/levels.ts'
import { measuresSection } from './board/measures.ts'
import { outcomeCounts, outcomeSums, outcomesSection } from './board/outcomes.ts'
import { partnershipSection } from './board/partnership.ts'
import { practiceSection } from './board/practice.ts'
import { shiftSection, shiftSums } from './board/shift.ts'
import { surveysSection } from './board/surveys.ts'
import type { PackHead } from './parts/head.ts'

export type BoardContent = {
  head: PackHead
  paper: BoardOnPaper
} & BoardLimits

/** The APEL pack: a page of decisions first, then the evidence. */
export function boardPack(read: BoardContent): PackDocument {
  const content = { ...read, paper: paperFor(read.paper, read) }
  const { head, paper, sources } = content
  const { meeting, board, draft, freeze } = paper
  return {
    ...head,
    kind: 'board',
    reference: meeting.number,
    title: `${board.name}, ${longDay(meeting.heldOn)}`,
    lead: [
      `Chair: ${board.chair}; vice-chair: ${board.viceChair}.`,
      `Figures of ${longDay(draft.period.from)} to ${longDay(draft.period.to)} unless they say otherwise.`,
    ].join(' '),
    freeze,
    sections: sectionsOf(content),
    sources,
    caveats: caveatsOf(read),
    definitions,
    distribution: board.members.map(({ agencyName, person }) => ({ who: person, agencyName, how: 'Member' })),
    sums: [...outcomeSums(paper), ...levelSums(paper), ...changedSums(paper), ...shiftSums(paper)],
    counted: [...changedCounts(paper), ...outcomeCounts(paper)],
  }
}

function sectionsOf({ head, paper, agencyId }: BoardContent): Section[] {
  const today = head.madeOn
  return [
    agencyId === null ? decideSection(paper, today) : ownSection(paper, agencyId, today),
    changedSection(paper),
    levelsSection(paper),
    outcomesSection(paper, head.audience),
    shiftSection(paper),
    measuresSection(paper),
    surveysSection(paper),
    concernsSection(paper),
    practiceSection(paper, head.audience),
    partnershipSection(paper),
  ]
}

function caveatsOf(read: BoardContent): string[] {
  const { agencyId, aboveIt, head, paper } = read
  const { isWhole, draft } = paper
  const untold = agenciesUntold(paper, read).map(({ agencyName }) => agencyName)
  return [
    ...(agencyId === null
      ? []
      : [
          `Of service levels, measures, attendance and actions this copy holds those of ${head.audienceWords} alone.`,
        ]),
    ...(untold.length > 0
      ? [`What ${untold.join(', ')} promised is not told: none of its sources may reach this audience.`]
      : []),
    ...(draft.counted.outcomes.some(({ number }) => aboveIt.has(number))
      ? [
          'Outcomes of problem profiles that are marked above what this audience may have are not in this copy.',
        ]
      : []),
    'Calls measure what is told to the agencies, not everything that happens.',
    'What was recorded by hand (measures, surveys, meetings and actions) stands as it was when the draft was prepared.',
    ...(isWhole
      ? []
      : [
          'Figures were counted again without the sources that may not reach this audience; they differ from those of the whole.',
        ]),
  ]
}

const definitions: PackDocument['definitions'] = [
  [
    '95 % interval',
    'Were the same counted again and again, 95 of 100 such intervals would hold the true value.',
  ],
  [
    'No more than chance',
    'The interval or the test allows for no change at all: nothing should be decided on it.',
  ],
  [
    'Poisson Z',
    'Twice the difference of the square roots of two monthly averages; beyond ±1.96 it is more than chance.',
  ],
  [
    'Weighted displacement difference',
    'What the place lost less what the comparison area lost, with the rings round both: below zero is better than elsewhere.',
  ],
  ['Control limits', 'Mean ± 2.66 times the mean moving range (XmR): between them a month is ordinary.'],
  [
    'Most similar forces',
    'Forces whose areas are most like this one; a rank is told with the places it could as well have.',
  ],
]
