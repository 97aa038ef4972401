import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { promisify } from 'node:util'
import yauzl from 'yauzl'
import { AppError } from '#shared/rpc/error.ts'
import { templateVersion } from './form-layout.ts'
import { notOurs } from './form-workbook.ts'

const mebi = 1024 * 1024
/** A filled-in form has some ten kilobytes; what is far above is none, or is meant to do harm. */
const limits = { bytes: 2 * mebi, unpackedBytes: 16 * mebi, parts: 200 }

/** The bytes of a form that came back, once it is sure that they do not unpack to something out of all proportion. */
export async function formBytes({ path, name }: { path: string; name: string }): Promise<Uint8Array> {
  const { size } = await stat(path)
  if (size > limits.bytes) throw notOurs(name, 'it is far larger than a form')
  const bytes = await readFile(path)
  let unpacked = 0
  let parts = 0
  try {
    const zip = await promisify<Buffer, yauzl.Options, yauzl.ZipFile>(yauzl.fromBuffer)(bytes, {
      lazyEntries: true,
    })
    // What a part declares may be a lie: each is unpacked and counted, and let go.
    await new Promise<void>((resolve, reject) => {
      zip.on('error', reject)
      zip.on('end', resolve)
      zip.on('entry', (entry: yauzl.Entry) => {
        parts++
        if (parts > limits.parts || unpacked + entry.uncompressedSize > limits.unpackedBytes) {
          reject(notOurs(name, 'it would unpack to far more than a form'))
          return
        }
        zip.openReadStream(entry, (error, stream) => {
          if (error) {
            reject(error)
            return
          }
          stream.on('error', reject)
          stream.on('data', (chunk: Buffer) => {
            unpacked += chunk.length
            if (unpacked <= limits.unpackedBytes) return
            stream.destroy()
            reject(notOurs(name, 'it would unpack to far more than a form'))
          })
          stream.on('end', () => zip.readEntry())
        })
      })
      zip.readEntry()
    })
  } catch (cause) {
    if (cause instanceof AppError) throw cause
    throw new AppError('invalid', `${name} is damaged, or no workbook.`, {
      next: 'Ask its sender to save it again as .xlsx and to send it once more.',
      cause,
    })
  }
  return new Uint8Array(bytes)
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
