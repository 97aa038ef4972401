import { createHash } from 'node:crypto'

/** SHA-256 of a text as it is kept, in hexadecimal. */
export function sha256Of(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}
