import { readFile, stat } from 'node:fs/promises'
import { AppError } from '#shared/rpc/error.ts'
import { type DelimitedTable, readDelimited } from '../delimited-table.ts'

/** Every output area of the country with fifty columns stays below. */
const largestBytes = 100 * 2 ** 20

/** Reads a file of figures. Throws `unavailable` where it cannot be read, `invalid` where it is no such table. */
export async function readFigureFile({
  path,
  name,
}: {
  path: string
  name: string
}): Promise<DelimitedTable> {
  const unreadable = (error: unknown) =>
    new AppError('unavailable', `${name} cannot be read.`, {
      next: 'Check that it is a file, still there, and not open in another program.',
      cause: error,
    })
  const { size } = await stat(path).catch(error => {
    throw unreadable(error)
  })
  if (size > largestBytes) {
    throw new AppError('invalid', `${name} is larger than 100 MB, which no table of figures of areas is.`, {
      next: 'Take out the rows of other places, or the columns that are not needed.',
    })
  }
  const bytes = await readFile(path).catch(error => {
    throw unreadable(error)
  })
  return readDelimited(bytes, name)
}
