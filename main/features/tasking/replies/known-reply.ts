import { longDay } from '#shared/day-words.ts'
import type { Refusal } from '#shared/features/tasking/rules.ts'

type Standing = { number: string; agencyName: string; takenOn: string | null; takenBy: string | null }

/** A file that is not the bureau's, or not whole: why, and what to do. */
export const strangers = {
  none: {
    message: 'This is not a reply file: the sheet by which the bureau knows its own files is empty.',
    next: 'Ask the agency for the file that the bureau sent, filled in.',
  },
  stranger: {
    message: 'This reply file was made by another bureau.',
    next: 'Pass it on to the bureau that sent it, and ask the agency for ours.',
  },
  forged: {
    message: 'This reply file does not carry the signature of this bureau: its identity was altered.',
    next: 'Do not use it. Ask the agency where it comes from, and send a new one.',
  },
} as const

/** A file of another agency than the one whose answer is read. */
export function whyNotOf(agencyName: string, expected: string | null): Refusal {
  if (expected === null || expected === agencyName) return null
  return {
    message: `This is the reply file of ${agencyName}, not of ${expected}.`,
    next: `Choose the file of ${expected}, or read this one as the answer of ${agencyName}.`,
  }
}

/** A file is read once, and only while no newer one was sent to the same agency. */
export function whyTooOld(file: Standing, later: { number: string; madeOn: string } | null): Refusal {
  if (file.takenOn !== null) {
    return {
      message: `${file.number} of ${file.agencyName} was taken already, on ${longDay(file.takenOn)} by ${file.takenBy}.`,
      next: 'Nothing is taken twice. If the agency answered again, send it a new file.',
    }
  }
  if (!later) return null
  return {
    message: `${file.number} of ${file.agencyName} is an old one: ${later.number} was sent on ${longDay(later.madeOn)}.`,
    next: `Ask the agency to answer in ${later.number}.`,
  }
}

/** A file whose locked part is not what was sent. */
export function altered(what: string): NonNullable<Refusal> {
  return {
    message: `This reply file is not as it was sent: ${what}.`,
    next: 'Ask the agency to fill in only the white cells of the file it was sent, or send it again.',
  }
}

/** A file that cannot be read at all. */
export function damaged(name: string, what: string): NonNullable<Refusal> {
  return {
    message: `${name} cannot be read as a reply file: ${what}.`,
    next: 'Ask the agency to send it again as a workbook (.xlsx), or send it a new one.',
  }
}
