import { createHash } from 'node:crypto'
import { stateAfter } from '#shared/features/tasking/action-rules.ts'
import type { ReplyComparison, replies } from '#shared/features/tasking/replies.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { Context, HandlersOf } from '../../../backend/context.ts'
import { dayOf } from '../../packs/words.ts'
import { doerOf, todayOf } from '../action-reading.handlers.ts'
import { type ActionRow, actionRows, changeAction } from '../actions.store.ts'
import { readBack } from './read-back.handlers.ts'
import {
  agencyRow,
  bureauOnPaper,
  insertReplyFile,
  listReplyFiles,
  settleReplyFile,
} from './replies.store.ts'
import { replyPage } from './reply-page.ts'
import { lockedCells } from './reply-sheet.ts'
import { bureauMark, lockedMark, rowsOf, tokenOf } from './reply-token.files.ts'
import { replyWorkbook } from './reply-workbook.files.ts'
import { sentFrom } from './sent-action.ts'

export const replyHandlers: HandlersOf<typeof replies> = {
  async makeReplyFile(context, { agencyId }) {
    const { db, bureau, host, person, files, changed } = context
    const agency = await agencyRow(db, agencyId)
    const sent = (await notEnded(context, agencyId)).map(sentFrom)
    if (sent.length === 0) {
      throw new AppError('conflict', `${agency.name} has no action that it could answer for.`, {
        next: 'Actions are set at meetings. Make the file once there is one.',
      })
    }
    const key = await bureau.key(db)
    const paper = await bureauOnPaper(db)
    const made_at = host.now().toISOString()
    const row = await insertReplyFile(db, { agency_id: agencyId, made_at, made_by: person.login }, sent)
    const heading = {
      number: row.number,
      agencyName: agency.name,
      madeOn: dayOf(made_at),
      bureauName: paper.bureauName,
    }
    const identity = {
      bureau: bureauMark(key),
      agencyId,
      number: row.number,
      rows: rowsOf(sent),
      locked: lockedMark(key, lockedCells(heading, sent)),
    }
    const bytes = await replyWorkbook(heading, sent, tokenOf(key, identity))
    const fileName = `${row.number} ${fileWords(agency.name)}.xlsx`
    await bureau.enterDisclosure(db, {
      kind: 'reply-file',
      subject_id: 0,
      title: `${row.number} for ${agency.name}`,
      marking: paper.marking,
      audience: agency.name,
      made_at,
      made_by: person.login,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      bytes: bytes.byteLength,
    })
    changed('tasking', 'profiles')
    return { reply: await listed(context, row.number), file: await files.release(fileName, bytes), fileName }
  },
  async replyPage(context, { agencyId }) {
    const { title, html } = await pageOf(context, agencyId)
    return { title, html }
  },
  async printReply(context, { agencyId }) {
    const { bureau, host, person, files, report, signal } = context
    const { title, html, agencyName, marking } = await pageOf(context, agencyId)
    report({ stage: 'Printing', done: 0, total: 1 })
    const pdf = await host.printPdf(html)
    if (signal.aborted) throw new AppError('cancelled', 'The page was not made: it was cancelled.')
    const fileName = `${fileWords(title)}.pdf`
    const file = await files.release(fileName, pdf)
    await bureau.store.db.transaction().execute(trx =>
      bureau.enterDisclosure(trx, {
        kind: 'reply-file',
        subject_id: 0,
        title: `${title}, on paper`,
        marking,
        audience: agencyName,
        made_at: host.now().toISOString(),
        made_by: person.login,
        sha256: createHash('sha256').update(pdf).digest('hex'),
        bytes: pdf.byteLength,
      }),
    )
    return { file, fileName }
  },
  replyFiles: ({ db }) => listReplyFiles(db),
  async readReply(context, { file, agencyId }) {
    const { comparison } = await readBack(context, file, agencyId ?? null)
    return comparison
  },
  async takeReply(context, { file, sha256, take }) {
    const { db, changed } = context
    const { comparison, fileId } = await readBack(context, file, null)
    if (comparison.sha256 !== sha256) {
      throw new AppError('conflict', 'This is another file than the one that was compared.', {
        next: 'Read it again and look at its answers before they are taken.',
      })
    }
    const wanted = new Map(take.map(({ actionId, version }) => [actionId, version]))
    const settled = []
    for (const row of comparison.rows.filter(({ kind }) => kind !== 'silent')) {
      const version = wanted.get(row.sent.actionId)
      wanted.delete(row.sent.actionId)
      if (version !== undefined) await takeRow(context, comparison.number, row, version)
      settled.push({ actionId: row.sent.actionId, taken: version !== undefined, answer: row.answer })
    }
    if (wanted.size > 0) {
      throw new AppError('invalid', 'An answer was to be taken that is not in this file.', {
        next: 'Read the file again and choose from what it says.',
      })
    }
    const taken = settled.filter(one => one.taken).length
    await settleReplyFile(db, fileId, { ...doerOf(context), sha256, settled })
    changed('tasking', 'profiles')
    return { reply: await listed(context, comparison.number), taken, left: settled.length - taken }
  },
}

async function pageOf(context: Context, agencyId: number) {
  const { db } = context
  const { name: agencyName } = await agencyRow(db, agencyId)
  const paper = await bureauOnPaper(db)
  const sent = (await notEnded(context, agencyId)).map(sentFrom)
  const html = replyPage({ ...paper, agencyName, madeOn: todayOf(context) }, sent)
  return { title: `Actions of ${agencyName}`, html, agencyName, marking: paper.marking }
}

/** Takes one answer, if the action is still the one that was compared with. */
async function takeRow(
  context: Context,
  number: string,
  { kind, now, answer, fault }: ReplyComparison['rows'][number],
  version: number,
) {
  if (kind === 'fault') {
    throw new AppError('invalid', `${now.number} cannot be taken: ${fault?.message}`, {
      next: fault?.next ?? '',
    })
  }
  const said = [answer.note, `(reply file ${number})`].filter(Boolean).join(' ')
  const change = {
    ...({ kind: answer.status ? 'moved' : 'note', note: said } as const),
    to: stateAfter(answer, todayOf(context)),
  }
  await changeAction(context.db, now.actionId, version, change, doerOf(context))
}

/** What an agency owns and may still answer, in the order in which it is due. */
function notEnded({ db }: Context, agencyId: number): Promise<ActionRow[]> {
  return actionRows(db)
    .where('action.agency_id', '=', agencyId)
    .where('action.closed_on', 'is', null)
    .clearOrderBy()
    .orderBy('action.due_on')
    .orderBy('action.id')
    .execute()
}

async function listed({ db }: Context, number: string) {
  return (await listReplyFiles(db)).find(one => one.number === number)!
}

/** A name as a file may be called on every system. */
function fileWords(name: string): string {
  const allowed = name.replace(/[^\p{L}\p{N} .,()-]+/gu, ' ').replace(/\s+/g, ' ')
  return allowed.trim().slice(0, 60).trim()
}
