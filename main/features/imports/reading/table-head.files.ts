import { open, stat } from 'node:fs/promises'
import { mostColumns } from '#shared/features/imports/rules.ts'
import { AppError } from '#shared/rpc/error.ts'
import { beyondLimit, sizeWords } from './limits.ts'
import { nameOfOtherKind } from './sniff.ts'
import { largestFileBytes } from './text-limits.ts'

const headBytes = 256 * 1024

type FileIn = { path: string; name: string }

/** What to do with a file that is no table of text. */
export const asCsv = 'Export it as CSV, or open it in the program it comes from and save it as CSV.'

/** The size of a file that can be read. Says of a folder, an empty file or a locked one what it is. */
export async function sizeOfTable({ path, name }: FileIn): Promise<number> {
  const found = await stat(path).catch(() => null)
  if (!found)
    throw new AppError('not-found', `${name} is no longer there.`, { next: 'Choose the file again.' })
  if (found.isDirectory()) {
    throw new AppError('invalid', `${name} is a folder, not a file.`, { next: 'Choose the file inside it.' })
  }
  if (found.size === 0) {
    throw new AppError('invalid', `${name} is empty.`, { next: 'Ask its sender for the file again.' })
  }
  if (found.size > largestFileBytes) {
    throw beyondLimit(name, `it is larger than ${sizeWords(largestFileBytes)}`)
  }
  return found.size
}

/** The first bytes of a file, and whether they are all of it. */
export async function headOf(file: FileIn): Promise<{ head: Uint8Array; isWhole: boolean }> {
  const bytes = await sizeOfTable(file)
  return { head: await firstBytes(file), isWhole: bytes <= headBytes }
}

/** Refuses what is certainly no table of text, saying what it is. */
export function refuseOtherKinds(fileName: string, head: Uint8Array): void {
  const other = nameOfOtherKind(head, fileName)
  if (other) throw new AppError('invalid', `${fileName} is ${other}, not a table of text.`, { next: asCsv })
}

async function firstBytes({ path, name }: FileIn): Promise<Uint8Array> {
  try {
    await using handle = await open(path, 'r')
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(headBytes), 0, headBytes, 0)
    return buffer.subarray(0, bytesRead)
  } catch (error) {
    throw new AppError('unavailable', `${name} cannot be read.`, {
      next: 'Close it in other programs, and check that you may read it.',
      cause: error,
    })
  }
}

/** Two columns of one name cannot be told apart by a mapping, and too many not be chosen from. */
export function checkHeader(fileName: string, line: number, header: readonly string[]): void {
  if (header.length > mostColumns) {
    throw new AppError(
      'invalid',
      `${fileName}, line ${line}: there are ${header.length} columns; at most ${mostColumns} can be read.`,
      { next: 'Ask its sender for a table with one incident a row, or take out the columns not needed.' },
    )
  }
  const twice = header.find((column, index) => column !== '' && header.indexOf(column) !== index)
  if (twice !== undefined) {
    throw new AppError('invalid', `${fileName}, line ${line}: two columns are called “${twice}”.`, {
      next: 'Rename one of them in the file.',
    })
  }
}
