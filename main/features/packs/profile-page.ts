import { html, raw } from 'hono/html'
import { sectionOf } from '#shared/features/profiles/document.ts'
import type { FigureSource } from '#shared/features/profiles/figure-text.ts'
import { figuresIn, isBlank } from '#shared/features/profiles/rich-text.ts'
import { type SectionKey, sectionWords } from '#shared/features/profiles/sections.ts'
import { caveatsOf, methodOf } from './caveats.ts'
import { hoursChart, monthsChart } from './charts.ts'
import {
  attachmentsTable,
  consultationTable,
  distributionTable,
  hypothesesTable,
  objectivesTable,
  planTable,
} from './document-tables.ts'
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
import { written } from './written.ts'

type Part = ReturnType<typeof html>
const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"

/** The problem profile as one page that needs nothing else: for preview, projector, print and PDF alike. */
export function profilePage(pack: ProfilePack): string {
  const { profile, marking, audience, demonstration, bureauName } = pack
  const { entries } = pack.document
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
${figuresNote(pack)}
${section(pack, 'aim')}
${section(pack, 'problem')}
${section(pack, 'location', where(pack))}
${section(pack, 'time', when(pack))}
${what(pack)}
${section(pack, 'victim')}
${section(pack, 'offender')}
${section(pack, 'partners')}
${section(pack, 'existing')}
${section(pack, 'gaps')}
${section(pack, 'hypotheses', hypothesesTable(entries))}
${section(pack, 'objectives', objectivesTable(entries, figureSource(pack)))}
${section(pack, 'response', planTable(entries, pack.actions))}
${section(pack, 'evaluation')}
${section(pack, 'consultation', consultationTable(entries))}
<h2>Decisions and actions</h2>
${decisionsTable(pack.decisions)}
${actionsTable(pack.actions)}
${didItWork(pack)}
<h2>Distribution and review</h2>
<p>Next review: ${profile.reviewOn ? longDay(profile.reviewOn) : 'no day set'}.</p>
${distributionTable(entries)}
<h2>Sources and caveats</h2>
${sourcesOf(pack)}
<ul>${caveatsOf(pack).map(caveat => html`<li>${caveat}</li>`)}</ul>
${attachmentsTable(pack.document.attachments)}
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

/** Figures in sentences are read from the frozen baseline after adoption; what the reader must know of them. */
function figureSource({ profile, document }: ProfilePack): FigureSource {
  return { ...profile, savedCounts: document.savedCounts }
}

function figuresNote({ profile, document, madeOn }: ProfilePack): Part | string {
  const used = document.sections.some(({ doc }) => figuresIn(doc).length > 0)
  if (!used) return ''
  const { baseline } = profile
  return html`<p class="quiet">Figures <span class="live">underlined so</span> in the text are counted by the bureau from the incidents of this profile, ${
    baseline
      ? `as they were frozen on ${longDay(baseline.frozenOn)}; those since adoption up to the last call loaded on ${longDay(madeOn)}`
      : `as they stood on ${longDay(madeOn)}`
  }.</p>`
}

/** A section with its text and what is counted or listed for it; left out where there is neither. */
function section(pack: ProfilePack, key: SectionKey, more: Part | string = ''): Part | string {
  const { doc } = sectionOf(pack.document, key)
  if (isBlank(doc) && more === '' && !always.has(key)) return ''
  const text =
    isBlank(doc) && more !== '' ? '' : written(doc, { source: figureSource(pack), pictures: pack.pictures })
  return html`<h2>${sectionWords[key].label}</h2>${text}${more}`
}

/** These say so where nothing is written: a profile without them is not one. */
const always = new Set<SectionKey>(['victim', 'offender', 'response'])

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
  return html`<h3>On the map</h3>
<figure>${profileMap(pack)}
<figcaption>${counted(total, 'incident')} at ${counted(pack.places.counts.length, 'place')} inside the outline. Grid lines in kilometres of the National Grid.</figcaption></figure>
<h3>Repeat locations</h3>
${repeatLocationsTable(figures)}`
}

function when({ profile }: ProfilePack): Part {
  const { figures, baseline, since } = profile
  const hours = figures.hourByWeekday
  return html`<h3>By month</h3>
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
