import { AppError } from '#shared/rpc/error.ts'

/** What a verb cannot do without. Its absence is wrong usage, not a refusal. */
export class WrongUsage extends Error {}

export function required<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new WrongUsage(`${what} is missing.`)
  return value
}

/** The row number of a thing that has no other name. */
export function rowNumber(text: string, what: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text)
  throw new AppError('invalid', `${text} is no number of ${what}.`, {
    next: 'Use the number the list shows.',
  })
}
