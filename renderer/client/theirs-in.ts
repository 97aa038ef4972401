import { AppError } from '#shared/rpc/error.ts'

/** What somebody else saved meanwhile, where that is why a command was refused; else null. */
export function theirsIn<T>(error: unknown): T | null {
  if (!(error instanceof AppError) || error.code !== 'conflict') return null
  return (error.detail as { theirs?: T } | undefined)?.theirs ?? null
}
