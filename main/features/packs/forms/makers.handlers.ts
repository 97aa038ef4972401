import type { PackForm } from '#shared/features/packs/kinds.ts'
import type { Context } from '../../../backend/context.ts'
import type { PackDocument } from '../model/document.ts'
import type { run as makeOffice } from '../office.worker.ts'
import type { run } from '../page.worker.ts'
import type { PackFormMaker } from '../pipeline.ts'

/** The pack as a page that needs nothing else. */
export function layOut(
  { workers }: Pick<Context, 'workers'>,
  document: PackDocument,
  signal?: AbortSignal,
): Promise<string> {
  return workers.run<typeof run>('packs/page', document, signal ? { signal } : {})
}

/** Lets a thread load what makes a form while the pack is still counted. */
export function prepareForm({ workers }: Pick<Context, 'workers'>, form: PackForm): void {
  workers.prepare(form === 'html' || form === 'pdf' ? 'packs/page' : 'packs/office')
}

/** Who makes a form. */
export function makerOf(
  context: Pick<Context, 'workers' | 'host'>,
  form: PackForm,
  signal: AbortSignal,
): PackFormMaker {
  if (form === 'html') {
    return async document => new TextEncoder().encode(await layOut(context, document, signal))
  }
  if (form === 'pdf') {
    return async document => context.host.printPdf(await layOut(context, document, signal))
  }
  return document => context.workers.run<typeof makeOffice>('packs/office', { form, document }, { signal })
}
