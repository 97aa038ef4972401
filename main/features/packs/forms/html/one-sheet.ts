import { html } from 'hono/html'
import { longDay } from '#shared/day-words.ts'
import { packNames } from '#shared/features/packs/kinds.ts'
import type { PackDocument, PackSource, Section } from '../../model/document.ts'
import { freezeSentence } from '../../model/end-matter.ts'
import { blockParts, type Laying } from './blocks.ts'
import { inventedPart } from './invented.ts'
import type { Part } from './runs.ts'

/** Sections beside the drawings, in a narrow column of their own. */
const narrow = new Set(['categories', 'hotspots', 'profiles'])
/** Sections as wide as a drawing that can still be read. */
const drawn = new Set(['months', 'where', 'map', 'contacts'])

/** A sheet to take along: drawings and what stands beside them, and where all is from in small print at its foot. */
export function oneSheetParts(document: PackDocument, laying: Laying): Part[] {
  const { sections, kind, reference, title, lead, look, madeOn, audienceWords, bureauName } = document
  const part = ({ key, title: heading, blocks }: Section) =>
    html`<section id="${key}"><h2>${heading}</h2>${blockParts(blocks, { ...laying, isOneSheet: true })}</section>`
  const before = sections.filter(({ key }) => key === 'glance' || key === 'use' || key === 'places')
  const left = sections.filter(({ key }) => drawn.has(key))
  const right = sections.filter(({ key }) => narrow.has(key))
  const after = sections.filter(section => ![...before, ...left, ...right].includes(section))
  return [
    html`<section id="title">${inventedPart(document)}
${look.logo ? html`<img class="logo" alt="${look.logo.alternative}" src="data:${look.logo.mediaType};base64,${look.logo.base64}">` : ''}
<p class="kind">${bureauName} · ${packNames[kind]} ${reference}</p>
<h1>${title}</h1>
<p class="lead">${lead} For: ${audienceWords}. Made ${longDay(madeOn)}.</p></section>`,
    ...before.map(part),
    html`<div class="beside"><div>${left.map(part)}</div><div>${right.map(part)}${right.length === 0 ? smallPrint(document) : ''}</div></div>`,
    ...after.map(part),
    html`<div class="foot"><section id="sources" class="small"><h2>Where it is from</h2>${sourceParts(document)}</section>
${right.length === 0 ? '' : smallPrint(document)}</div>`,
  ]
}

function sourceParts(document: PackDocument): Part {
  return html`<p>${freezeSentence(document)} ${document.sources.map(
    (source, at) => html`${at > 0 ? '; ' : ''}${sourceWords(source)}`,
  )}.</p>`
}

function sourceWords({
  name,
  agencyName,
  upTo,
  incidents,
  unplaced,
  uncoded,
  late,
  leftOut,
}: PackSource): string {
  const whose = name === agencyName ? name : `${name} (${agencyName})`
  if (leftOut !== '') return `${whose} not in this pack: ${leftOut.replace(/\.$/, '')}`
  return `${whose} ${upTo}${late ? ', late' : ''}: ${incidents.text} incidents, ${unplaced.text} not placed, ${uncoded.text} not coded`
}

function smallPrint({ caveats, definitions, distribution }: PackDocument): Part {
  return html`<section id="caveats" class="small"><h2>Keep in mind</h2>
${caveats.map(caveat => html`<p>${caveat}</p>`)}
${definitions.map(([term, words]) => html`<p><strong>${term}.</strong> ${words}</p>`)}
${distribution.length > 0 ? html`<p><strong>Made for.</strong> ${distribution.map(({ who, agencyName }) => [who, agencyName].filter(Boolean).join(', ')).join('; ')}.</p>` : ''}
</section>`
}

export const oneSheetStyle = `
  @page { margin: 13mm 11mm 12mm; }
  html { font-size: 8.1pt; line-height: 1.25; }
  .invented { font-size: 8pt; padding: 0.8mm 2.4mm; margin-bottom: 2mm; }
  .logo { max-height: 11mm; float: right; }
  .kind { font-size: 8pt; margin: 0; }
  h1 { font-size: 16pt; margin: 0; }
  .lead { font-size: 8.4pt; margin-bottom: 1mm; }
  h2 { font-size: 9.6pt; margin: 1.8mm 0 0.8mm; padding-bottom: 0.4mm; border-bottom-width: 0.8pt; }
  p { margin-bottom: 1mm; }
  .quiet, caption { font-size: 7.6pt; }
  .figures { margin: 1.4mm 0; gap: 2mm; }
  .figures dd { font-size: 12pt; }
  .figures dt, .figures dd small { font-size: 7.4pt; }
  .finding { padding: 1.2mm 2.4mm; margin: 1.4mm 0; }
  figure { margin: 0; }
  figcaption { display: none; }
  figure p { font-size: 7pt; margin: 0.4mm 0 0; }
  table { font-size: 8pt; margin: 0.6mm 0 1mm; }
  th, td { padding: 0.5mm 1.6mm 0.5mm 0; }
  .name { white-space: normal; }
  .beside { display: grid; grid-template-columns: 103mm 1fr; gap: 4mm; align-items: start; }
  .beside col { width: auto !important; }
  .beside caption { display: none; }
  .beside th.number { white-space: nowrap; }
  #contacts table, #contacts tbody { display: block; } #contacts thead { display: none; }
  #contacts tr { display: block; margin-bottom: 1mm; } #contacts th, #contacts td { display: inline; border: 0; padding: 0; } #contacts td::before { content: " · "; }
  #glance h2, #contacts caption { display: none; }
  .small p { font-size: 7pt; line-height: 1.22; color: #4a535d; margin-bottom: 0.4mm; }
  .foot { display: grid; grid-auto-flow: column; grid-auto-columns: 1fr; gap: 5mm; break-inside: avoid; }
  .foot h2 { margin-top: 1mm; }
  .small h2 { font-size: 8.4pt; }
`
