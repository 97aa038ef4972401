import { counted, whole } from '#shared/count-words.ts'
import { dayWords, longDay } from '#shared/day-words.ts'
import { becameNames, becameStates } from '#shared/features/tasking/became.ts'
import type { Block, PackDocument, Section } from '../model/document.ts'
import { changesSection } from './assessment/changes.ts'
import { type AssessmentContent, mayReadText } from './assessment/content.ts'
import { expectedChart, mapOfItems } from './assessment/ground.ts'
import { itemsSection } from './assessment/items.ts'
import { isAtTheTable, theTable } from './parts/audience.ts'
import { bold, column, countOf, finding, note, paragraphs, said, table, text } from './parts/blocks.ts'
import { placeLabel } from './parts/label.ts'

/** The fortnight's tactical assessment, from its freeze and never from anything newer. */
export function assessmentPack(content: AssessmentContent): PackDocument {
  const { head, assessment, freeze, sources } = content
  const changes = changesSection(content)
  return {
    ...head,
    kind: 'assessment',
    reference: assessment.number,
    title: `${assessment.title} ${assessment.number}`,
    lead: `${longDay(assessment.from)} to ${longDay(assessment.to)}.`,
    freeze,
    sections: [
      summarySection(content),
      ...(head.audience === 'public'
        ? []
        : itemsSection(content, 'new', mapOfItems(content, 'new', 'Where something is new'))),
      ...changes.sections,
      ...(head.audience === 'public'
        ? []
        : [
            ...itemsSection(content, 'hotspots', [
              ...mapOfItems(content, 'hotspots', 'Hotspots'),
              ...expectedChart(content),
            ]),
            ...itemsSection(content, 'progress'),
          ]),
      ...itemsSection(content, 'repeats'),
      ...(isAtTheTable(head.audience) ? itemsSection(content, 'quality') : []),
      ...itemsSection(content, 'recommendations'),
      ...previousSection(content),
    ],
    sources,
    caveats: caveatsOf(content),
    definitions: definitionsOf(content),
    distribution: [],
    sums: changes.sums,
  }
}

function summarySection(content: AssessmentContent): Section {
  const { assessment, total, head } = content
  const standing =
    assessment.status === 'final' && assessment.finalised
      ? finding(
          bold('Final '),
          `since ${longDay(assessment.finalised.at.slice(0, 10))}: it stands as the group was given it.`,
        )
      : finding(
          bold('Draft. '),
          'It has not been finalised; its words may still change, its figures may not.',
        )
  const items = assessment.list.filter(({ removed }) => removed === null)
  const flagged = items.filter(({ flaggedItemId }) => flaggedItemId !== null).length
  return {
    key: 'summary',
    title: 'In short',
    blocks: [
      standing,
      ...(mayReadText(content)
        ? paragraphs(assessment.summary).map((block): Block => ({ ...block, only: theTable }))
        : []),
      text(
        said(countOf(total, 'fortnight')),
        ` incidents from ${longDay(assessment.from)} to ${longDay(assessment.to)}${content.isWhole ? '' : ', of the sources that may reach this audience'}; linked calls count once.`,
        ...(isAtTheTable(head.audience)
          ? [
              ` ${counted(items.length, 'item')}, ${flagged === 0 ? 'none' : whole(flagged)} of them put before the group.`,
            ]
          : []),
      ),
    ],
  }
}

/** What became of the items of the assessment before: those that went somewhere one by one, the others by their number. */
function previousSection({ assessment, head, peopleBefore }: AssessmentContent): Section[] {
  const { previous } = assessment
  if (!previous || !isAtTheTable(head.audience)) return []
  const states = becameStates
    .map(state => ({ state, of: previous.items.filter(({ became }) => became.state === state).length }))
    .filter(({ of }) => of > 0)
  const told = previous.items.filter(
    ({ became, title }) => became.steps.length > 0 && !peopleBefore.has(title),
  )
  return [
    {
      key: 'previous',
      title: `What became of ${previous.number}`,
      only: theTable,
      blocks: [
        text(
          `${counted(previous.items.length, 'item')} up to ${longDay(previous.to)}: ${states.map(({ state, of }) => `${whole(of)} ${becameNames[state].toLowerCase()}`).join(', ')}.`,
        ),
        ...(told.length > 0
          ? [
              table({
                caption: 'Items that went further, step by step',
                columns: [
                  column('Item', 'text', 4),
                  column('Standing', 'text', 2),
                  column('Steps', 'text', 6),
                ],
                rows: told.map(({ title, became }) => [
                  placeLabel(title, true),
                  becameNames[became.state],
                  became.steps.map(({ on, words }) => `${dayWords(on)}: ${words}`).join('; '),
                ]),
              }),
            ]
          : [note('None of them was put before the group.')]),
      ],
    },
  ]
}

function caveatsOf({ apart, isWhole, sources, head }: AssessmentContent): string[] {
  const left = sources.filter(({ leftOut }) => leftOut !== '').map(({ name }) => name)
  return [
    ...(apart ? [apart] : []),
    ...(isWhole
      ? []
      : [
          `Without ${left.join(', ')}, whose data may not reach this audience. What was expected, tested and written tells of every source and is not in this copy.`,
        ]),
    ...(isAtTheTable(head.audience)
      ? []
      : ['Recommendations, and what was written for the group, are not in this copy.']),
    'Incidents are told by callers: a rise may be more of them ringing.',
  ]
}

function definitionsOf({
  assessment,
  freeze,
  isWhole,
  head,
}: AssessmentContent): PackDocument['definitions'] {
  return [
    [
      'Freeze',
      `Every figure is counted from freeze ${freeze.id} of ${longDay(freeze.madeOn)}${isAtTheTable(head.audience) && freeze.incidents !== null ? `: ${counted(freeze.incidents, 'incident')}` : ''}. Fingerprint of the figures (SHA-256): ${assessment.figuresSha256}. Version ${assessment.softwareVersion}.`,
    ],
    ...(isWhole
      ? ([
          [
            'q',
            'How often chance alone would do as much or more, corrected for everything that was tested beside it (Benjamini and Hochberg). Under 0.05 counts as beyond chance.',
          ],
          [
            'Expected',
            'What the method would expect there by its own yardstick: no hotspot, or the time before.',
          ],
        ] as const)
      : []),
    [
      'Times the rate',
      'Incidents a day now over those before; the interval is the exact 95 % interval of the ratio of two Poisson rates. It holds 1 where chance alone would explain the difference.',
    ],
  ]
}
