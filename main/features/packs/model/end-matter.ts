import { whole } from '#shared/count-words.ts'
import { longDay } from '#shared/day-words.ts'
import type { Block, PackDocument, Section, Table } from './document.ts'

/** What stands at the end of every pack, in every form: where it is from, what it cannot bear, who has it. */
export function endMatter(document: PackDocument): Section[] {
  const sections: (Section | null)[] = [
    section('sources', 'Sources', sourceBlocks(document)),
    section('caveats', 'Caveats', [bulleted(document.caveats)]),
    section('definitions', 'Definitions', [{ kind: 'terms', terms: document.definitions }]),
    section('distribution', 'Distribution', [{ kind: 'table', table: distributionTable(document) }]),
  ]
  const empty: Record<string, boolean> = {
    caveats: document.caveats.length === 0,
    definitions: document.definitions.length === 0,
  }
  return sections.filter(part => part !== null).filter(({ key }) => !empty[key])
}

const section = (key: string, title: string, blocks: readonly Block[]): Section => ({ key, title, blocks })

const bulleted = (lines: readonly string[]): Block => ({
  kind: 'list',
  ordered: false,
  items: lines.map(text => [{ kind: 'text', runs: [{ text }] }]),
})

function sourceBlocks(document: PackDocument): Block[] {
  return [
    { kind: 'text', runs: [{ text: freezeSentence(document) }] },
    { kind: 'table', table: sourcesTable(document) },
  ]
}

export function freezeSentence({
  freeze,
  sources,
  madeOn,
}: Pick<PackDocument, 'freeze' | 'sources' | 'madeOn'>): string {
  if (!freeze && sources.length > 0) {
    return `The figures were counted on ${longDay(madeOn)} from the data of that moment, which were not frozen.`
  }
  return freeze
    ? `The figures are of the data as they stood on ${longDay(freeze.madeOn.slice(0, 10))} (freeze ${freeze.id})${freeze.incidents === null ? '' : `: ${whole(freeze.incidents)} incidents`}.`
    : 'This pack counts no incidents: it is of no freeze.'
}

/** With a column of remarks where there is one to make. */
function sourcesTable({ sources }: PackDocument): Table {
  const isRemarked = sources.some(({ late, leftOut }) => late || leftOut !== '')
  return {
    caption: 'What was counted, and how fresh it was',
    columns: [
      { label: 'Source', kind: 'name', share: 1.6 },
      { label: 'Agency', kind: 'text', share: 1.4 },
      { label: 'Up to', kind: 'text', share: 1.6 },
      { label: 'Incidents', kind: 'number' },
      { label: 'Not placed', kind: 'number' },
      { label: 'Not coded', kind: 'number' },
      ...(isRemarked ? [{ label: 'Remark', kind: 'text' as const, share: 2.4 }] : []),
    ],
    rows: sources.map(({ name, agencyName, upTo, incidents, unplaced, uncoded, late, leftOut }) =>
      leftOut === ''
        ? [name, agencyName, upTo, incidents, unplaced, uncoded, ...(isRemarked ? [late ? 'Late' : ''] : [])]
        : [name, agencyName, '', '', '', '', `Not in this pack: ${leftOut}`],
    ),
    empty: 'No source was counted.',
  }
}

function distributionTable({ distribution }: PackDocument): Table {
  const isToldHow = distribution.some(({ how }) => how !== '')
  return {
    caption: 'Who this pack was made for',
    columns: [
      { label: 'Who', kind: 'name' },
      { label: 'Agency', kind: 'text' },
      ...(isToldHow ? [{ label: 'How', kind: 'text' as const }] : []),
    ],
    rows: distribution.map(({ who, agencyName, how }) => [who, agencyName, ...(isToldHow ? [how] : [])]),
    empty: 'No distribution list was given.',
  }
}
