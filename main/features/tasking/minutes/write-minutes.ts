import { dayWords } from '#shared/day-words.ts'
import { agendaKindWords, decisionWords } from '#shared/features/tasking/agenda-rules.ts'
import type { Meeting } from '#shared/features/tasking/contract.ts'
import { isQuorate, quorumWords } from '#shared/features/tasking/quorum.ts'

export type MinutesOf = Pick<
  Meeting,
  | 'title'
  | 'heldOn'
  | 'startsAt'
  | 'place'
  | 'chair'
  | 'minutes'
  | 'seriesId'
  | 'quorum'
  | 'attendance'
  | 'agenda'
  | 'actionsSet'
>

/** The minutes of a meeting, written from what was recorded: the same record gives the same words. */
export function writeMinutes(meeting: MinutesOf, corrections: readonly string[]): string {
  const { title, heldOn, startsAt, place, chair, minutes } = meeting
  const head = [
    `${title}, ${dayWords(heldOn)}`,
    [`Began at ${startsAt}`, place && `in ${place}`, chair && `chaired by ${chair}`]
      .filter(Boolean)
      .join(', '),
  ]
  return [
    `${head.join('\n')}.`,
    attendanceOf(meeting),
    ...meeting.agenda.map((item, at) => itemOf(meeting, item, at)),
    looseActions(meeting),
    minutes.trim() === '' ? '' : `Further notes\n${minutes.trim()}`,
    carriedBusiness(meeting),
    corrections.length === 0 ? '' : ['Corrections', ...corrections.map(what => `- ${what}`)].join('\n'),
  ]
    .filter(Boolean)
    .join('\n\n')
}

function attendanceOf({ attendance, seriesId, quorum }: MinutesOf): string {
  const counting = attendance.filter(({ isMember }) => seriesId === null || isMember)
  const present = attendance.filter(({ attending }) => attending)
  const apologies = attendance.filter(each => !each.attending && each.apologies)
  const absent = counting.filter(each => !each.attending && !each.apologies)
  const counted = counting.filter(({ attending }) => attending).length
  return [
    `Present: ${listed(present.map(({ agencyName, person }) => (person ? `${agencyName} (${person})` : agencyName)))}.`,
    `Apologies: ${listed(apologies.map(({ agencyName }) => agencyName))}.`,
    `Not present: ${listed(absent.map(({ agencyName }) => agencyName))}.`,
    quorumWords({ present: counted, needed: quorum }),
  ].join('\n')
}

function itemOf(meeting: MinutesOf, item: MinutesOf['agenda'][number], at: number): string {
  const { title, kind, notes, decision, state, carriedFrom } = item
  const from = carriedFrom ? `, carried forward from ${dayWords(carriedFrom)}` : ''
  const actions = meeting.actionsSet.filter(({ agendaItemId }) => agendaItemId === item.id)
  return [
    `${at + 1}. ${title} (${agendaKindWords[kind].toLowerCase()}${from})`,
    notes.trim(),
    decision ? decisionOf(decision) : '',
    !decision && state === 'carried' ? 'Left for the next meeting.' : '',
    ...actions.map(actionOf),
  ]
    .filter(Boolean)
    .join('\n')
}

function decisionOf({ kind, reason, quorum }: NonNullable<MinutesOf['agenda'][number]['decision']>): string {
  const words = decisionWords[kind]
  const without =
    quorum && !isQuorate(quorum)
      ? ` Decided without quorum: ${quorum.present} of ${quorum.needed} needed were present.`
      : ''
  const because = reason.trim().replace(/[.\s]+$/, '')
  return `Decision: ${words}${because ? `. ${because}` : ''}.${without}`
}

const actionOf = ({ number, what, agencyName, owner, dueOn }: MinutesOf['actionsSet'][number]) =>
  `Action ${number}: ${what}. ${agencyName}, ${owner}; due ${dayWords(dueOn)}.`

/** Actions that were set under no item, or under one that was taken off. */
function looseActions({ agenda, actionsSet }: MinutesOf): string {
  const items = new Set(agenda.map(({ id }) => id))
  const loose = actionsSet.filter(({ agendaItemId }) => agendaItemId === null || !items.has(agendaItemId))
  return loose.length === 0 ? '' : ['Actions', ...loose.map(actionOf)].join('\n')
}

function carriedBusiness({ agenda }: MinutesOf): string {
  const carried = agenda.filter(({ state }) => state === 'carried')
  return carried.length === 0
    ? ''
    : ['Carried forward to the next meeting', ...carried.map(({ title }) => `- ${title}`)].join('\n')
}

const listed = (names: readonly string[]) => (names.length === 0 ? 'none' : names.join(', '))
