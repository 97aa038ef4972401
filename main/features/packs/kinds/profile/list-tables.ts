import { capitalised } from '#shared/capitalised.ts'
import { whole } from '#shared/count-words.ts'
import { dayWords } from '#shared/day-words.ts'
import type { ProfileDocument } from '#shared/features/profiles/document.ts'
import type { FigureSource } from '#shared/features/profiles/figure-text.ts'
import { entriesOf } from '#shared/features/profiles/lists.ts'
import { progressOf, whyNotMeasurable } from '#shared/features/profiles/objective-rules.ts'
import type { Block, Cell, Column, Restricted, Table } from '../../model/document.ts'
import { dayOf } from '../../words.ts'
import { notPublic, theTable } from '../parts/audience.ts'
import { counts } from './content.ts'

type Entries = ProfileDocument['entries']

const value = (number: number | null): Cell =>
  number === null
    ? 'not given'
    : { text: number.toLocaleString('en-GB', { maximumFractionDigits: 1 }), value: number }

/** The list as a table for those who may have it; nothing where nothing is listed. */
function listed(only: Restricted['only'], columns: Column[], rows: Cell[][], caption: string): Block[] {
  if (rows.length === 0) return []
  return [{ kind: 'table', only, table: { caption, columns, rows, empty: '' } }]
}

const text = (label: string, share?: number): Column => ({ label, kind: 'text', share })

export function hypothesesBlocks(entries: Entries): Block[] {
  return listed(
    theTable,
    [text('Hypothesis', 2), text('Confidence'), text('For it', 1.6), text('Against it', 1.6), text('State')],
    entriesOf(entries, 'hypotheses').map(({ entry }) => [
      entry.text,
      capitalised(entry.confidence),
      entry.supports,
      entry.contradicts,
      capitalised(entry.state),
    ]),
    'Hypotheses',
  )
}

export function objectivesBlocks(entries: Entries, source: FigureSource): Block[] {
  return listed(
    notPublic,
    [
      text('Objective', 2.2),
      text('Measured in', 1.2),
      { label: 'Baseline', kind: 'number' },
      { label: 'Target', kind: 'number' },
      { label: 'By', kind: 'day', share: 1.2 },
      text('Now', 1.7),
    ],
    entriesOf(entries, 'objectives').map(({ entry }): Cell[] => {
      const { unit, baseline, target, now, of } = progressOf(entry, source)
      const lacking = whyNotMeasurable(entry)
      return [
        {
          runs: [
            { text: entry.text },
            ...(lacking.length > 0
              ? [{ text: `. Cannot be checked yet: ${lacking.join(', ')}`, bold: true as const }]
              : []),
          ],
        },
        unit || 'not given',
        entry.measure === 'other' || baseline === null
          ? value(baseline)
          : countedFigure(baseline, '', [counts.all, counts.whole]),
        value(target),
        entry.byDay ? dayWords(entry.byDay) : 'not given',
        now === null ? of || 'not known' : countedFigure(now, of, [counts.since, counts.all]),
      ]
    }),
    'Objectives',
  )
}

const countedFigure = (now: number, of: string, from: string[]): Cell => {
  const number = now.toLocaleString('en-GB', { maximumFractionDigits: 1 })
  return { text: of ? `${number} (${of})` : number, value: now, from }
}

export function planBlocks(
  entries: Entries,
  actions: readonly { id: number; number: string; status: string }[],
): Block[] {
  return listed(
    notPublic,
    [
      text('What', 2.4),
      text('Kind'),
      text('Stage'),
      text('Agency and owner', 1.6),
      { label: 'By', kind: 'day', share: 1.1 } as const,
      text('Action', 1.3),
    ],
    entriesOf(entries, 'plan').map(({ entry }) => {
      const action = actions.find(({ id }) => id === entry.actionId)
      return [
        entry.what,
        capitalised(entry.kind),
        capitalised(entry.stage),
        [entry.agency, entry.owner].filter(Boolean).join(': ') || 'nobody yet',
        entry.byDay ? dayWords(entry.byDay) : '',
        action ? `${action.number}, ${action.status}` : 'not tasked',
      ]
    }),
    'Response plan',
  )
}

export function consultationBlocks(entries: Entries): Block[] {
  return listed(
    theTable,
    [
      { label: 'Day', kind: 'day', share: 1 },
      text('Who', 1.4),
      text('What they said', 2.2),
      text('What was answered', 2),
    ],
    entriesOf(entries, 'consultation').map(({ entry }) => [
      dayWords(entry.day),
      entry.who,
      entry.said,
      entry.answered || 'Nothing yet',
    ]),
    'Consultation',
  )
}

export function distributionOf(entries: Entries) {
  return entriesOf(entries, 'distribution').map(({ entry }) => ({
    who: entry.name,
    agencyName: entry.agency,
    how: '',
  }))
}

/** Files are kept at the bureau: nobody else is told of them. */
export function attachmentsBlocks(attachments: ProfileDocument['attachments']): Block[] {
  if (attachments.length === 0) return []
  const table: Table = {
    caption: 'Files kept with this profile',
    columns: [
      text('File', 1.6),
      text('What it shows', 2),
      text('From', 1.4),
      text('Marking', 1.4),
      text('Added', 1.4),
      { label: 'Bytes', kind: 'number' } as const,
      text('SHA-256', 1.4),
    ],
    rows: attachments.map(one => [
      one.fileName,
      one.caption,
      one.origin,
      one.marking,
      `${dayWords(dayOf(one.addedAt))}, ${one.addedBy}`,
      { text: whole(one.bytes), value: one.bytes },
      `${one.sha256.slice(0, 12)}…`,
    ]),
    empty: '',
  }
  return [{ kind: 'table', only: ['internal'], table }]
}
