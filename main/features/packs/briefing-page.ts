import { html, raw } from 'hono/html'
import type { Standing } from '#shared/features/briefings/briefing-rules.ts'
import type { BriefingText, LineText } from '#shared/features/briefings/briefing-text.ts'
import { pageMillimetres } from '#shared/features/briefings/page-length.ts'
import { pageStyle } from './page-style.ts'
import { longDay } from './words.ts'

/** Everything a call-taker briefing says on paper. */
export type BriefingPack = Omit<BriefingText, 'lines'> & {
  bureauName: string
  demonstration: boolean
  marking: string
  audience: string
  madeOn: string
  issue: number
  standing: Standing
  expiresOn: string
  /** The version to use instead, where it was superseded. */
  supersededBy: number | null
  approvedOn: string | null
  approvedBy: string
  lines: (LineText & { leadsTo: string[] })[]
}

type Part = ReturnType<typeof html>
const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"

/** The briefing as one A4 page. How long it may be is reckoned in `shared/features/briefings/page-length.ts`. */
export function briefingPage(pack: BriefingPack): string {
  const { marking, audience, demonstration, bureauName, issue } = pack
  const reference = `Call-taker briefing, version ${issue} · made ${longDay(pack.madeOn)}`
  const invented = demonstration ? 'Invented data: demonstration only' : bureauName
  const page = html`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width">
<title>Call-taker briefing, version ${issue}</title>
<style>${raw(pageStyle({ marking, audience, reference, demonstration }))}${raw(style)}</style>
</head>
<body>
<header class="running" aria-hidden="true"><span>${audience}</span><strong>${marking}</strong><span>${invented}</span></header>
<main>
${demonstration ? html`<p class="invented">Demonstration bureau. Everything on this page is invented: no place, person or figure in it is real.</p>` : ''}
<div class="top"><div>
<p class="kind">${bureauName}</p>
<h1>Call-taker briefing <span class="issue">version ${issue}</span></h1>
</div>${standingBox(pack)}</div>
${pack.opening.trim() ? html`<p class="written opening">${pack.opening.trim()}</p>` : ''}
<table>
<thead><tr><th class="place">What is hot, and where</th><th class="ask">What to ask</th><th class="owner">Who owns it</th></tr></thead>
<tbody>${pack.lines.map(lineRow)}</tbody>
</table>
${pack.notSay.trim() ? html`<section class="not-say"><h2>What not to say</h2><p class="written">${pack.notSay.trim()}</p></section>` : ''}
<p class="quiet">${approval(pack)} Numbers such as PP-2025-001 and NP-2025-001 lead to the problem profile and the neighbourhood priority at the bureau.</p>
</main>
<footer class="running" aria-hidden="true"><span>${reference}</span><strong>${marking}</strong><span></span></footer>
</body>
</html>`
  return String(page)
}

function lineRow({ place, what, ask, owner, contact, leadsTo }: BriefingPack['lines'][number]): Part {
  return html`<tr><td><strong>${place}</strong><div class="written">${what.trim()}</div></td>
<td class="written">${ask.trim()}</td>
<td><strong>${owner}</strong><div>${contact}</div><div class="quiet">${leadsTo.join(', ')}</div></td></tr>`
}

function standingBox({ standing, expiresOn, supersededBy }: BriefingPack): Part {
  const day = longDay(expiresOn)
  if (standing === 'expired') {
    return html`<p class="standing ended"><strong>EXPIRED</strong> on ${day}. Do not use it: ask the bureau for the next version.</p>`
  }
  if (standing === 'superseded') {
    return html`<p class="standing ended"><strong>SUPERSEDED</strong>${supersededBy === null ? '' : ` by version ${supersededBy}`}. Do not use it.</p>`
  }
  if (standing === 'draft') {
    return html`<p class="standing ended"><strong>DRAFT</strong>, not approved. Do not use it.</p>`
  }
  return html`<p class="standing"><strong>Use until ${day}</strong>, the end of that day. After it, do not use this page: ask the bureau for the next version.</p>`
}

function approval({ approvedOn, approvedBy }: BriefingPack): string {
  return approvedOn === null ? 'Not approved.' : `Approved ${longDay(approvedOn)} by ${approvedBy}.`
}

const { marginTop, marginBottom, marginSide, columns } = pageMillimetres

const style = `
  @page { margin: ${marginTop}mm ${marginSide}mm ${marginBottom}mm; }
  html { font-size: 9pt; line-height: 1.32; }
  .invented { font-size: 9pt; padding: 1.2mm 3mm; margin-bottom: 2.5mm; }
  .top { display: grid; grid-template-columns: 1fr 74mm; gap: 4mm; align-items: start; margin-bottom: 2.5mm; }
  h1 { font-size: 17pt; margin: 0; }
  h2 { font-size: 11pt; border: 0; margin: 0 0 1mm; padding: 0; }
  .issue { font-weight: 400; white-space: nowrap; }
  .standing { border: 1.6pt solid #1f2328; padding: 1.6mm 2.6mm; margin: 0; font-size: 9.5pt; }
  .ended { background: #1f2328; color: #fff; }
  .ended strong { font-size: 13pt; letter-spacing: 0.06em; }
  .written { white-space: pre-line; }
  .opening { margin-bottom: 2mm; }
  table { table-layout: fixed; margin-bottom: 3mm; font-size: 9pt; }
  td { padding: 1mm 3mm 1.2mm 0; overflow-wrap: anywhere; }
  th.place { width: ${columns.place}mm; }
  th.ask { width: ${columns.ask}mm; }
  .not-say { border: 1pt solid #1f2328; padding: 2mm 3mm; margin-bottom: 2.5mm; break-inside: avoid; }
  .not-say p { margin: 0; }
  .quiet { font-size: 8pt; margin: 0; }
`
