import { html } from 'hono/html'
import { pageMillimetres } from '#shared/features/briefings/page-length.ts'
import type { PackDocument } from '../../model/document.ts'
import { blockParts, type Laying } from './blocks.ts'
import { inventedPart } from './invented.ts'
import type { Part } from './runs.ts'

/** What is hung on a wall: all of a pack on one page, how long it holds beside its title. */
export function onePageParts(document: PackDocument, laying: Laying): Part[] {
  const [standing, ...others] = document.sections
  const { logo } = document.look
  return [
    html`<section id="title">${inventedPart(document)}
<div class="top"><div>
${logo ? html`<img class="logo" alt="${logo.alternative}" src="data:${logo.mediaType};base64,${logo.base64}">` : ''}
<p class="kind">${document.bureauName}</p>
<h1>${document.title}</h1>
</div>${standing ? html`<div class="${standing.key}">${blockParts(standing.blocks, laying)}</div>` : ''}</div></section>`,
    ...others.map(
      ({ key, title, blocks }) =>
        html`<section id="${key}"><h2>${title}</h2>${blockParts(blocks, laying)}</section>`,
    ),
  ]
}

const { marginTop, marginBottom, marginSide } = pageMillimetres

export const onePageStyle = `
  @page { margin: ${marginTop}mm ${marginSide}mm ${marginBottom}mm; }
  html { font-size: 9pt; line-height: 1.32; }
  .invented { font-size: 9pt; padding: 1.2mm 3mm; margin-bottom: 2.5mm; }
  .top { display: grid; grid-template-columns: 1fr 74mm; gap: 4mm; align-items: start; margin-bottom: 2.5mm; }
  .logo { max-height: 12mm; }
  h1 { font-size: 17pt; margin: 0; }
  h2 { font-size: 11pt; border: 0; margin: 0 0 1mm; padding: 0; color: inherit; }
  .standing, .standing-ended { border: 1.6pt solid #1f2328; padding: 1.6mm 2.6mm; font-size: 9.5pt; }
  .standing p, .standing-ended p, #not-say p, #approval p { margin: 0; }
  .standing-ended { background: #1f2328; color: #fff; }
  .standing-ended strong { font-size: 13pt; letter-spacing: 0.06em; }
  /* Said by the table and the sentences themselves. */
  #opening h2, #lines h2, #approval h2 { display: none; }
  #opening p { margin-bottom: 2mm; }
  table { table-layout: fixed; margin: 0 0 3mm; font-size: 9pt; }
  td, tbody th { padding: 1mm 3mm 1.2mm 0; }
  #not-say { border: 1pt solid #1f2328; padding: 2mm 3mm; margin-bottom: 2.5mm; break-inside: avoid; }
  #approval p { font-size: 8pt; color: #4a535d; }
`
