import { html } from 'hono/html'
import type { PackDocument } from '../../model/document.ts'
import type { Part } from './runs.ts'

/** Says of a pack of the demonstration bureau that nothing in it is real. */
export function inventedPart({ demonstration }: Pick<PackDocument, 'demonstration'>): Part | string {
  return demonstration
    ? html`<p class="invented">Demonstration bureau. Everything in this document is invented: no place, person or figure in it is real.</p>`
    : ''
}
