import { html, raw } from 'hono/html'
import { counted } from '#shared/count-words.ts'
import { dayWords, longDay } from '#shared/day-words.ts'
import type { SentAction } from '#shared/features/tasking/replies.ts'
import { inventedWords } from '../../packs/forms/about-lines.ts'
import { pageStyle } from '../../packs/forms/html/page-style.ts'
import { shippedAccent } from '../../packs/forms/html/shades.ts'

type About = {
  bureauName: string
  demonstration: boolean
  agencyName: string
  madeOn: string
  marking: string
}
const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
const own = `
  .answer td { height: 16mm; }
  .answer .tick { white-space: nowrap; }
  tbody.one { break-inside: avoid; }`

/** An agency's actions as one page that needs nothing else, with room to answer by hand. */
export function replyPage(about: About, actions: readonly SentAction[]): string {
  const { agencyName, bureauName, madeOn, marking, demonstration } = about
  const reference = `Actions of ${agencyName} · made ${longDay(madeOn)}`
  const bureau = demonstration ? inventedWords : bureauName
  const running = { audience: agencyName, marking, bureau, reference, frozen: '' }
  const style = pageStyle(running, shippedAccent)
  return html`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width">
<title>Actions of ${agencyName}</title>
<style>${raw(style)}${raw(own)}</style>
</head>
<body>
<header class="running" aria-hidden="true"><span>${agencyName}</span><strong>${marking}</strong><span>${bureau}</span></header>
<main>
${demonstration ? html`<p class="invented">Demonstration bureau. Everything in this document is invented: no place, person or figure in it is real.</p>` : ''}
<p class="kind">Joint management group</p>
<h1>Actions of ${agencyName}</h1>
<p class="lead">${counted(actions.length, 'action')} not ended on ${longDay(madeOn)}, the earliest due first. Answer on the second line of each, and do not name members of the public.</p>
${
  actions.length === 0
    ? html`<p>Nothing is owed.</p>`
    : html`<table>
<thead><tr><th scope="col">No.</th><th scope="col">What and why</th><th scope="col">Owner</th><th scope="col">Due</th><th scope="col">State</th></tr></thead>
${actions.map(action => oneAction(action, madeOn))}</table>`
}
</main>
<footer class="running" aria-hidden="true"><span>${reference}</span><strong>${marking}</strong><span></span></footer>
</body>
</html>`.toString()
}

function oneAction({ number, what, why, owner, dueOn, status, blockedBy }: SentAction, today: string) {
  const state =
    status === 'in-progress' ? 'In progress' : status === 'blocked' ? `Blocked by ${blockedBy}` : 'Open'
  return html`<tbody class="one">
<tr><th scope="row" class="name">${number}</th><td><strong>${what}</strong>${why ? html`<br>${why}` : ''}</td><td>${owner}</td><td class="nowrap">${dayWords(dueOn)}${dueOn < today ? html` <strong>overdue</strong>` : ''}</td><td>${state}</td></tr>
<tr class="answer"><td class="tick">☐ In progress<br>☐ Blocked<br>☐ Done</td><td colspan="2">What happened:</td><td colspan="2">Blocked by, or done on and what shows it:</td></tr>
</tbody>`
}
