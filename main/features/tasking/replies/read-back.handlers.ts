import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import type { ReplyComparison, SentAction } from '#shared/features/tasking/replies.ts'
import type { Context } from '../../../backend/context.ts'
import { archiveLimits } from '../../../backend/sound-workbook.ts'
import { dayOf } from '../../packs/words.ts'
import { todayOf } from '../action-reading.handlers.ts'
import { actionRows } from '../actions.store.ts'
import { refuse } from '../refuse.ts'
import { comparedRow } from './compare-reply.ts'
import { altered, damaged, strangers, whyNotOf, whyTooOld } from './known-reply.ts'
import { answerIn, whyAltered } from './read-reply.ts'
import { agencyRow, laterReplyFile, replyFileRow } from './replies.store.ts'
import { type ReplyCells, replyCells } from './reply-cells.files.ts'
import { headRows, lockedCells } from './reply-sheet.ts'
import { identityOf, lockedMark } from './reply-token.files.ts'
import { sentFrom } from './sent-action.ts'

/** Reads a file that came back and sets it beside the bureau, or refuses it with the reason. Changes nothing. */
export async function readBack(
  context: Context,
  reference: string,
  /** The agency whose answer it is meant to be; null for whichever it is. */
  ofAgencyId: number | null,
): Promise<{ comparison: ReplyComparison; fileId: number }> {
  const { db, bureau, files } = context
  const { path, name } = files.resolve(reference)
  if ((await stat(path)).size > archiveLimits.fileBytes) {
    refuse(damaged(name, 'it is far larger than any reply file'), 'invalid')
  }
  const bytes = await readFile(path)
  const cells = await readable(bytes, name)
  const key = await bureau.key(db)
  const identified = identityOf(key, cells.token)
  const row = identified.kind === 'ours' ? await replyFileRow(db, identified.identity.number) : undefined
  if (identified.kind !== 'ours') throw refuse(strangers[identified.kind], 'invalid')
  // Signed by the bureau and yet not in it: sent before the bureau was restored from an older backup.
  if (!row) throw refuse(unknownFile(identified.identity.number), 'conflict')
  const agency = await agencyRow(db, row.agency_id)
  const expected = ofAgencyId === null ? null : (await agencyRow(db, ofAgencyId)).name
  refuse(whyNotOf(agency.name, expected))
  const later = await laterReplyFile(db, row)
  const standing = {
    number: row.number,
    agencyName: agency.name,
    takenBy: row.taken_by,
    takenOn: row.taken_at && dayOf(row.taken_at),
  }
  refuse(whyTooOld(standing, later ? { number: later.number, madeOn: dayOf(later.made_at) } : null))
  const sent = JSON.parse(row.sent_json) as SentAction[]
  const locked = lockedAsSent(cells, sent, {
    number: row.number,
    agencyName: agency.name,
    madeAt: row.made_at,
  })
  const change = whyAltered(locked, cells.rows)
  if (change || lockedMark(key, locked) !== identified.identity.locked) {
    refuse(altered(change ?? 'its heading was changed'), 'invalid')
  }
  const ids = sent.map(({ actionId }) => actionId)
  const present = new Map(
    (await actionRows(db).where('action.id', 'in', ids).execute()).map(one => [one.id, one]),
  )
  const rows = sent.flatMap((one, i) => {
    const now = present.get(one.actionId)
    if (!now) return []
    const line = headRows + i
    const beside = { ...sentFrom(now), agencyId: now.agency_id, setOn: now.held_on }
    return [comparedRow(one, beside, answerIn(cells.rows[line] ?? [], line), row.agency_id, todayOf(context))]
  })
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const comparison = { number: row.number, agencyName: agency.name, madeAt: row.made_at, sha256, rows }
  return { comparison, fileId: row.id }
}

async function readable(bytes: Uint8Array, name: string): Promise<ReplyCells> {
  const cells = await replyCells(bytes)
  if (typeof cells === 'string') throw refuse(damaged(name, cells), 'invalid')
  return cells
}

const unknownFile = (number: string) => ({
  message: `${number} is signed by this bureau, but the bureau does not know it any more.`,
  next: 'It was sent before the bureau was put back from a backup. Send the agency a new one.',
})

/**
 * The locked cells as they went out. Names of bureau and agency may have changed since: the two lines above the
 * table are then taken as the file has them, and the bureau's mark on all of it decides.
 */
function lockedAsSent(
  { rows }: ReplyCells,
  sent: readonly SentAction[],
  { number, agencyName, madeAt }: { number: string; agencyName: string; madeAt: string },
): string[][] {
  const heading = { number, agencyName, bureauName: '', madeOn: dayOf(madeAt) }
  const locked = lockedCells(heading, sent)
  for (const r of [0, 1]) locked[r] = [String(rows[r]?.[0]?.value ?? '').trim()]
  return locked
}
