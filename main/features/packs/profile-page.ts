import { html, raw } from 'hono/html'
import { caveatsOf, methodOf } from './caveats.ts'
import { hoursChart, monthsChart } from './charts.ts'
import type { ProfilePack } from './pack-content.ts'
import { pageStyle } from './page-style.ts'
import { profileMap } from './profile-map.ts'
import {
  actionsTable,
  categoriesTable,
  decisionsTable,
  repeatLocationsTable,
  sourcesTable,
} from './profile-tables.ts'
import { counted, dayOf, longDay, oneDecimal, whole } from './words.ts'

type Part = ReturnType<typeof html>
const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"

/** The problem profile as one page that needs nothing else: for preview, projector, print and PDF alike. */
export function profilePage(pack: ProfilePack): string {
  const { profile, marking, audience, demonstration, bureauName } = pack
  const reference = `${profile.number} · made ${longDay(pack.madeOn)}`
  const style = pageStyle({ marking, audience, reference, demonstration })
  const invented = demonstration ? 'Invented data: demonstration only' : bureauName
  const page = html`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width">
<title>${profile.number} ${profile.title}</title>
<style>${raw(style)}</style>
</head>
<body>
<header class="running" aria-hidden="true"><span>${audience}</span><strong>${marking}</strong><span>${invented}</span></header>
<main>
${demonstration ? html`<p class="invented">Demonstration bureau. Everything in this document is invented: no place, person or figure in it is real.</p>` : ''}
${titleBlock(pack)}
${pack.profile.aim.trim() ? html`<h2>Aim</h2>${written(profile.aim)}` : ''}
${where(pack)}
${when(pack)}
${what(pack)}
<h2>Analysis</h2>
<h3>Victim</h3>${written(profile.victim)}
<h3>Location</h3>${written(profile.location)}
<h3>Offender</h3>${written(profile.offender)}
<h2>Response</h2>${written(profile.response)}
<h2>Decisions and actions</h2>
${decisionsTable(pack.decisions)}
${actionsTable(pack.actions)}
${didItWork(pack)}
<h2>Sources and caveats</h2>
${sourcesOf(pack)}
<ul>${caveatsOf(pack).map(caveat => html`<li>${caveat}</li>`)}</ul>
<section class="together">
<h2>How the figures were made</h2>
<dl class="method">${methodOf(pack).map(([term, words]) => html`<dt>${term}</dt><dd>${words}</dd>`)}</dl>
</section>
</main>
<footer class="running" aria-hidden="true"><span>${reference}</span><strong>${marking}</strong><span></span></footer>
</body>
</html>`
  return String(page)
}

function titleBlock({ profile, bureauName }: ProfilePack): Part {
  const { figures, adoptedOn } = profile
  const figure = (name: string, value: string, more: string) =>
    html`<div><dt>${name}</dt><dd>${value}<small>${more}</small></dd></div>`
  return html`<p class="kind">${bureauName} · Problem profile ${profile.number}</p>
<h1>${profile.title}</h1>
<p class="lead">${profile.areaLabel}</p>
<dl class="figures">
${figure('Incidents', whole(figures.total), `${longDay(figures.from)} to ${longDay(figures.to)}`)}
${figure('Incidents a month', oneDecimal(figures.perMonth), 'mean of the whole months')}
${figure('Status', capitalised(profile.status), adoptedOn ? `adopted ${longDay(adoptedOn)}` : `proposed ${longDay(dayOf(profile.createdAt))}`)}
${figure('Open actions', whole(profile.openActions), profile.openActions === 0 ? 'none outstanding' : 'see the list below')}
</dl>
${profile.since ? html`<div class="finding"><p><strong>Since adoption.</strong> ${profile.since.sentence}</p></div>` : ''}`
}

function where(pack: ProfilePack): Part {
  const { figures } = pack.profile
  const total = pack.places.counts.reduce((sum, count) => sum + count, 0)
  return html`<h2>Where</h2>
<figure>${profileMap(pack)}
<figcaption>${counted(total, 'incident')} at ${counted(pack.places.counts.length, 'place')} inside the outline. Grid lines in kilometres of the National Grid.</figcaption></figure>
<h3>Repeat locations</h3>
${repeatLocationsTable(figures)}`
}

function when({ profile }: ProfilePack): Part {
  const { figures, baseline, since } = profile
  const hours = figures.hourByWeekday
  return html`<h2>When</h2>
<h3>By month</h3>
<figure>${monthsChart(profile)}
<figcaption>${
    baseline && since
      ? html`<span class="key" style="background:#8fb3cd"></span>baseline, frozen on adoption&ensp;<span class="key" style="background:#12395b"></span>since adoption. `
      : ''
  }The first and the last month may be cut off by the edge of the data; the mean is over whole months.</figcaption></figure>
<h3>By hour and weekday</h3>
${
  hours.kind === 'refused'
    ? html`<p class="finding">${hours.reason}</p>`
    : html`<figure>${hoursChart(hours)}
<figcaption>${counted(hours.incidents, 'incident')} in London time, each in the hour it began; one known as an interval is spread over its hours.${
        hours.left > 0 ? ` ${counted(hours.left, 'incident')} left out: no hour is known.` : ''
      }</figcaption></figure>`
}`
}

function what({ profile }: ProfilePack): Part {
  return html`<h2>What</h2>${categoriesTable(profile.figures)}`
}

function didItWork({ profile }: ProfilePack): Part {
  const { since, adoptedOn } = profile
  if (!adoptedOn) {
    return html`<h2>Did it work?</h2><p>To be measured from adoption: the baseline is frozen on the day a meeting adopts this profile.</p>`
  }
  return html`<h2>Did it work?</h2>
<div class="finding"><p>${
    since
      ? since.sentence
      : `Adopted on ${longDay(adoptedOn)}; the data do not yet reach beyond that day far enough to compare.`
  }</p></div>
${since ? html`<p class="quiet">Baseline: the whole months up to ${longDay(profile.figures.to)}. Since: ${longDay(since.from)} to ${longDay(since.to)}, the same outline and filter.</p>` : ''}`
}

/** After adoption both: what the baseline was counted from, and how fresh the sources are today. */
function sourcesOf({ profile, sourcesToday, madeOn }: ProfilePack): Part {
  const today = sourcesTable(
    { sources: sourcesToday },
    `Every source asked, as it stood on ${longDay(madeOn)}`,
  )
  if (!profile.adoptedOn) return today
  return html`${sourcesTable(profile.figures, `Every source asked, as it stood when the baseline was frozen on ${longDay(profile.adoptedOn)}`)}
${today}`
}

const capitalised = (word: string) => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`

function written(text: string): Part {
  return text.trim()
    ? html`<p class="written">${text.trim()}</p>`
    : html`<p class="unwritten">Nothing has been written here yet.</p>`
}
