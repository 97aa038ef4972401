import type { FoundTable } from '../table.ts'
import { tablesOfOtherKind } from './other-tables.files.ts'
import { sizeOfTable } from './table-head.files.ts'
import { textTablesOf } from './text-tables.files.ts'

/** Every table of a file of any kind, the one most likely meant first. Throws where there is none, saying why. */
export async function tablesOf(file: { path: string; name: string }): Promise<FoundTable[]> {
  await sizeOfTable(file)
  return (await tablesOfOtherKind(file)) ?? textTablesOf(file)
}
