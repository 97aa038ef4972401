import type { NumberStyle } from './workbook-styles.ts'

/** A cell as text, and what was doubtful about it. */
export type CellText = { text: string; doubt: { reason: string; mend: string } | null }

const secondsPerDay = 86_400
/** Excel believes in 29 February 1900: day 60 of its count. Days before it stand one nearer to 1900. */
const dayThatNeverWas = 60
/** 31 December 9999, the last day of a spreadsheet. */
const lastDay = { 1900: 2_958_465, 1904: 2_957_003 }
const millisecondsPerDay = 86_400_000
const dayZero = { 1900: Date.UTC(1899, 11, 30), 1904: Date.UTC(1904, 0, 1) }

export type DateSystem = 1900 | 1904

/** A number of a sheet as text, by the style it is shown in. */
export function numberText(raw: string, style: NumberStyle, system: DateSystem): CellText {
  const value = Number(raw)
  if (raw.trim() === '' || !Number.isFinite(value)) {
    return doubtful(raw, 'The sheet says it is a number, and it is none')
  }
  switch (style.as) {
    case 'number':
      return plain(value)
    case 'percent':
      return certain(`${digits(value * 100)}%`)
    case 'zeros':
      return value >= 0 && Number.isInteger(value)
        ? certain(digits(value).padStart(style.digits, '0'))
        : plain(value)
    case 'duration':
      return duration(value)
    default:
      return moment(value, style, system)
  }
}

const certain = (text: string): CellText => ({ text, doubt: null })
const doubtful = (text: string, reason: string, mend = ''): CellText => ({ text, doubt: { reason, mend } })

function plain(value: number): CellText {
  const text = digits(value)
  return Math.abs(value) < 1e15
    ? certain(text)
    : doubtful(
        text,
        'A number of more than 15 digits: a spreadsheet keeps no more, the last ones are lost',
        'Have the column formatted as text before it is filled',
      )
}

/**
 * The number without what binary fractions add to it: 15 significant digits, as many as spreadsheets show,
 * and no exponent.
 */
export function digits(value: number): string {
  const short = String(value)
  if (short.length <= 15 && !short.includes('e')) return short
  const rounded = Number(value.toPrecision(15))
  const text = String(rounded)
  if (!text.includes('e')) return text
  if (Number.isInteger(rounded)) return BigInt(rounded).toString()
  return rounded.toFixed(20).replace(/0+$/, '')
}

function duration(value: number): CellText {
  if (value < 0) return doubtful(digits(value), 'A duration below zero')
  const seconds = Math.round(value * secondsPerDay)
  return certain(clock(seconds))
}

function moment(value: number, style: NumberStyle, system: DateSystem): CellText {
  const seconds = Math.round(value * secondsPerDay)
  const day = Math.floor(seconds / secondsPerDay)
  const time = seconds - day * secondsPerDay
  if (style.as === 'time' && day === 0) return certain(clock(time))
  if (value < 0 || day > lastDay[system] || (system === 1900 && day === 0)) {
    return doubtful(digits(value), 'Shown as a date, and outside the calendar of spreadsheets')
  }
  if (system === 1900 && day === dayThatNeverWas) {
    return doubtful(digits(value), 'Shown as 29 February 1900, a day that never was')
  }
  const shift = system === 1900 && day < dayThatNeverWas ? day + 1 : day
  const iso = new Date(dayZero[system] + shift * millisecondsPerDay).toISOString().slice(0, 10)
  if (style.as === 'date' && style.shows === 'month' && time === 0 && iso.endsWith('-01'))
    return certain(iso.slice(0, 7))
  return certain(
    time === 0 && style.as === 'date' && style.shows !== 'moment' ? iso : `${iso} ${clock(time)}`,
  )
}

/** `HH:mm`, with seconds where there are any; hours go on beyond 24 for a duration. */
export function clock(seconds: number): string {
  const two = (n: number) => String(n).padStart(2, '0')
  const rest = seconds % 60
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}${rest === 0 ? '' : `:${two(rest)}`}`
}

/** What is doubtful about a text that a spreadsheet spoilt before it became text; null as a rule. */
export function doubtOfText(text: string): CellText['doubt'] {
  return text.length < 16 && text.includes('E+') && /^-?\d(?:[.,]\d+)?E\+\d{1,3}$/.test(text.trim())
    ? { reason: 'A long number that a spreadsheet shortened: its digits are lost', mend: '' }
    : null
}

/** Names of columns that hold telephone numbers. */
const telephoneNames = /phone|mobile|\btel\b|^tel\.?\s|contact n/i
export const isTelephone = (column: string) => telephoneNames.test(column)

/** A telephone number whose leading zero was lost because it was taken for a number. */
export function doubtOfTelephone(text: string): CellText['doubt'] {
  if (!/^[1-9]\d{8,9}$/.test(text)) return null
  return {
    reason: 'A telephone number without its leading zero: it was stored as a number',
    mend: `0${text}`,
  }
}
