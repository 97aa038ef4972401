import { createHash, type Hash } from 'node:crypto'
import type { Written } from '#shared/features/imports/mapping.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { RowBlock } from './table.ts'
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
    default:
      throw new AppError('invalid', `${file.name} is no table of text.`)
  }
}
