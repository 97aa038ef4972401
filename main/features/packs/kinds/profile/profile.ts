import { longDay } from '#shared/day-words.ts'
import { sectionOf } from '#shared/features/profiles/document.ts'
import type { FigureSource } from '#shared/features/profiles/figure-text.ts'
import { figuresIn, isBlank } from '#shared/features/profiles/rich-text.ts'
import { type SectionKey, sectionWords } from '#shared/features/profiles/sections.ts'
import type { Block, PackDocument, Run, Section } from '../../model/document.ts'
import { isAtTheTable, notPublic, theTable } from '../parts/audience.ts'
import { meanOf } from '../parts/whole-months.ts'
import { written } from '../rich-text.ts'
import { actionsBlocks, decisionsTable } from './actions.ts'
import { caveatsOf, methodOf } from './caveats.ts'
import { counts, type ProfileContent } from './content.ts'
import { categoriesTable, sourcesTable } from './counted-tables.ts'
import {
  attachmentsBlocks,
  consultationBlocks,
  distributionOf,
  hypothesesBlocks,
  objectivesBlocks,
  planBlocks,
} from './list-tables.ts'
import { summaryBlocks } from './summary.ts'
import { sumsOf } from './sums.ts'
import { whenBlocks, whereBlocks } from './where-and-when.ts'

/** The problem profile as a pack. */
export function profilePack(content: ProfileContent): PackDocument {
  const { profile, document } = content
  const { entries } = document
  const part = (key: SectionKey, more: Block[] = []) => writtenSection(content, key, more)
  return {
    kind: 'profile',
    number: null,
    reference: profile.number,
    title: profile.title,
    lead: profile.areaLabel,
    bureauName: content.bureauName,
    demonstration: content.demonstration,
    marking: content.marking,
    audience: content.audience,
    audienceWords: content.audienceWords,
    madeOn: content.madeOn,
    freeze: content.freeze,
    look: { accent: '', logo: null },
    sections: [
      { key: 'summary', title: 'At a glance', blocks: [...summaryBlocks(content), ...figuresNote(content)] },
      ...part('aim'),
      ...part('problem'),
      ...part('location', whereBlocks(content)),
      ...part('time', whenBlocks(content)),
      { key: 'what', title: 'What', blocks: [{ kind: 'table', table: categoriesTable(profile.figures) }] },
      ...part('victim'),
      ...part('offender'),
      ...part('partners', [
        {
          kind: 'table',
          table: sourcesTable(reaching(content), countedWhen(content), isAtTheTable(content.audience)),
        },
      ]),
      ...part('existing'),
      ...part('gaps'),
      ...part('hypotheses', hypothesesBlocks(entries)),
      ...part('objectives', objectivesBlocks(entries, figureSource(content))),
      ...part('response', planBlocks(entries, content.actions)),
      ...part('evaluation'),
      ...part('consultation', consultationBlocks(entries)),
      {
        key: 'decisions',
        title: 'Decisions and actions',
        only: notPublic,
        blocks: [{ kind: 'table', table: decisionsTable(content.decisions) }, ...actionsBlocks(content)],
      },
      { key: 'outcome', title: 'Did it work?', blocks: outcomeBlocks(content) },
      {
        key: 'review',
        title: 'Review and files',
        only: notPublic,
        blocks: [
          text(`Next review: ${profile.reviewOn ? longDay(profile.reviewOn) : 'no day set'}.`),
          ...attachmentsBlocks(document.attachments),
        ],
      },
    ],
    sources: content.sources,
    caveats: caveatsOf(content),
    definitions: methodOf(content),
    distribution: distributionOf(entries),
    sums: sumsOf(content),
    counted: [
      { key: counts.whole, value: meanOf(profile.figures).count },
      ...(profile.since ? [{ key: counts.since, value: profile.since.count }] : []),
    ],
  }
}

/** The sources that may reach the audience: of others not even how many incidents they hold is told. */
function reaching({ profile, sources }: ProfileContent) {
  const leftOut = new Set(sources.filter(one => one.leftOut !== '').map(({ name }) => name))
  return { sources: profile.figures.sources.filter(({ sourceName }) => !leftOut.has(sourceName)) }
}

const text = (words: string): Block => ({ kind: 'text', runs: [{ text: words }] })

/** Figures in sentences are read from the frozen baseline after adoption. */
function figureSource({ profile, document }: ProfileContent): FigureSource {
  return { ...profile, savedCounts: document.savedCounts }
}

/** A section with its text and what is counted or listed for it; left out where there is neither. */
function writtenSection(content: ProfileContent, key: SectionKey, more: Block[]): Section[] {
  const { doc } = sectionOf(content.document, key)
  if (isBlank(doc) && more.length === 0 && !always.has(key)) return []
  const { pictures } = content
  const source = figureSource(content)
  // A saved analysis counted every source, whatever the audience may have.
  const untold = (figure: string) =>
    content.isWhole || !isSaved(figure) ? '' : 'it counts sources that may not reach this audience'
  const words =
    isBlank(doc) && more.length > 0
      ? []
      : written(doc, { source, pictures, only: theTable, fromOf: countsBehind, untold })
  return [
    {
      key,
      title: sectionWords[key].label,
      blocks: [...words, ...more],
      // A heading alone would say that something was left out beneath it.
      ...(more.length === 0 ? { only: theTable } : {}),
    },
  ]
}

const isSaved = (figure: string) => figure.startsWith('analysis:') || figure.startsWith('hotspot:')

/** The counts that a figure in a sentence could be worked back to; one that stands nowhere else is its own. */
export function countsBehind(figure: string): string[] {
  const [kind = '', ...rest] = figure.split(':')
  const of = rest.join(':')
  switch (kind) {
    case 'period':
      return []
    case 'total':
      return [counts.all]
    case 'per-month':
      return [counts.all, counts.whole]
    case 'share':
      return [counts.category(of), counts.all]
    case 'source':
      return [counts.source(of), counts.all]
    case 'since-count':
    case 'since-per-month':
      return [counts.since]
    case 'change':
      return [counts.all, counts.whole, counts.since]
    default:
      return [`profile figure=${figure}`]
  }
}

/** These say so where nothing is written: a profile without them is not one. */
const always = new Set<SectionKey>(['victim', 'offender', 'response'])

function figuresNote({ profile, document, madeOn }: ProfileContent): Block[] {
  const used = document.sections.some(({ doc }) => figuresIn(doc).length > 0)
  if (!used) return []
  const { baseline } = profile
  const runs: Run[] = [
    { text: 'Figures ' },
    { text: 'underlined so', live: true },
    {
      text: ` in the text are counted by the bureau from the incidents of this profile, ${
        baseline
          ? `as they were frozen on ${longDay(baseline.frozenOn)}; those since adoption up to the last call loaded on ${longDay(madeOn)}`
          : `as they stood on ${longDay(madeOn)}`
      }.`,
    },
  ]
  return [{ kind: 'note', only: theTable, runs }]
}

function countedWhen({ profile, madeOn, recountedWithout }: ProfileContent): string {
  return profile.adoptedOn && recountedWithout.length === 0
    ? `What each source has told of this problem, as it stood when the baseline was frozen on ${longDay(profile.adoptedOn)}`
    : `What each source has told of this problem, as it stood on ${longDay(madeOn)}`
}

function outcomeBlocks({ profile: { since, adoptedOn, figures } }: ProfileContent): Block[] {
  if (!adoptedOn) {
    return [
      text('To be measured from adoption: the baseline is frozen on the day a meeting adopts this profile.'),
    ]
  }
  if (!since) {
    return [
      text(
        `Adopted on ${longDay(adoptedOn)}; the data do not yet reach beyond that day far enough to compare.`,
      ),
    ]
  }
  return [
    {
      kind: 'finding',
      runs: [{ text: since.sentence, figure: { from: [counts.since, counts.all, counts.whole] } }],
    },
    {
      kind: 'note',
      runs: [
        {
          text: `Baseline: the whole months up to ${longDay(figures.to)}. Since: ${longDay(since.from)} to ${longDay(since.to)}, the same outline and filter.`,
        },
      ],
    },
  ]
}
