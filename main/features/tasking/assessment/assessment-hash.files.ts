import { createHash } from 'node:crypto'

/** SHA-256 over something as JSON: the same content in the same order has the same. */
export function sha256Of(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex')
}
