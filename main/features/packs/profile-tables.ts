import { html } from 'hono/html'
import type { Figures } from '#shared/features/profiles/contract.ts'
import { isEnded } from '#shared/features/tasking/rules.ts'
import type { ProfilePack } from './pack-content.ts'
import { counted, dayOf, share, shortDay, whenKnown, whole } from './words.ts'

const mostPlaces = 10
const decided = { adopt: 'Adopted', decline: 'Declined', defer: 'Deferred' } as const

export function repeatLocationsTable({ repeatLocations }: Figures) {
  if (repeatLocations.kind === 'refused') return html`<p class="finding">${repeatLocations.reason}</p>`
  const { places } = repeatLocations
  if (places.length === 0) return html`<p>No place has more than one incident.</p>`
  const [first] = places
  const placed = first ? Math.round(first.count / first.cumulativeShare) : 0
  let sum = 0
  return html`<table>
<caption>The ${counted(Math.min(places.length, mostPlaces), 'place')} with most of the ${whole(placed)} exactly placed incidents</caption>
<thead><tr><th scope="col">Place</th><th scope="col">Grid reference</th><th scope="col" class="number">Incidents</th><th scope="col" class="number">Running total</th></tr></thead>
<tbody>${places.slice(0, mostPlaces).map(({ place, gridReference, count }) => {
    sum += count
    return html`<tr><th scope="row">${place}</th><td class="nowrap">${gridReference}</td><td class="number">${whole(count)}</td><td class="number">${whole(sum)} (${share(sum, placed)})</td></tr>`
  })}</tbody></table>`
}

export function categoriesTable({ categories, total }: Figures) {
  return html`<table>
<caption>Categories in the words of the sources</caption>
<thead><tr><th scope="col">Category</th><th scope="col" class="number">Incidents</th><th scope="col" class="number">Share</th></tr></thead>
<tbody>${categories.map(
    ({ name, count }) =>
      html`<tr><th scope="row">${name}</th><td class="number">${whole(count)}</td><td class="number">${share(count, total)}</td></tr>`,
  )}</tbody></table>`
}

export function decisionsTable(decisions: ProfilePack['decisions']) {
  if (decisions.length === 0) return html`<p>No meeting has decided on this profile yet.</p>`
  return html`<table>
<caption>Decisions of the joint management group</caption>
<thead><tr><th scope="col">Meeting</th><th scope="col">Decision</th><th scope="col">Reason</th></tr></thead>
<tbody>${decisions.map(
    ({ meeting, heldOn, kind, reason }) =>
      html`<tr><th scope="row">${meeting}, ${shortDay(heldOn)}</th><td>${decided[kind]}</td><td>${reason}</td></tr>`,
  )}</tbody></table>`
}

export function actionsTable(actions: ProfilePack['actions']) {
  const open = actions.filter(({ status }) => !isEnded(status))
  const ended = actions.filter(({ status }) => isEnded(status))
  return html`<h3>Open actions</h3>
${
  open.length === 0
    ? html`<p>No action is open.</p>`
    : html`<table>
<thead><tr><th scope="col">No.</th><th scope="col">What</th><th scope="col">Agency and owner</th><th scope="col">Due</th><th scope="col" class="number">Carried forward</th></tr></thead>
<tbody>${open.map(
        ({ number, what, agencyName, owner, dueOn, overdue, carriedForward }) =>
          html`<tr><th scope="row" class="name">${number}</th><td>${what}</td><td>${agencyName}: ${owner}</td><td class="nowrap">${shortDay(dueOn)}${overdue ? html` <strong>overdue</strong>` : ''}</td><td class="number">${carriedForward}</td></tr>`,
      )}</tbody></table>`
}
${
  ended.length === 0
    ? ''
    : html`<h3>Ended actions</h3>
<table>
<thead><tr><th scope="col">No.</th><th scope="col">What</th><th scope="col">Agency</th><th scope="col">Ended</th><th scope="col">Outcome</th></tr></thead>
<tbody>${ended.map(
        ({ number, what, agencyName, status, closedOn, outcome }) =>
          html`<tr><th scope="row" class="name">${number}</th><td>${what}</td><td>${agencyName}</td><td class="nowrap">${status}${closedOn ? html`, ${shortDay(closedOn)}` : ''}</td><td>${outcome}</td></tr>`,
      )}</tbody></table>`
}`
}

/** The sources of some figures with how fresh they were then; `when` says at which moment. */
export function sourcesTable({ sources }: Pick<Figures, 'sources'>, when: string) {
  if (sources.length === 0) return html`<p>The bureau holds no incidents of the sources of this profile.</p>`
  return html`<table>
<caption>${when}</caption>
<thead><tr><th scope="col">Source</th><th scope="col" class="number">In this profile</th><th scope="col">Last incident</th><th scope="col">Last import</th><th scope="col" class="number">Held in all</th><th scope="col" class="number">Without a place</th><th scope="col" class="number">Without a standard code</th></tr></thead>
<tbody>${sources.map(
    one =>
      html`<tr><th scope="row">${one.sourceName}${one.sourceName === one.agencyName ? '' : ` (${one.agencyName})`}</th><td class="number">${whole(one.count)}</td><td class="nowrap">${one.lastIncident ? whenKnown(one.lastIncident) : 'none'}</td><td class="nowrap">${one.lastImport ? shortDay(dayOf(one.lastImport)) : 'none'}${one.late ? html` <strong>late</strong>` : ''}</td><td class="number">${whole(one.incidents)}</td><td class="number">${whole(one.unplaced)}</td><td class="number">${whole(one.uncoded)}</td></tr>`,
  )}</tbody></table>`
}
