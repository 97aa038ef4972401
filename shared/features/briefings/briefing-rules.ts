import { addDays } from 'date-fns/addDays'
import { lightFormat } from 'date-fns/lightFormat'
import { parseISO } from 'date-fns/parseISO'
import { dayWords } from '../../day-words.ts'
import type { Refusal } from '../tasking/rules.ts'
import type { BriefingText, LineText } from './briefing-text.ts'
import { pageUsed } from './page-length.ts'
import { type PersonalWords, personalWords } from './personal-words.ts'

export const briefingStatuses = ['draft', 'approved', 'superseded'] as const
export type BriefingStatus = (typeof briefingStatuses)[number]

export const standings = ['draft', 'current', 'expired', 'superseded'] as const
export type Standing = (typeof standings)[number]

const usualDays = 14
const longestDays = 42

/** A fortnight from now: the rhythm of the tactical assessment. Days are `YYYY-MM-DD`. */
export function usualExpiry(today: string): string {
  return daysAfter(today, usualDays)
}

/** Whether a briefing is to be used today: it is good until the end of the day it names. */
export function standingOf(
  { status, expiresOn }: { status: BriefingStatus; expiresOn: string },
  today: string,
): Standing {
  if (status !== 'approved') return status
  return expiresOn < today ? 'expired' : 'current'
}

/** One draft at a time: two would be approved over each other. */
export function whyNotDraft(briefings: readonly { status: BriefingStatus; issue: number }[]): Refusal {
  const open = briefings.find(({ status }) => status === 'draft')
  if (!open) return null
  return {
    message: `Version ${open.issue} is being written.`,
    next: 'Go on with it, or discard it and draft again.',
  }
}

/** What was approved stays as it was handed out; what is to be changed becomes the next version. */
export function whyNotChangeBriefing({ status }: { status: BriefingStatus }): Refusal {
  if (status === 'draft') return null
  return {
    message: 'This briefing was approved and stands as it was handed out.',
    next: 'Draft the next version and change it there.',
  }
}

export type Concern = PersonalWords & {
  /** Which line, counted from 0; null for the words around them. */
  line: number | null
  /** Never to be handed out: no reason makes a pseudonym or a private telephone number fit for it. */
  never: boolean
}

const neverGiven = new Set<PersonalWords['kind']>(['pseudonym', 'email', 'telephone', 'postcode'])

/** What in a briefing looks like personal data. The contact of an owner is meant to be called or written to. */
export function concernsIn({ opening, notSay, lines }: BriefingText): Concern[] {
  const found = (text: string, line: number | null, isContact = false) =>
    personalWords(text)
      .filter(({ kind }) => !isContact || (kind !== 'telephone' && kind !== 'email'))
      .map(words => ({ ...words, line, never: neverGiven.has(words.kind) }))
  return [
    ...found(opening, null),
    ...lines.flatMap(({ place, what, ask, owner, contact }, at) => [
      ...[place, what, ask, owner].flatMap(text => found(text, at)),
      ...found(contact, at, true),
    ]),
    ...found(notSay, null),
  ]
}

const wanted = [
  ['place', 'where it is'],
  ['what', 'what is happening'],
  ['ask', 'what to ask'],
  ['owner', 'who owns it'],
  ['contact', 'how to reach them'],
] as const

/** What a call-taker would look for in vain, line by line. */
export function gapsIn(lines: readonly LineText[]): { line: number; missing: string[] }[] {
  return lines.flatMap((text, line) => {
    const missing = wanted.filter(([field]) => text[field].trim() === '').map(([, words]) => words)
    return missing.length > 0 ? [{ line, missing }] : []
  })
}

/** A briefing is approved whole, for a time, on one page, with nobody's data in it. */
export function whyNotApprove(
  briefing: BriefingText & { status: BriefingStatus; expiresOn: string },
  despite: string,
  today: string,
): Refusal {
  const changed = whyNotChangeBriefing(briefing)
  if (changed) return { message: 'This briefing has already been approved.', next: changed.next }
  if (briefing.lines.length === 0) {
    return { message: 'This briefing says nothing yet.', next: 'Add a line, or draft it again.' }
  }
  const [gap] = gapsIn(briefing.lines)
  if (gap) {
    return {
      message: `Line ${gap.line + 1} does not say ${gap.missing.join(', ')}.`,
      next: 'Write it, or take the line out.',
    }
  }
  if (briefing.expiresOn <= today || briefing.expiresOn > daysAfter(today, longestDays)) {
    return {
      message: `A briefing is good until a day within six weeks, not until ${dayWords(briefing.expiresOn)}.`,
      next: `Give a day after ${dayWords(today)} and up to ${dayWords(daysAfter(today, longestDays))}.`,
    }
  }
  if (pageUsed(briefing) > 1) {
    return { message: 'It does not fit on one page.', next: 'Shorten it, or take a line out.' }
  }
  const concerns = concernsIn(briefing)
  const never = concerns.find(each => each.never)
  if (never) {
    return {
      message: `“${never.words}” must not be handed out.`,
      next: 'Take it out: a briefing names no person, telephone number or full postcode.',
    }
  }
  if (concerns.length > 0 && despite.trim() === '') {
    return {
      message: `${concerns.map(({ words }) => `“${words}”`).join(', ')} may say who somebody is or where they live.`,
      next: 'Take it out, or say why it may stand.',
    }
  }
  return null
}

/** Only what was approved goes onto paper. */
export function whyNotPrint({ status }: { status: BriefingStatus }): Refusal {
  if (status !== 'draft') return null
  return { message: 'This briefing is a draft.', next: 'Have it approved, then print it.' }
}

function daysAfter(day: string, days: number): string {
  return lightFormat(addDays(parseISO(day), days), 'yyyy-MM-dd')
}
