import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { AppError } from '#shared/rpc/error.ts'
import { archiveLimits, whyUnsound } from '../../../backend/sound-workbook.ts'
import { templateVersion } from './form-layout.ts'
import { notOurs } from './form-workbook.ts'

/** The bytes of a form that came back, once it is sure that it is a whole and harmless workbook. */
export async function formBytes({ path, name }: { path: string; name: string }): Promise<Uint8Array> {
  const { size } = await stat(path)
  if (size > archiveLimits.fileBytes) throw notOurs(name, 'it is far larger than a form')
  const bytes = new Uint8Array(await readFile(path))
  const unsound = whyUnsound(bytes)
  if (!unsound) return bytes
  throw new AppError('invalid', `${name} is no form that can be read: ${unsound}.`, {
    next: 'Ask its sender to save it again as .xlsx and to send it once more.',
  })
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/**
 * The code of a form: which layout, which agency, and the proof that this bureau made it (HMAC-SHA-256 with the
 * bureau's own key, 24 characters): `TDN1-3-9f86d081884c7d659a2feaa0`.
 */
export function formCode(key: Uint8Array, agencyId: number): string {
  return `TDN${templateVersion}-${agencyId}-${proof(key, templateVersion, agencyId)}`
}

/** The agency a form was made for. Throws `invalid` where it is not of this bureau, or of an earlier layout. */
export function agencyOfCode(key: Uint8Array, code: string, fileName: string): number {
  const match = /^TDN(\d{1,6})-(\d{1,9})-([\da-f]{24})$/.exec(code)
  if (!match) throw notOurs(fileName, 'its form code is missing or was changed')
  const [, version, agency, given] = match as unknown as [string, string, string, string]
  const expected = proof(key, Number(version), Number(agency))
  if (!timingSafeEqual(Buffer.from(given), Buffer.from(expected))) {
    throw notOurs(fileName, 'its form code was made by another bureau or was changed')
  }
  if (Number(version) !== templateVersion) {
    throw notOurs(fileName, `it is of an earlier kind (${version}; forms are of kind ${templateVersion} now)`)
  }
  return Number(agency)
}

function proof(key: Uint8Array, version: number, agencyId: number): string {
  return createHmac('sha256', key).update(`nomination form ${version} ${agencyId}`).digest('hex').slice(0, 24)
}
