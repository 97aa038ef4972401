import { counted } from '#shared/count-words.ts'
import type { Profile } from '#shared/features/profiles/contract.ts'
import { countsOf, type ProfileDocument } from '#shared/features/profiles/document.ts'
import type { Check } from '#shared/features/profiles/life.ts'
import { entriesOf } from '#shared/features/profiles/lists.ts'
import type { SectionKey } from '#shared/features/profiles/sections.ts'
import { dayInWords } from '../../analysis/telling/words.ts'

/** What of a profile the check list is computed from. */
export type Checked = Pick<Profile, 'figures' | 'comparison' | 'reviewOn'> & {
  document: Pick<ProfileDocument, 'sections' | 'entries'>
  /** Agencies of the bureau, and those of which there are incidents here. */
  agencies: readonly string[]
  agenciesHere: readonly string[]
}

export type Tick = { key: string; note: string; at: string; by: string }

type Question = { key: string; label: string; ask: string; managerOnly?: boolean }
type Found = { done: boolean; found: string }
type Computed = Question & { find(of: Checked): Found }

const sides = ['location', 'victim', 'offender'] as const
const counts = ({ document }: Checked) => countsOf(document)
const some = (count: number, noun: string, plural = `${noun}s`): Found => ({
  done: count > 0,
  found: count > 0 ? counted(count, noun, plural) : 'none is entered',
})
const written = (key: SectionKey) => (of: Checked) => {
  const done = counts(of).written.includes(key)
  return { done, found: done ? 'written' : 'nothing is written' }
}

const computed: readonly Computed[] = [
  {
    key: 'aim',
    label: 'Aim and terms of reference',
    find: written('aim'),
    ask: 'Does it say what should be different, and by when?',
  },
  {
    key: 'sources',
    label: 'Sources and their freshness',
    find: sourcesFound,
    ask: 'Is every source named and up to date?',
  },
  {
    key: 'triangle',
    label: 'Problem analysis triangle',
    ask: 'Is something said on location, victim and offender?',
    find(of) {
      const empty = sides.filter(side => !counts(of).written.includes(side))
      const found = empty.length > 0 ? `nothing on the ${empty.join(', the ')}` : 'all three sides'
      return { done: empty.length === 0, found }
    },
  },
  {
    key: 'partner-data',
    label: 'Data of each partner',
    find: partnersFound,
    ask: 'What do the other agencies know of this place?',
  },
  {
    key: 'hypotheses',
    label: 'Hypotheses tested',
    ask: 'Was each put to the data, and is none left open?',
    find({ document }) {
      const all = entriesOf(document.entries, 'hypotheses')
      const open = all.filter(({ entry }) => entry.state === 'open').length
      if (open > 0) return { done: false, found: `${open} of ${all.length} still open` }
      return some(all.length, 'hypothesis', 'hypotheses')
    },
  },
  {
    key: 'objectives',
    label: 'SMART objectives',
    ask: 'Has each a measure, a baseline, a target and a day?',
    find(of) {
      const { objectives, measurable } = counts(of)
      if (measurable < objectives)
        return { done: false, found: `${measurable} of ${objectives} can be measured` }
      return some(objectives, 'objective')
    },
  },
  {
    key: 'plan',
    label: 'Plan by SARA',
    ask: 'Is it said what each agency does, and who owns it?',
    find(of) {
      const { planLines, planLinesWithOwner } = counts(of)
      if (planLinesWithOwner < planLines) {
        return { done: false, found: `${planLinesWithOwner} of ${planLines} have an owner` }
      }
      return some(planLines, 'line')
    },
  },
  {
    key: 'evaluation',
    label: 'Evaluation plan',
    find: written('evaluation'),
    ask: 'Is it said how it will be known whether it worked?',
  },
  {
    key: 'comparison',
    label: 'Comparison for the evaluation',
    ask: 'Is it chosen what the place is compared with?',
    find: ({ comparison }) => ({
      done: comparison !== null,
      found: comparison?.label ?? 'nothing is chosen',
    }),
  },
  {
    key: 'consultation',
    label: 'Consultation',
    find: of => some(counts(of).consulted, 'conversation'),
    ask: 'Was the community asked, and is it written who and when?',
  },
  {
    key: 'distribution',
    label: 'Distribution',
    find: of => some(counts(of).recipients, 'recipient'),
    ask: 'Is it listed who receives it?',
  },
  {
    key: 'review',
    label: 'Review date',
    ask: 'Is a day set on which it is looked at again?',
    find: ({ reviewOn }) => ({
      done: reviewOn !== null,
      found: dayInWords(reviewOn ?? '') || 'no day is set',
    }),
  },
]

function sourcesFound({ figures }: Checked): Found {
  const here = figures.sources.filter(({ count }) => count > 0)
  const late = here.filter(one => one.late).map(({ sourceName }) => sourceName)
  if (here.length === 0) return { done: false, found: 'no source has an incident here' }
  if (late.length > 0) return { done: false, found: `late: ${late.join(', ')}` }
  return {
    done: true,
    found: here.map(one => `${one.sourceName} up to ${one.lastIncident ?? '?'}`).join('; '),
  }
}

function partnersFound({ agencies, agenciesHere }: Checked): Found {
  const others = agencies.filter(name => !agenciesHere.includes(name))
  if (agenciesHere.length < 2) {
    return { done: false, found: `only ${agenciesHere[0] ?? 'nobody'} has incidents here` }
  }
  const silent = others.length > 0 ? `; nothing from ${others.join(', ')}` : ''
  return { done: true, found: `${agenciesHere.join(', ')}${silent}` }
}

const ticked: readonly Question[] = [
  { key: 'terms', label: 'Terms of reference agreed', ask: 'With whoever asked for the profile.' },
  {
    key: 'beat-team',
    label: 'Seen by the beat team',
    ask: 'Do those who know the place agree with the analysis?',
  },
  { key: 'marking', label: 'Marking', ask: 'Is the marking right for what it says?' },
  { key: 'analyst', label: 'Analyst’s sign-off', ask: 'Figures checked by a second pair of eyes.' },
  { key: 'manager', label: 'Manager’s sign-off', ask: 'Fit to go before the group.', managerOnly: true },
]

/** The quality check list: what can be computed is, the rest a person ticks. */
export function checkList(of: Checked, ticks: readonly Tick[]): Check[] {
  return [
    ...computed.map(({ find, ...question }) => ({
      ...asked(question),
      kind: 'computed' as const,
      ...find(of),
      by: null,
      at: null,
    })),
    ...ticked.map(question => {
      const tick = ticks.find(({ key }) => key === question.key)
      return {
        ...asked(question),
        kind: 'ticked' as const,
        done: tick !== undefined,
        found: tick?.note ?? '',
        by: tick?.by ?? null,
        at: tick?.at ?? null,
      }
    }),
  ]
}

function asked({ key, label, ask, managerOnly = false }: Question) {
  return { key, label, ask, managerOnly }
}

/** Why a check cannot be ticked by this person; null where it can. */
export function whyNotTick(key: string, isManager: boolean): { message: string; next: string } | null {
  if (computed.some(one => one.key === key)) {
    return { message: 'This check follows from the profile itself.', next: 'Complete the profile.' }
  }
  const question = ticked.find(one => one.key === key)
  if (!question) return { message: 'There is no such check.', next: 'Choose one of the list.' }
  if (!question.managerOnly || isManager) return null
  return { message: `${question.label} is for the bureau manager.`, next: 'Ask the bureau manager.' }
}
