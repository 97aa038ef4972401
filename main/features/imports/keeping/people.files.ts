import { type IncidentField, personFields } from '#shared/features/imports/rules.ts'
import type { People } from '../understanding/convert-row.ts'
import type { SealedIdentity } from './batches.ts'
import { pseudonyms } from './pseudonyms.files.ts'
import { detached, type Pseudonyms } from './row-identity.files.ts'
import { placeOfIdentity, sealWith } from './seal.files.ts'

const nobody: Pseudonyms = { caller: null, phone: null, victim: null, offender: null }

/**
 * Replaces people by pseudonyms, and takes them out of what is told of a row. Where the source's agreement
 * lets the clear references be kept, each comes out sealed, once a file.
 */
export function peopleReader(
  sourceId: number,
  key: Uint8Array,
  columns: Partial<Record<IncidentField, number>>,
  keepsIdentities: boolean,
) {
  const told = personFields.filter(field => columns[field] !== undefined)
  const pseudonymOf = pseudonyms(key)
  const seal = keepsIdentities ? sealWith(key, 'identity') : null
  const sealedAlready = new Set<string>()
  let identities: SealedIdentity[] = []

  function keep(pseudonym: string, clear: string) {
    if (!seal || sealedAlready.has(pseudonym)) return
    sealedAlready.add(pseudonym)
    identities.push({ pseudonym, sealed: seal.close(detached(clear), placeOfIdentity(sourceId, pseudonym)) })
  }

  return {
    /** Whether a row that cannot be parted may name people: it may always, in a column that is not mapped. */
    isNaming: true,
    pseudonymsOf(people: People): Pseudonyms {
      if (told.length === 0) return nobody
      const who = { ...nobody }
      for (const field of told) {
        const clear = people[field]
        if (clear === '') continue
        who[field] = pseudonymOf(clear)
        keep(who[field], clear)
      }
      return who
    },
    /** `raw` without the people of its row. */
    masked(raw: string, cells: readonly string[]): string {
      let text = raw
      for (const field of told) {
        const clear = cells[columns[field]!]?.trim() ?? ''
        if (clear !== '') text = text.replaceAll(clear, `[${field}]`)
      }
      return text
    },
    /** True for the column of a person, and for one that is not mapped: nothing that stood there is told. */
    isOf: (column: string | null, names: Partial<Record<IncidentField, string>>) =>
      told.some(field => names[field] === column) || !Object.values(names).some(name => name === column),
    take(): SealedIdentity[] {
      const taken = identities
      identities = []
      return taken
    },
  }
}
