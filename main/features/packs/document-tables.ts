import { html } from 'hono/html'
import type { ProfileDocument } from '#shared/features/profiles/document.ts'
import type { FigureSource } from '#shared/features/profiles/figure-text.ts'
import { entriesOf } from '#shared/features/profiles/lists.ts'
import { progressOf, whyNotMeasurable } from '#shared/features/profiles/objective-rules.ts'
import { dayOf, shortDay, whole } from './words.ts'

type Entries = ProfileDocument['entries']
type Part = ReturnType<typeof html>

const nothing = ''
const asRows = (parts: Part[]) => html`<tbody>${parts}</tbody>`
const head = (...names: string[]) =>
  html`<thead><tr>${names.map(name => html`<th scope="col">${name}</th>`)}</tr></thead>`
const capitalised = (word: string) => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`
const value = (number: number | null) =>
  number === null ? 'not given' : number.toLocaleString('en-GB', { maximumFractionDigits: 1 })

export function hypothesesTable(entries: Entries): Part | string {
  const hypotheses = entriesOf(entries, 'hypotheses')
  if (hypotheses.length === 0) return nothing
  return html`<table>${head('Hypothesis', 'Confidence', 'For it', 'Against it', 'State')}
${asRows(
  hypotheses.map(
    ({ entry }) =>
      html`<tr><th scope="row">${entry.text}</th><td>${capitalised(entry.confidence)}</td><td>${entry.supports}</td><td>${entry.contradicts}</td><td>${capitalised(entry.state)}</td></tr>`,
  ),
)}</table>`
}

export function objectivesTable(entries: Entries, source: FigureSource): Part | string {
  const objectives = entriesOf(entries, 'objectives')
  if (objectives.length === 0) return nothing
  return html`<table>${head('Objective', 'Measured in', 'Baseline', 'Target', 'By', 'Now')}
${asRows(
  objectives.map(({ entry }) => {
    const { unit, baseline, target, now, of } = progressOf(entry, source)
    const lacking = whyNotMeasurable(entry)
    return html`<tr><th scope="row">${entry.text}${lacking.length > 0 ? html`<br><strong>Cannot be checked yet: ${lacking.join(', ')}</strong>` : ''}</th><td>${unit || 'not given'}</td><td>${value(baseline)}</td><td>${value(target)}</td><td class="nowrap">${entry.byDay ? shortDay(entry.byDay) : 'not given'}</td><td>${now === null ? of || 'not known' : html`${value(now)}${of ? html`<br>${of}` : ''}`}</td></tr>`
  }),
)}</table>`
}

export function planTable(
  entries: Entries,
  actions: readonly { id: number; number: string; status: string }[],
) {
  const plan = entriesOf(entries, 'plan')
  if (plan.length === 0) return nothing
  return html`<table>${head('What', 'Kind', 'Stage', 'Agency and owner', 'By', 'Action')}
${asRows(
  plan.map(({ entry }) => {
    const action = actions.find(({ id }) => id === entry.actionId)
    return html`<tr><th scope="row">${entry.what}</th><td>${capitalised(entry.kind)}</td><td>${capitalised(entry.stage)}</td><td>${[entry.agency, entry.owner].filter(Boolean).join(': ') || 'nobody yet'}</td><td class="nowrap">${entry.byDay ? shortDay(entry.byDay) : ''}</td><td class="nowrap">${action ? `${action.number}, ${action.status}` : 'not tasked'}</td></tr>`
  }),
)}</table>`
}

export function consultationTable(entries: Entries): Part | string {
  const consulted = entriesOf(entries, 'consultation')
  if (consulted.length === 0) return nothing
  return html`<table>${head('Day', 'Who', 'What they said', 'What was answered')}
${asRows(
  consulted.map(
    ({ entry }) =>
      html`<tr><td class="nowrap">${shortDay(entry.day)}</td><th scope="row">${entry.who}</th><td>${entry.said}</td><td>${entry.answered || 'Nothing yet'}</td></tr>`,
  ),
)}</table>`
}

export function distributionTable(entries: Entries): Part | string {
  const recipients = entriesOf(entries, 'distribution')
  if (recipients.length === 0) return html`<p class="unwritten">No distribution list yet.</p>`
  return html`<table>${head('Name or office', 'Agency')}
${asRows(recipients.map(({ entry }) => html`<tr><th scope="row">${entry.name}</th><td>${entry.agency}</td></tr>`))}</table>`
}

export function attachmentsTable(attachments: ProfileDocument['attachments']): Part | string {
  if (attachments.length === 0) return nothing
  return html`<h3>Files kept with this profile</h3>
<table>${head('File', 'What it shows', 'From', 'Marking', 'Added', 'Bytes', 'SHA-256')}
${asRows(
  attachments.map(
    one =>
      html`<tr><th scope="row">${one.fileName}</th><td>${one.caption}</td><td>${one.origin}</td><td>${one.marking}</td><td>${shortDay(dayOf(one.addedAt))}, ${one.addedBy}</td><td class="number">${whole(one.bytes)}</td><td>${one.sha256.slice(0, 12)}…</td></tr>`,
  ),
)}</table>`
}
