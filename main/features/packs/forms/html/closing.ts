import { html } from 'hono/html'
import type { PackDocument } from '../../model/document.ts'
import { endMatter } from '../../model/end-matter.ts'
import { blockParts } from './blocks.ts'
import type { Part } from './runs.ts'

/** What stands at the end of every pack and can be hidden by nobody: where it comes from and who has it. */
export const closingParts = (document: PackDocument): Part[] =>
  endMatter(document).map(
    ({ key, title, blocks }) => html`<section id="${key}"><h2>${title}</h2>${blockParts(blocks)}</section>`,
  )
