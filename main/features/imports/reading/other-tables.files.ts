import { open } from 'node:fs/promises'
import { AppError } from '#shared/rpc/error.ts'
import type { FoundTable } from '../table.ts'
import { containerOf } from './archive-kind.files.ts'
import { looksLikeJson } from './json-document.files.ts'
import { tablesOfJson } from './json-table.files.ts'
import { tablesOfWorkbook } from './sheet-table.files.ts'

/** The tables of a file that is no text: a workbook, JSON. Null where it may be text. */
export async function tablesOfOtherKind(file: { path: string; name: string }): Promise<FoundTable[] | null> {
  switch (await containerOf(file)) {
    case null:
      return (await isJson(file.path)) ? tablesOfJson(file) : null
    case 'zip':
    case 'gzip':
    case 'tar':
      throw new AppError('invalid', `${file.name} is an archive: it has to be unpacked first.`, {
        next: 'Unpack it, and choose the files in it.',
      })
    case 'office document':
      throw new AppError('invalid', `${file.name} is an Office document, and no workbook.`, {
        next: 'Ask its sender for a workbook or a CSV file.',
      })
    default:
      return tablesOfWorkbook(file)
  }
}

async function isJson(path: string): Promise<boolean> {
  await using handle = await open(path, 'r')
  const { bytesRead, buffer } = await handle.read(Buffer.alloc(4096), 0, 4096, 0)
  return looksLikeJson(buffer.subarray(0, bytesRead))
}
