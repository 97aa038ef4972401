import { html } from 'hono/html'
import { chartTable } from '../../model/chart-table.ts'
import type { Block, Picture } from '../../model/document.ts'
import { figurePart, type Part, runParts } from './runs.ts'
import { tablePart } from './table.ts'

/** The blocks of a section, in order. */
export const blockParts = (blocks: readonly Block[]): Part[] => blocks.map(blockPart)

function blockPart(block: Block): Part {
  switch (block.kind) {
    case 'text':
      return html`<p>${runParts(block.runs)}</p>`
    case 'heading':
      return block.level === 3 ? html`<h3>${block.text}</h3>` : html`<h4>${block.text}</h4>`
    case 'list':
      return block.ordered ? html`<ol>${items(block.items)}</ol>` : html`<ul>${items(block.items)}</ul>`
    case 'quote':
      return html`<blockquote>${blockParts(block.blocks)}</blockquote>`
    case 'finding':
      return html`<div class="finding"><p>${runParts(block.runs)}</p></div>`
    case 'note':
      return html`<p class="quiet">${runParts(block.runs)}</p>`
    case 'figures':
      return figureTiles(block.figures)
    case 'table':
      return tablePart(block.table)
    case 'chart':
      return html`<figure>${tablePart(chartTable(block.chart))}</figure>`
    case 'map':
      return html`<p>${block.map.alternative}</p>`
    case 'picture':
      return picturePart(block.picture)
    case 'terms':
      return termsPart(block.terms)
  }
}

const items = (list: readonly (readonly Block[])[]) => list.map(item => html`<li>${blockParts(item)}</li>`)

/** Words and what they mean here, one under the other. */
export function termsPart(terms: readonly (readonly [string, string])[]): Part {
  return html`<dl class="method">${terms.map(([term, words]) => html`<dt>${term}</dt><dd>${words}</dd>`)}</dl>`
}

function figureTiles(figures: Extract<Block, { kind: 'figures' }>['figures']): Part {
  return html`<dl class="figures">${figures.map(
    ({ label, figure, note }) =>
      html`<div><dt>${label}</dt><dd>${figurePart(figure)}<small>${note}</small></dd></div>`,
  )}</dl>`
}

function picturePart({ mediaType, base64, alternative, caption }: Picture): Part {
  return html`<figure class="picture"><img alt="${alternative}" src="data:${mediaType};base64,${base64}">
${caption ? html`<figcaption>${caption}</figcaption>` : ''}</figure>`
}
