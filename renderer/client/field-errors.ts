import { z } from 'zod'
import { AppError } from '#shared/rpc/error.ts'

const details = z.array(z.object({ path: z.string(), message: z.string() }))

/** What the backend found wrong with a form, by the name of the field, to be said beside it. */
export function fieldErrors(error: unknown): Record<string, string> {
  if (!(error instanceof AppError) || error.code !== 'invalid') return {}
  const parsed = details.safeParse(error.detail)
  if (!parsed.success) return {}
  return Object.fromEntries(parsed.data.map(({ path, message }) => [path, message]))
}
