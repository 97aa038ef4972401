import { AppError } from '#shared/rpc/error.ts'

/** One of the words that an option takes. Throws `invalid`, naming them all. */
export function oneOf<T extends string>(choices: readonly T[], typed: string, option: string): T {
  const found = choices.find(choice => choice === typed)
  if (found !== undefined) return found
  throw new AppError('invalid', `${typed} is not known to ${option}.`, {
    next: `It takes: ${choices.join(', ')}.`,
  })
}
