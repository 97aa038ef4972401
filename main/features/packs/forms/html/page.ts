import { html, raw } from 'hono/html'
import { longDay } from '#shared/day-words.ts'
import { oneSheetKinds, packNames } from '#shared/features/packs/kinds.ts'
import { cleanDocument } from '../../model/clean-text.ts'
import type { PackDocument } from '../../model/document.ts'
import { endMatter } from '../../model/end-matter.ts'
import { titleOf } from '../../model/naming.ts'
import { accentOf } from '../accent.ts'
import { behindTitle, numberedFigures } from '../numbered.ts'
import { blockParts, type Laying, tableBehind } from './blocks.ts'
import { closingParts } from './closing.ts'
import { inventedPart } from './invented.ts'
import { onePageParts, onePageStyle } from './one-page.ts'
import { oneSheetParts, oneSheetStyle } from './one-sheet.ts'
import { pageStyle, runningOf } from './page-style.ts'
import type { Part } from './runs.ts'

const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"

/** A pack as one page that needs nothing else: for preview, projector, print and PDF alike. */
export function packPage(pack: PackDocument): string {
  const document = cleanDocument(pack)
  const laying: Laying = {
    accent: accentIn(document),
    numbered: numberedFigures(document.sections),
  }
  if (onOnePage.has(document.kind)) return framed(document, onePageParts(document, laying), onePageStyle)
  if (oneSheetKinds.has(document.kind))
    return framed(document, oneSheetParts(document, laying), oneSheetStyle)
  return framed(document, [
    titleBlock(document),
    contentsPart(document, laying),
    ...document.sections.map(
      ({ key, title, blocks }) =>
        html`<section id="${key}"><h2>${title}</h2>${blockParts(blocks, laying)}</section>`,
    ),
    ...closingParts(document, laying),
  ])
}

/** Kinds that are hung on a wall. */
const onOnePage: ReadonlySet<PackDocument['kind']> = new Set(['briefing'])

/** The page around what a pack says, with what stands on all of them. */
function framed(document: PackDocument, parts: readonly (Part | string)[], style = ''): string {
  const running = runningOf(document)
  return String(html`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width">
<title>${titleOf(document)}</title>
<style>${raw(pageStyle(running, accentIn(document)))}${raw(style)}</style>
</head>
<body>
<header class="running" aria-hidden="true"><span>${running.audience}</span><strong>${running.marking}</strong><span>${running.bureau}</span></header>
<main>
${parts}
</main>
<footer class="running" aria-hidden="true"><span>${running.reference}</span><strong>${running.marking}</strong><span>${running.frozen}</span></footer>
</body>
</html>`)
}

function titleBlock(document: PackDocument): Part {
  const { bureauName, title, lead, look, madeOn } = document
  const { logo } = look
  return html`<section id="title">
${inventedPart(document)}
<div class="title"><div>
<p class="kind">${bureauName} · ${kindLine(document)}</p>
<h1>${title}</h1>
${lead ? html`<p class="lead">${lead}</p>` : ''}
</div>${logo ? html`<img class="logo" alt="${logo.alternative}" src="data:${logo.mediaType};base64,${logo.base64}">` : ''}</div>
<p class="about">For: ${document.audienceWords}. Made ${longDay(madeOn)}.</p>
</section>`
}

/** `Problem profile PP-2025-001`; what is called by its kind is not called so twice. */
function kindLine({ kind, reference }: PackDocument): string {
  const name = packNames[kind]
  return reference.toLowerCase().startsWith(name.toLowerCase()) ? reference : `${name} ${reference}`.trim()
}

const fewSections = 4

/** Packs of more than a few sections say what is in them. */
function contentsPart(document: PackDocument, { numbered }: Laying): Part | string {
  if (document.sections.length <= fewSections) return ''
  const behind = [...numbered.keys()].some(block => tableBehind(block) !== null)
  const listed = [
    ...document.sections,
    ...(behind ? [{ key: 'behind', title: behindTitle }] : []),
    ...endMatter(document),
  ]
  return html`<nav class="contents" aria-label="Contents"><h2>Contents</h2>
<ol>${listed.map(({ key, title }) => html`<li><a href="#${key}">${title}</a></li>`)}</ol></nav>`
}

const accentIn = ({ look }: PackDocument) => `#${accentOf(look)}`
