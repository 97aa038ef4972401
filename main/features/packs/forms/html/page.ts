import { html, raw } from 'hono/html'
import { packNames } from '#shared/features/packs/kinds.ts'
import type { PackDocument } from '../../model/document.ts'
import { pageStyle } from '../../page-style.ts'
import { longDay } from '../../words.ts'
import { blockParts } from './blocks.ts'
import { closingParts } from './closing.ts'
import type { Part } from './runs.ts'

const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"

/** A pack as one page that needs nothing else: for preview, projector, print and PDF alike. */
export function packPage(document: PackDocument): string {
  const { marking, audienceWords: audience, demonstration, bureauName, kind, reference, title } = document
  const line = [
    document.number ?? 'preview',
    reference,
    document.freeze ? `data frozen ${longDay(document.freeze.madeOn)}` : `made ${longDay(document.madeOn)}`,
  ]
  const running = line.join(' · ')
  const style = pageStyle({ marking, audience, reference: running, demonstration })
  const invented = demonstration ? 'Invented data: demonstration only' : bureauName
  return String(html`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width">
<title>${reference} ${title}</title>
<style>${raw(style)}</style>
</head>
<body>
<header class="running" aria-hidden="true"><span>${audience}</span><strong>${marking}</strong><span>${invented}</span></header>
<main>
${demonstration ? html`<p class="invented">Demonstration bureau. Everything in this document is invented: no place, person or figure in it is real.</p>` : ''}
<p class="kind">${bureauName} · ${packNames[kind]} ${reference}</p>
<h1>${title}</h1>
${document.lead ? html`<p class="lead">${document.lead}</p>` : ''}
${document.sections.map(sectionPart)}
${closingParts(document)}
</main>
<footer class="running" aria-hidden="true"><span>${running}</span><strong>${marking}</strong><span></span></footer>
</body>
</html>`)
}

const sectionPart = ({ key, title, blocks }: PackDocument['sections'][number]): Part =>
  html`<section id="${key}"><h2>${title}</h2>${blockParts(blocks)}</section>`
