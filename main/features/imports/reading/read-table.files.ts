import { createHash, type Hash } from 'node:crypto'
import type { Written } from '#shared/features/imports/mapping.ts'
import type { RowBlock } from '../table.ts'
import { readJsonTable } from './json-table.files.ts'
import { readSheetTable } from './sheet-table.files.ts'
import { readTextTable } from './text-table.files.ts'

/** Reads a table of any kind block by block, the file's bytes hashed on the way. */
export function readTable(
  file: { path: string; name: string },
  written: Written,
  hash: Hash = createHash('sha256'),
): AsyncGenerator<RowBlock> {
  switch (written.kind) {
    case 'text':
      return readTextTable(file, written, hash)
    case 'sheet':
      return readSheetTable(file, written, hash)
    case 'json':
    case 'geojson':
      return readJsonTable(file, written, hash)
  }
}
