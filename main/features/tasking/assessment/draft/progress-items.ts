import { counted } from '#shared/count-words.ts'
import type { Filter } from '#shared/features/incidents/filter.ts'
import type { Comparison } from '#shared/features/tasking/assessment.ts'
import { dayInWords } from '../../../analysis/telling/words.ts'
import { comparisonSentence } from './change-items.ts'
import { type Drafted, titled } from './draft.ts'

export type ProfileProgress = {
  id: number
  number: string
  title: string
  status: 'adopted' | 'monitored'
  adoptedOn: string
  filter: Filter
  /** The fortnight against the one before; null where no source has both. */
  fortnight: Comparison | null
  /** Since adoption against the baseline; null before any day of it is covered. */
  since: { sentence: string; count: number; lower: boolean; higher: boolean; months: number } | null
  openActions: number
  overdueActions: number
}

export type PriorityProgress = {
  id: number
  number: string
  title: string
  owner: string
  reviewOn: string
  filter: Filter
  fortnight: Comparison | null
}

/** How the adopted problem profiles and the neighbourhood priorities stand. */
export function progressSection(
  profiles: readonly ProfileProgress[],
  priorities: readonly PriorityProgress[],
  today: string,
): Drafted {
  const counts = [
    profiles.length > 0
      ? `${counted(profiles.length, 'problem profile')} adopted or monitored`
      : 'No problem profile is adopted',
    priorities.length > 0
      ? `${counted(priorities.length, 'neighbourhood priority', 'neighbourhood priorities')} active`
      : 'no neighbourhood priority is active',
  ]
  return {
    section: 'progress',
    note: `${counts.join('; ')}. Calls since adoption are set against the baseline that was frozen then.`,
    caveats: [],
    items: [
      ...profiles.map(profile => ({
        section: 'progress' as const,
        kind: 'profile' as const,
        title: titled(`${profile.number} ${profile.title}`),
        text: profileText(profile),
        figures: {
          count: profile.fortnight?.now ?? null,
          expected: null,
          q: null,
          comparisons: profile.fortnight ? [profile.fortnight] : [],
        },
        filter: profile.filter,
        profileId: profile.id,
      })),
      ...priorities.map(priority => ({
        section: 'progress' as const,
        kind: 'priority' as const,
        title: titled(`${priority.number} ${priority.title}`),
        text: priorityText(priority, today),
        figures: {
          count: priority.fortnight?.now ?? null,
          expected: null,
          q: null,
          comparisons: priority.fortnight ? [priority.fortnight] : [],
        },
        filter: priority.filter,
        priorityId: priority.id,
      })),
    ],
  }
}

function profileText({ status, adoptedOn, fortnight, since, openActions, overdueActions }: ProfileProgress) {
  const standing = status === 'monitored' ? 'Monitored, adopted' : 'Adopted'
  return [
    `${standing} on ${dayInWords(adoptedOn)}.`,
    fortnight ? comparisonSentence(fortnight) : 'No source covers both fortnights here.',
    since ? `Since adoption: ${since.sentence}` : 'No day since adoption is covered yet.',
    openActions === 0
      ? 'No action is open.'
      : `${counted(openActions, 'action')} open, ${overdueActions === 0 ? 'none' : overdueActions} overdue.`,
  ].join(' ')
}

function priorityText({ owner, reviewOn, fortnight }: PriorityProgress, today: string) {
  return [
    `Owner: ${owner || 'nobody yet'}.`,
    fortnight ? comparisonSentence(fortnight) : 'No source covers both fortnights here.',
    `Review ${reviewOn < today ? 'was due' : 'due'} on ${dayInWords(reviewOn)}.`,
  ].join(' ')
}
