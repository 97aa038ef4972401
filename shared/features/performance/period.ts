import { z } from 'zod'
import { day } from '../../rpc/wire.ts'

/** Days of Europe/London, both included. */
export const periodSchema = z
  .object({ from: day, to: day })
  .refine(({ from, to }) => from <= to, { error: 'The period ends before it begins.', path: ['to'] })
export type Period = z.infer<typeof periodSchema>
