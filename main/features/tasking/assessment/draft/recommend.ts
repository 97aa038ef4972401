import { counted, whole } from '#shared/count-words.ts'
import { dayInWords } from '../../../analysis/telling/words.ts'
import { type Drafted, type DraftItem, noFigures, titled } from './draft.ts'
import type { ThemeHotspots } from './hotspot-items.ts'
import type { PriorityProgress, ProfileProgress } from './progress-items.ts'
import type { SourceQuality } from './quality-items.ts'

type Known = {
  items: readonly DraftItem[]
  themes: readonly ThemeHotspots[]
  profiles: readonly ProfileProgress[]
  priorities: readonly PriorityProgress[]
  sources: readonly SourceQuality[]
  today: string
}

const monthsToEvaluate = 3
const uncodedWorthSaying = 0.05

/** What the figures suggest, by rule, each with its reason. They are offered to be edited, not followed. */
export function recommendations(known: Known): Drafted {
  const items = [
    ...emerging(known),
    ...persistent(known),
    ...profilesToReview(known),
    ...profilesToEvaluate(known),
    ...overdue(known),
    ...rising(known),
    ...people(known),
    ...prioritiesDue(known),
    ...sourcesToAsk(known),
    ...pairsToDecide(known),
  ]
  const none = items.length === 0 ? ' None of the rules asks for anything this fortnight.' : ''
  return {
    section: 'recommendations',
    note: `Suggested by rule from the sections above, each with its reason.${none}`,
    caveats: [],
    items,
  }
}

function suggestion(title: string, text: string, cause: Partial<DraftItem> = {}): DraftItem {
  const { filter = null, figures = noFigures, found, news, profileId, priorityId } = cause
  return {
    section: 'recommendations',
    kind: 'recommendation',
    title: titled(title),
    text,
    figures: { ...noFigures, count: figures.count },
    filter,
    ...(found && { found }),
    ...(news !== undefined && { news }),
    ...(profileId !== undefined && { profileId }),
    ...(priorityId !== undefined && { priorityId }),
  }
}

function emerging({ items }: Known): DraftItem[] {
  return items
    .filter(
      ({ section, filter, news, figures }) =>
        section === 'new' &&
        filter === null &&
        news !== undefined &&
        figures.expected !== null &&
        (figures.count ?? 0) > figures.expected,
    )
    .map(item =>
      suggestion(
        `Look into what is new: ${item.title}`,
        `Because it stands out this fortnight. ${item.text}`,
        item,
      ),
    )
}

function persistent({ themes, items }: Known): DraftItem[] {
  return themes.flatMap(({ theme, hotspots }, analysis) =>
    hotspots
      .filter(({ last, profile }) => last?.had && profile === null)
      .flatMap(({ rank, label, count, last }) => {
        const item = items.find(({ found }) => found?.analysis === analysis && found.rank === rank)
        if (!item) return []
        return [
          suggestion(
            `Propose a problem profile: ${theme.name}, ${label}`,
            `Because ${counted(count, 'incident')} make it a hotspot again, as in ${last!.number}, and no active profile covers it.`,
            item,
          ),
        ]
      }),
  )
}

function profilesToReview({ profiles }: Known): DraftItem[] {
  return profiles
    .filter(({ since }) => since?.higher)
    .map(({ id, number, title, since, filter }) =>
      suggestion(
        `Review the response of ${number} ${title}`,
        `Because calls rose after adoption. ${since!.sentence}`,
        {
          profileId: id,
          filter,
        },
      ),
    )
}

function profilesToEvaluate({ profiles }: Known): DraftItem[] {
  return profiles
    .filter(({ since }) => since?.lower && since.months >= monthsToEvaluate)
    .map(({ id, number, title, since, filter }) =>
      suggestion(
        `Evaluate ${number} ${title} and consider closing it`,
        `Because calls fell after adoption, over ${monthsToEvaluate} months or more. ${since!.sentence}`,
        { profileId: id, filter },
      ),
    )
}

function overdue({ profiles }: Known): DraftItem[] {
  return profiles
    .filter(({ overdueActions }) => overdueActions > 0)
    .map(({ id, number, title, overdueActions, filter }) =>
      suggestion(
        `Ask for the overdue actions of ${number} ${title}`,
        `Because ${counted(overdueActions, 'action is', 'actions are')} past the day agreed.`,
        { profileId: id, filter },
      ),
    )
}

function rising({ items }: Known): DraftItem[] {
  return items
    .filter(({ kind }) => kind === 'rising')
    .map(item =>
      suggestion(
        `Find out what lies behind: ${item.title}`,
        `Because it rose by more than chance. ${item.text}`,
        item,
      ),
    )
}

function people({ items }: Known): DraftItem[] {
  const repeats = items.filter(({ kind }) => kind === 'repeat-person')
  if (repeats.length === 0) return []
  return [
    suggestion(
      `Review ${counted(repeats.length, 'person', 'people')} who came back`,
      `Because ${repeats.length === 1 ? 'one caller or victim' : `${whole(repeats.length)} callers or victims`} reached the threshold of an ASB case review; see “Repeats and people to review”.`,
    ),
  ]
}

function prioritiesDue({ priorities, today }: Known): DraftItem[] {
  return priorities
    .filter(({ reviewOn }) => reviewOn <= today)
    .map(({ id, number, title, reviewOn, filter }) =>
      suggestion(
        `Review priority ${number} ${title}`,
        `Because its review was due on ${dayInWords(reviewOn)}.`,
        {
          priorityId: id,
          filter,
        },
      ),
    )
}

function sourcesToAsk({ sources }: Known): DraftItem[] {
  return [
    ...sources
      .filter(({ late }) => late)
      .map(({ name, lastImport }) =>
        suggestion(
          `Ask for the next file of ${name}`,
          `Because it is late: the last was loaded on ${lastImport ? dayInWords(lastImport) : 'no day yet'}.`,
        ),
      ),
    ...sources
      .filter(({ uncoded, incidents }) => incidents > 0 && uncoded / incidents > uncodedWorthSaying)
      .map(({ name, uncoded, incidents }) =>
        suggestion(
          `Give codes to the categories of ${name}`,
          `Because ${whole(uncoded)} of ${counted(incidents, 'incident')} of the fortnight have none and are in no theme.`,
        ),
      ),
  ]
}

function pairsToDecide({ items }: Known): DraftItem[] {
  return items
    .filter(({ kind }) => kind === 'linked-incidents')
    .map(({ text, figures }) =>
      suggestion('Decide which calls tell of one event', `Because they may be counted twice. ${text}`, {
        figures,
      }),
    )
}
