import { html } from 'hono/html'
import type { Cell, Figure, Run } from '../../model/document.ts'

export type Part = ReturnType<typeof html>

/** Sentences as parts of a page: whatever was typed is escaped. */
export function runParts(runs: readonly Run[]): (Part | string)[] {
  return runs.map(runPart)
}

function runPart(run: Run): Part | string {
  return run.lineBreak ? html`${wordsPart(run)}<br>` : wordsPart(run)
}

function wordsPart(run: Run): Part | string {
  if (run.text === '') return ''
  let part: Part | string = run.text
  if (run.underline) part = html`<u>${part}</u>`
  if (run.italic) part = html`<em>${part}</em>`
  if (run.bold) part = html`<strong>${part}</strong>`
  if (run.figure?.withheld) return html`<span class="withheld">${part}</span>`
  if (run.missing) return html`<span class="unwritten">${part}</span>`
  return run.live ? html`<span class="live">${part}</span>` : part
}

export function figurePart({ text, withheld }: Figure): Part | string {
  return withheld ? html`<span class="withheld">${text}</span>` : text
}

export function cellPart(cell: Cell): Part | string | (Part | string)[] {
  if (typeof cell === 'string') return cell
  return 'runs' in cell ? runParts(cell.runs) : figurePart(cell)
}
