import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { largestAttachmentBytes, mediaTypes } from '#shared/features/profiles/attachments.ts'
import { AppError } from '#shared/rpc/error.ts'
import { cleanPictureBytes } from '../../packs/model/clean-picture.ts'
import { attachmentTypeOf } from './attachment-type.ts'

/** Reads a file that is to be kept with a profile. Throws `invalid` where it is too large or of no kind that is kept. */
export async function readAttachment({ path, name }: { path: string; name: string }) {
  const found = await stat(path).catch(cause => {
    throw new AppError('not-found', `${name} cannot be read.`, { next: 'Choose the file again.', cause })
  })
  if (found.size > largestAttachmentBytes) {
    throw new AppError('invalid', `${name} is larger than 10 MB.`, {
      next: 'Make the picture smaller, or keep the file elsewhere and write here where it is.',
    })
  }
  const content = await readFile(path)
  const type = attachmentTypeOf(content, name)
  if (!type) {
    throw new AppError('invalid', `${name} is of no kind that is kept with a profile.`, {
      next: 'Choose a picture (PNG, JPEG), a PDF, a table (CSV, XLSX), a DOCX or a plain text.',
    })
  }
  // Where and when a picture was taken, and by whom, is no part of the evidence: it is not even kept.
  const kept = new Uint8Array(cleanPictureBytes(mediaTypes[type], content))
  return {
    type,
    content: kept,
    bytes: kept.byteLength,
    sha256: createHash('sha256').update(kept).digest('hex'),
  }
}
