import { formNames, type PackForm } from '#shared/features/packs/kinds.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { Context } from '../../../backend/context.ts'
import type { PackDocument } from '../model/document.ts'
import type { run } from '../page.worker.ts'
import type { PackFormMaker } from '../pipeline.ts'
import { officeForms } from './index.files.ts'

/** The pack as a page that needs nothing else. */
export function layOut(
  { workers }: Pick<Context, 'workers'>,
  document: PackDocument,
  signal?: AbortSignal,
): Promise<string> {
  return workers.run<typeof run>('packs/page', document, signal ? { signal } : {})
}

/** Who makes a form. Throws `unavailable` for one that nobody makes. */
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
  const maker = officeForms[form]
  if (!maker) {
    throw new AppError('unavailable', `No pack can be made as ${formNames[form]} yet.`, {
      next: 'Make it as PDF.',
    })
  }
  return maker
}
