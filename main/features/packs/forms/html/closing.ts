import { html } from 'hono/html'
import type { PackDocument } from '../../model/document.ts'
import { endMatter } from '../../model/end-matter.ts'
import { behindTitle, tablesBehind } from '../numbered.ts'
import { blockParts, type Laying, tableBehind } from './blocks.ts'
import type { Part } from './runs.ts'
import { tablePart } from './table.ts'

/** What stands at the end of every pack: figures that could not be read in a drawing, where all is from, who has it. */
export function closingParts(document: PackDocument, laying: Laying): Part[] {
  return [
    ...figuresBehind(laying),
    ...endMatter(document).map(
      ({ key, title, blocks }) =>
        html`<section id="${key}"><h2>${title}</h2>${blockParts(blocks, laying)}</section>`,
    ),
  ]
}

const mostColumns = 3

function figuresBehind({ numbered }: Laying): Part[] {
  const tables = tablesBehind(numbered, tableBehind)
  if (tables.length === 0) return []
  return [
    html`<section id="behind"><h2>${behindTitle}</h2><div class="behind">${tables.map(
      ({ number, table }) =>
        html`<div id="behind-${number}"${table.columns.length > mostColumns ? html` class="wide"` : ''}>${tablePart(table)}</div>`,
    )}</div></section>`,
  ]
}
