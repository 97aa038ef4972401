import Papa from 'papaparse'
import type { ImportIssue, imports } from '#shared/features/imports/contract.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { HandlerOf } from '../../../backend/context.ts'
import { importOf, issuesOf } from '../imports.store.ts'
import { identitiesOf } from './identities.store.ts'
import { tableOfRejects } from './reject-cells.ts'
import { headerOf, namesPeople, openRejects } from './rejects.store.ts'
import { placeOfIdentity, placeOfRow, type Seal, sealWith } from './seal.files.ts'

const rawShown = 500

/**
 * What was odd about the rows of an import. A row that could not be parted is kept sealed only, as nobody
 * knows what its cells hold. It is opened for whoever may mend it where the file has no column of people.
 */
export const listIssues: HandlerOf<(typeof imports)['issues']> = async ({ db, bureau }, which) => {
  const { sourceId } = await importOf(db, which.importId)
  const { total, rows } = await issuesOf(db, which)
  const isOpened = !(await namesPeople(db, which.importId))
  let seal: Seal | null = null
  const shown: ImportIssue[] = []
  for (const { sealed_row, ...issue } of rows) {
    if (isOpened && issue.raw === '' && issue.column === null && sealed_row) {
      seal ??= sealWith(await bureau.key(db), 'rejected row')
      const cells = JSON.parse(seal.open(sealed_row, placeOfRow(sourceId, issue.line))) as string[]
      shown.push({ ...issue, raw: cells.join(',').slice(0, rawShown) })
    } else shown.push(issue)
  }
  return { total, rows: shown }
}

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
