import type { MappingSpec } from '#shared/features/imports/contract.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { JobContext } from '../../../backend/context.ts'
import type { run as readLines } from '../mend-lines.worker.ts'
import { hashOfCells, type Rejected } from './mended-rows.files.ts'
import { headerOfRejects } from './reject-cells.ts'
import { linesRejected, openRejects, rejectedBy } from './rejects.store.ts'
import { placeOfRow, sealWith } from './seal.files.ts'

/**
 * The import whose rejected rows a file brings back, where the file is such a list: it has the columns of a
 * file of this source, and after them those of the list. Null for any other file.
 */
export async function findMended(
  { db, bureau, workers }: JobContext,
  file: { path: string; name: string },
  sourceId: number,
  mapping: MappingSpec,
): Promise<{ importId: number; rejected: Rejected } | null> {
  const header = headerOfRejects(mapping.header)
  if (!header) return null
  const listed = await workers.run<typeof readLines>('imports/mend-lines', {
    file,
    written: mapping.written,
    columns: header.length,
  })
  if (listed.length === 0) {
    throw new AppError('invalid', `${file.name} is a list of rejected rows without a row.`, {
      next: 'Mend the rows in it, keep their line numbers, and import it then.',
    })
  }
  const importId = await rejectedBy(db, sourceId, header, listed)
  const seal = sealWith(await bureau.key(), 'rejected row')
  const cellsOf = new Map<number, string>()
  for (const { line, sealed_row } of await openRejects(db, importId)) {
    if (!sealed_row) continue
    const cells = JSON.parse(seal.open(sealed_row, placeOfRow(sourceId, line))) as string[]
    cellsOf.set(line, hashOfCells(cells, header.length))
  }
  const lines = await linesRejected(db, importId)
  const cellHashes = lines.map(line => cellsOf.get(line) ?? null)
  return { importId, rejected: { lines: Uint32Array.from(lines), cellHashes } }
}
