import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DeskClient } from '#shared/contract.ts'
import type { MappingSpec } from '#shared/features/imports/contract.ts'
import type { CallOptions } from '#shared/rpc/connect.ts'
import type { TestDesk } from './desk.ts'

/** Adds an agency and a source of it. */
export async function addSource(client: DeskClient, key = 'police'): Promise<number> {
  const agency = await client.settings.saveAgency({ key, name: `Agency ${key}` })
  const source = await client.imports.saveSource({
    key,
    name: `Source ${key}`,
    agencyId: agency.id,
    marking: 'OFFICIAL',
    purpose: 'Community safety',
    lawfulBasis: 'Crime and Disorder Act 1998, section 115',
    retentionMonths: 84,
    reviewOn: null,
    expectedEveryDays: 14,
    dropFolder: '',
    keepsIdentities: false,
    reach: 'partners',
  })
  return source.id
}

/** Loads a file with the mapping that its inspection proposes, changed as asked. */
export async function loadFile(
  client: DeskClient,
  file: string,
  sourceId: number,
  changes: Partial<MappingSpec> = {},
  options: CallOptions = {},
) {
  const { mapping } = await client.imports.inspect({ file, sourceId })
  return client.imports.run({ file, sourceId, mapping: { ...mapping, ...changes } }, options)
}

/** Writes a file into the desk's folder and says where. */
export function writeTable(desk: TestDesk, name: string, content: string | Uint8Array): string {
  const path = join(desk.folder, name)
  writeFileSync(path, content)
  return path
}
