import { basename } from 'node:path'
import type { DeskClient } from '#shared/contract.ts'
import type { MappingSpec } from '#shared/features/imports/contract.ts'
import { AppError } from '#shared/rpc/error.ts'

/** A table to be loaded: of a file named, or of one in an archive. */
export type TableToLoad = { file: string; name: string; mapping: MappingSpec }
export type PassedOver = { name: string; reason: string }

type Handed = { file: string; name: string; fromArchive: boolean }

/**
 * Every table in the files named, with its mapping. Files named must be recognised; of what an archive
 * holds beside the tables asked for, it is said that it was passed over, and why.
 */
export async function tablesToLoad(
  client: DeskClient,
  paths: readonly string[],
  sourceId: number,
  fixed: MappingSpec | null,
): Promise<{ tables: TableToLoad[]; passedOver: PassedOver[] }> {
  const tables: TableToLoad[] = []
  const passedOver: PassedOver[] = []
  for (const path of paths) {
    const contents = await client.imports.unpack({ file: path })
    passedOver.push(...contents.passedOver)
    for (const { file, name } of contents.files) {
      const fromArchive = file !== path
      const found = await tablesOf(client, { file, name, fromArchive }, sourceId, fixed)
      tables.push(...found.tables)
      passedOver.push(...found.passedOver)
    }
  }
  if (tables.length === 0) {
    const [first] = passedOver
    throw new AppError(
      'invalid',
      `${paths.map(path => basename(path)).join(', ')}: nothing in it is recognised.${first ? ` ${first.name}: ${first.reason}` : ''}`,
      { next: matchOnce },
    )
  }
  return { tables, passedOver }
}

const matchOnce = 'Match its columns once in the window, or with --show-mapping and --mapping FILE.'

async function tablesOf(
  client: DeskClient,
  { file, name, fromArchive }: Handed,
  sourceId: number,
  fixed: MappingSpec | null,
): Promise<{ tables: TableToLoad[]; passedOver: PassedOver[] }> {
  const first = await client.imports.inspect({ file, sourceId }).catch((error: unknown) => {
    if (fromArchive && error instanceof AppError && error.code === 'invalid') return error
    throw error
  })
  if (first instanceof AppError) return { tables: [], passedOver: [{ name, reason: first.message }] }
  const tables: TableToLoad[] = []
  const passedOver: PassedOver[] = []
  const several = first.tables.length > 1
  for (const [at, table] of first.tables.entries()) {
    const found = at === 0 ? first : await client.imports.inspect({ file, sourceId, written: table.written })
    const called = several ? `${name}, ${table.name}` : name
    const reason = reasonAgainst(found, fixed, fromArchive || several)
    if (!reason) {
      const mapping = fixed ? { ...fixed, written: found.mapping.written } : found.mapping
      tables.push({ file, name: called, mapping })
    } else if (fromArchive || several) passedOver.push({ name: called, reason })
    else throw new AppError('invalid', `${name}: ${reason}`, { next: matchOnce })
  }
  return { tables, passedOver }
}

type Inspected = Awaited<ReturnType<DeskClient['imports']['inspect']>>

function reasonAgainst(
  { recognised, findings, mapping }: Inspected,
  fixed: MappingSpec | null,
  isBeside: boolean,
): string | null {
  if (fixed) {
    const missing = Object.values(fixed.fields).find(column => !mapping.header.includes(column))
    return missing === undefined ? null : `The column “${missing}” of the mapping is not in it.`
  }
  if (recognised) return null
  if (!isBeside) return `It is not recognised. ${findings.join(' ')}`
  return `It is not recognised by its columns: ${mapping.header.join(', ').slice(0, 200)}.`
}
