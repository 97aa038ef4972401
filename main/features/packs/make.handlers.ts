import { createHash } from 'node:crypto'
import type { PackWanted, packs } from '#shared/features/packs/contract.ts'
import { oneSheetKinds, type PackForm, packNames } from '#shared/features/packs/kinds.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { HandlerOf, JobContext } from '../../backend/context.ts'
import { composed } from './compose.handlers.ts'
import { makerOf, prepareForm } from './forms/makers.handlers.ts'
import { inTurn } from './in-turn.ts'
import { requirePrintable } from './kinds/briefing.store.ts'
import { countsNow } from './kinds/index.handlers.ts'
import { freezeNow } from './kinds/parts/freeze-now.store.ts'
import type { PackDocument } from './model/document.ts'
import { fileNameOf, titleOf } from './model/naming.ts'
import { withheldIn } from './model/withheld.ts'
import { nextPackNumber, registerPack } from './packs.store.ts'
import { pagesOf } from './pdf-pages.ts'
import type { PackFormMaker } from './pipeline.ts'

/** A pack's number is printed in it before it is entered: no two are made at once. */
const oneByOne = inTurn()
/** How often it is made again because something else was entered under its number meanwhile. */
const attempts = 3

export const makePack: HandlerOf<typeof packs.make> = (context, wanted) =>
  oneByOne(() => made(context, wanted))

type Wanted = PackWanted & { form: PackForm }

async function made(context: JobContext, wanted: Wanted) {
  const { bureau, host, person, files, signal, report, changed } = context
  const { kind, id, audience, form } = wanted
  stopIf(signal)
  report({ stage: 'Counting', done: 0, total: 3 })
  prepareForm(context, form)
  if (kind === 'briefing') await requirePrintable(context, id)
  const madeAt = host.now().toISOString()
  const maker = makerOf(context, form, signal)
  if (countsNow.has(kind)) {
    await bureau.store.db.transaction().execute(trx => freezeNow(trx, bureau.snapshot(), host.now()))
  }
  const { document, templateVersion } = await composed(context, wanted)
  const fileName = fileNameOf(document, form)
  for (let attempt = 0; attempt < attempts; attempt++) {
    stopIf(signal)
    report({ stage: 'Printing', done: 1, total: 3 })
    const number = await nextPackNumber(bureau.store.db, madeAt)
    const bytes = await oneSheet(maker, { ...document, number }, form)
    stopIf(signal)
    if (kind === 'briefing' && form === 'pdf') requireOnePage(bytes)
    report({ stage: 'Entering in the register', done: 2, total: 3 })
    const file = await files.release(fileName, bytes)
    const pack = await bureau.store.db.transaction().execute(async trx => {
      if ((await nextPackNumber(trx, madeAt)) !== number) return null
      return registerPack(trx, {
        kind,
        subject_id: id,
        title: titleOf(document),
        marking: document.marking,
        form,
        audience: document.audienceWords,
        audience_json: JSON.stringify(audience),
        freeze_id: document.freeze?.id ?? null,
        template_version: templateVersion,
        withheld: withheldIn(document),
        made_at: madeAt,
        made_by: person.login,
        sha256: sha256Of(bytes),
        bytes: bytes.byteLength,
      })
    })
    if (!pack) continue
    changed('profiles')
    return { pack, file, fileName }
  }
  throw new AppError('conflict', 'Other packs were entered in the register while this one was made.', {
    next: 'Make it again.',
  })
}

/** What was meant for one sheet and takes more says so on it: the reader must know that there is a second. */
async function oneSheet(maker: PackFormMaker, document: PackDocument, form: PackForm): Promise<Uint8Array> {
  const bytes = await maker(document)
  const pages = form === 'pdf' && oneSheetKinds.has(document.kind) ? pagesOf(bytes) : 1
  if (pages === null || pages === 1) return bytes
  const told = `This ${packNames[document.kind].toLowerCase()} is meant for one page and takes ${pages}: do not hand on one without the others.`
  return maker({ ...document, lead: `${document.lead} ${told}` })
}

const sha256Of = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** What call-takers hang on the wall is one page; a second would be lost. */
function requireOnePage(pdf: Uint8Array) {
  const pages = pagesOf(pdf)
  if (pages === null || pages === 1) return
  throw new AppError('conflict', `This briefing takes ${pages} pages on paper; it has to fit on one.`, {
    next: 'Draft the next version and shorten it.',
  })
}

function stopIf(signal: AbortSignal) {
  if (signal.aborted) throw new AppError('cancelled', 'The pack was not made: it was cancelled.')
}
