import { AppError } from '#shared/rpc/error.ts'

/** What a save answers when somebody else saved first, or the row is gone. */
export function staleVersion(what: string, theirs: unknown, yours: unknown): AppError {
  return theirs
    ? new AppError('conflict', `This ${what} was changed in the meantime.`, {
        next: 'Compare both versions, then save again.',
        detail: { theirs, yours },
      })
    : new AppError('not-found', `This ${what} is no longer there.`, { next: 'Go back to the list.' })
}
