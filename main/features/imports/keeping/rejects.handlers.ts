import Papa from 'papaparse'
import type { imports } from '#shared/features/imports/contract.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { HandlerOf } from '../../../backend/context.ts'
import { importOf } from '../imports.store.ts'
import { identitiesOf } from './identities.store.ts'
import { tableOfRejects } from './reject-cells.ts'
import { headerOf, openRejects } from './rejects.store.ts'
import { placeOfIdentity, placeOfRow, sealWith } from './seal.files.ts'

/** Writes the rejected rows down for whoever sent the file, in the columns it was sent in. */
export const listRejects: HandlerOf<(typeof imports)['rejects']> = async (
  { db, bureau, files },
  { importId },
) => {
  const { fileName, sourceId } = await importOf(db, importId)
  const kept = (await openRejects(db, importId)).flatMap(({ sealed_row, ...row }) =>
    sealed_row ? [{ ...row, sealed: sealed_row }] : [],
  )
  if (kept.length === 0) {
    throw new AppError('conflict', `No rejected row of ${fileName} is left to hand back.`, {
      next: 'They were mended, the import was undone, or the agreement’s retention is over.',
    })
  }
  const seal = sealWith(await bureau.key(db), 'rejected row')
  const rows = kept.map(({ sealed, ...row }) => ({
    ...row,
    cells: JSON.parse(seal.open(sealed, placeOfRow(sourceId, row.line))) as string[],
  }))
  const table = tableOfRejects(await headerOf(db, importId), rows)
  // The mark at the beginning tells Excel that it is UTF-8.
  const csv = `\ufeff${Papa.unparse(table, { newline: '\r\n' })}\r\n`
  const name = `${fileName.replace(/\.[a-z0-9]{1,5}$/i, '')} rejected rows.csv`
  return { file: await files.release(name, Buffer.from(csv)), fileName: name, rows: rows.length }
}

/** Opens the clear references of the people an incident names. */
export const showIdentities: HandlerOf<(typeof imports)['identities']> = async (
  { db, bureau },
  { incidentId },
) => {
  const { sourceId, named } = await identitiesOf(db, incidentId)
  if (named.length === 0) return []
  const seal = sealWith(await bureau.key(db), 'identity')
  return named.map(({ field, pseudonym, sealed }) => ({
    field,
    reference: seal.open(sealed, placeOfIdentity(sourceId, pseudonym)),
  }))
}
