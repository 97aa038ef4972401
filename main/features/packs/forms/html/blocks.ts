import { html, raw } from 'hono/html'
import type { Block, Chart, MapFigure, Picture, Table } from '../../model/document.ts'
import { signalsTold } from '../../model/signals-told.ts'
import { isToldBeneath, type Numbered, tableOfDrawing } from '../numbered.ts'
import { isLabelled, withheldMark } from './chart-labels.ts'
import { chartSvg } from './chart-svg.ts'
import { mapSvg } from './map-svg.ts'
import { figurePart, type Part, runParts } from './runs.ts'
import { tablePart } from './table.ts'

export type Laying = {
  accent: string
  numbered: Numbered
  /** Nothing stands behind it: what a drawing shows is said on the sheet itself. */
  isOneSheet?: true
}

/** The figures behind a drawing, where they cannot all be read in it or beneath it; else null. */
export const tableBehind = (block: Block): Table | null =>
  block.kind === 'chart' && isLabelled(block.chart) ? null : tableOfDrawing(block)

/** The blocks of a section, in order. */
export const blockParts = (blocks: readonly Block[], laying: Laying): Part[] =>
  blocks.map(block => blockPart(block, laying))

function blockPart(block: Block, laying: Laying): Part {
  const items = (list: readonly (readonly Block[])[]) =>
    list.map(item => html`<li>${blockParts(item, laying)}</li>`)
  switch (block.kind) {
    case 'text':
      return html`<p>${runParts(block.runs)}</p>`
    case 'heading':
      return block.level === 3 ? html`<h3>${block.text}</h3>` : html`<h4>${block.text}</h4>`
    case 'list':
      return block.ordered ? html`<ol>${items(block.items)}</ol>` : html`<ul>${items(block.items)}</ul>`
    case 'quote':
      return html`<blockquote>${blockParts(block.blocks, laying)}</blockquote>`
    case 'finding':
      return html`<div class="finding"><p>${runParts(block.runs)}</p></div>`
    case 'note':
      return html`<p class="quiet">${runParts(block.runs)}</p>`
    case 'figures':
      return figureTiles(block.figures)
    case 'table':
      return tablePart(block.table)
    case 'chart':
      return drawing(block, laying, chartSvg(block.chart, laying.accent), chartNotes(block.chart))
    case 'map':
      return drawing(block, laying, mapSvg(block.map, laying.accent), mapNotes(block.map))
    case 'picture':
      return picturePart(block.picture)
    case 'terms':
      return html`<dl class="terms">${block.terms.map(([term, words]) => html`<dt>${term}</dt><dd>${words}</dd>`)}</dl>`
  }
}

/** A chart or a map under its number and title, with what must be known of it, and where its figures stand. */
function drawing(
  block: Extract<Block, { kind: 'chart' | 'map' }>,
  { numbered, isOneSheet }: Laying,
  svg: string,
  notes: (Part | string)[],
): Part {
  const number = numbered.get(block)
  const { title } = block.kind === 'chart' ? block.chart : block.map
  const behind =
    !isOneSheet && tableBehind(block)
      ? [html`<p>Its figures are <a href="#behind-${number}">at the end</a>.</p>`]
      : isToldBeneath(block)
        ? [html`<p>Its figures are in the table beneath.</p>`]
        : []
  return html`<figure id="figure-${number}"><figcaption>Figure ${number}. ${title}</figcaption>
${raw(svg)}${notes}${behind}</figure>`
}

function chartNotes({ series, signals = [] }: Chart): (Part | string)[] {
  const isWithheld = series.some(({ values }) => values.some(figure => figure?.withheld))
  const isWhiskered = series.some(({ intervals }) => intervals?.some(interval => interval !== null))
  return [
    ...signalsTold(signals, (_, number) => String(number)).map(
      ({ which, words }) => html`<p><b>${which}</b>: ${words}</p>`,
    ),
    isWhiskered ? html`<p>Lines with caps are intervals.</p>` : '',
    isWithheld ? html`<p>${withheldMark}: withheld, because a small count could tell of a person.</p>` : '',
  ]
}

function mapNotes({ moved }: MapFigure): (Part | string)[] {
  return [html`<p>Grid lines in kilometres of the National Grid.${moved ? ` ${moved}` : ''}</p>`]
}

function figureTiles(figures: Extract<Block, { kind: 'figures' }>['figures']): Part {
  return html`<dl class="figures">${figures.map(
    ({ label, figure, note }) =>
      html`<div><dt>${label}</dt><dd>${figurePart(figure)}<small>${note}</small></dd></div>`,
  )}</dl>`
}

function picturePart({ mediaType, base64, alternative, caption }: Picture): Part {
  return html`<figure class="picture"><img alt="${alternative}" src="data:${mediaType};base64,${base64}">
${caption ? html`<p>${caption}</p>` : ''}</figure>`
}
