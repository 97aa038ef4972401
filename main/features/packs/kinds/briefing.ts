import { longDay } from '#shared/day-words.ts'
import type { Standing } from '#shared/features/briefings/briefing-rules.ts'
import type { BriefingText, LineText } from '#shared/features/briefings/briefing-text.ts'
import { pageMillimetres } from '#shared/features/briefings/page-length.ts'
import type { Block, Cell, PackDocument, Run, Section } from '../model/document.ts'

/** Everything a call-taker briefing says on paper. */
export type BriefingContent = Pick<
  PackDocument,
  'bureauName' | 'demonstration' | 'marking' | 'audience' | 'audienceWords' | 'madeOn'
> &
  Omit<BriefingText, 'lines'> & {
    issue: number
    standing: Standing
    expiresOn: string
    /** The version to use instead, where it was superseded. */
    supersededBy: number | null
    approvedOn: string | null
    approvedBy: string
    lines: readonly (LineText & { leadsTo: string[] })[]
  }

/** The briefing as a pack of one page. How long it may be is reckoned in `shared/features/briefings/page-length.ts`. */
export function briefingPack(content: BriefingContent): PackDocument {
  const { bureauName, demonstration, marking, audience, audienceWords, madeOn, issue } = content
  return {
    kind: 'briefing',
    number: null,
    reference: `version ${issue}`,
    title: `Call-taker briefing, version ${issue}`,
    lead: '',
    bureauName,
    demonstration,
    marking,
    audience,
    audienceWords,
    madeOn,
    freeze: null,
    look: { accent: '', logo: null },
    sections: sectionsOf(content),
    sources: [],
    caveats: [],
    definitions: [],
    distribution: [],
    sums: [],
  }
}

function sectionsOf(content: BriefingContent): Section[] {
  const { opening, notSay, standing } = content
  return [
    {
      // Once it is not to be used any more, forms that can say so louder.
      key: standing === 'current' ? 'standing' : 'standing-ended',
      title: 'How long it holds',
      blocks: [{ kind: 'text', runs: standingRuns(content) }],
    },
    ...(opening.trim() ? [section('opening', 'What is under way', typed(opening))] : []),
    { key: 'lines', title: 'What is hot', blocks: [linesTable(content)] },
    ...(notSay.trim() ? [section('not-say', 'What not to say', typed(notSay))] : []),
    section('approval', 'Approval', [
      {
        text: `${approval(content)} Numbers such as PP-2025-001 and NP-2025-001 lead to the problem profile and the neighbourhood priority at the bureau.`,
      },
    ]),
  ]
}

const section = (key: string, title: string, runs: Run[]): Section => ({
  key,
  title,
  blocks: [{ kind: 'text', runs }],
})

/** Typed text with its line breaks. */
function typed(words: string): Run[] {
  const lines = words.trim().split('\n')
  return lines.map((text, at) => (at < lines.length - 1 ? { text, lineBreak: true } : { text }))
}

const { place, ask, owner } = pageMillimetres.columns

function linesTable({ lines }: BriefingContent): Block {
  return {
    kind: 'table',
    table: {
      caption: '',
      columns: [
        { label: 'What is hot, and where', kind: 'text', share: place },
        { label: 'What to ask', kind: 'text', share: ask },
        { label: 'Who owns it', kind: 'text', share: owner },
      ],
      rows: lines.map(line => [
        under([{ text: line.place, bold: true }], typed(line.what)),
        { runs: typed(line.ask) },
        under(
          [{ text: line.owner, bold: true }],
          [{ text: line.contact }],
          [{ text: line.leadsTo.join(', ') }],
        ),
      ]),
      empty: 'Nothing is hot.',
    },
  }
}

/** Lines one under the other, those without words left out. */
function under(...lines: Run[][]): Cell {
  const shown = lines.filter(runs => runs.some(({ text }) => text !== ''))
  return {
    runs: shown.flatMap((runs, at) =>
      at === shown.length - 1
        ? runs
        : runs.map((run, last) => (last === runs.length - 1 ? { ...run, lineBreak: true as const } : run)),
    ),
  }
}

function standingRuns({ standing, expiresOn, supersededBy }: BriefingContent): Run[] {
  const day = longDay(expiresOn)
  if (standing === 'expired') {
    return [
      { text: 'EXPIRED', bold: true },
      { text: ` on ${day}. Do not use it: ask the bureau for the next version.` },
    ]
  }
  if (standing === 'superseded') {
    return [
      { text: 'SUPERSEDED', bold: true },
      { text: `${supersededBy === null ? '' : ` by version ${supersededBy}`}. Do not use it.` },
    ]
  }
  if (standing === 'draft') {
    return [{ text: 'DRAFT', bold: true }, { text: ', not approved. Do not use it.' }]
  }
  return [
    { text: `Use until ${day}`, bold: true },
    {
      text: ', the end of that day. After it, do not use this page: ask the bureau for the next version.',
    },
  ]
}

function approval({ approvedOn, approvedBy }: BriefingContent): string {
  return approvedOn === null ? 'Not approved.' : `Approved ${longDay(approvedOn)} by ${approvedBy}.`
}
