import { html, raw } from 'hono/html'
import { cellText } from '../../model/cell-text.ts'
import type { Cell, Column, Table } from '../../model/document.ts'
import { cellPart, type Part } from './runs.ts'

/** So few rows of so few characters stay on one page together; longer ones would leave half a page empty. */
const fewRows = 12
const fewCharacters = 1500

/** A table with its caption and heads; one without rows is the sentence that says why. */
export function tablePart({ caption, columns, rows, empty, note }: Table): Part {
  if (rows.length === 0)
    return html`<p class="empty">${caption ? html`<strong>${caption}.</strong> ` : ''}${empty}</p>`
  // The first column that tells a row apart is its head.
  const head = Math.max(
    0,
    columns.findIndex(({ kind }) => kind === 'name' || kind === 'text'),
  )
  const looks = [isShort(rows) ? 'short' : '', isShared(columns) ? 'shared' : ''].filter(Boolean)
  return html`<table${looks.length > 0 ? raw(` class="${looks.join(' ')}"`) : ''}>
${caption ? html`<caption>${caption}</caption>` : ''}
${widths(columns)}<thead><tr>${columns.map(({ label, kind }) => html`<th scope="col"${classOf(kind)}>${label}</th>`)}</tr></thead>
<tbody>${rows.map(row => html`<tr>${columns.map((column, at) => cell(row[at] ?? '', column, at === head))}</tr>`)}</tbody>
</table>${note ? html`<p class="quiet">${note}</p>` : ''}`
}

const isShort = (rows: Table['rows']) =>
  rows.length <= fewRows &&
  rows.flat().reduce((sum, content) => sum + cellText(content).length, 0) <= fewCharacters

function cell(content: Cell, { kind }: Column, isHead: boolean): Part {
  return isHead
    ? html`<th scope="row"${classOf(kind)}>${cellPart(content)}</th>`
    : html`<td${classOf(kind)}>${cellPart(content)}</td>`
}

const classes = { text: '', name: 'name', number: 'number', day: 'nowrap' } as const
const classOf = (kind: Column['kind']) => (classes[kind] === '' ? '' : raw(` class="${classes[kind]}"`))

const isShared = (columns: readonly Column[]) => columns.some(({ share }) => share !== undefined)

function widths(columns: readonly Column[]): Part | string {
  if (!isShared(columns)) return ''
  const all = columns.reduce((sum, { share = 1 }) => sum + share, 0)
  return html`<colgroup>${columns.map(({ share = 1 }) => html`<col style="width: ${((share / all) * 100).toFixed(1)}%">`)}</colgroup>`
}
