import type { Migration } from 'kysely/migration'
import { up as firstDesk } from './001-first-desk.ts'

/** Numbered, in order, additive, never edited once released. */
export const migrations: Record<string, Migration> = {
  '001-first-desk': { up: firstDesk },
}
