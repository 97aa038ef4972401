import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Where the real files to run against lie, beside the repository; they are never copied into it. */
const folder = fileURLToPath(new URL('../../shared/data/', import.meta.url))

/** The path of a real file, or null, said aloud, where this machine does not have it. */
export function realFile(path: string): string | null {
  const full = `${folder}${path}`
  if (existsSync(full)) return full
  console.warn(`Skipped: ${path} of the real files is not on this machine.`)
  return null
}
