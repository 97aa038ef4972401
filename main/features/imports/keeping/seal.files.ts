import {
  createCipheriv,
  createDecipheriv,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto'
import { AppError } from '#shared/rpc/error.ts'

const cipherName = 'aes-256-gcm'
const nonceBytes = 12
const tagBytes = 16

/** What is sealed: clear references of people, and the rows that a partner is to mend. Each has a key of its own. */
export type Sealed = 'identity' | 'rejected row'

export type Seal = {
  /** Nonce, tag and ciphertext. `place` says where it belongs: moved elsewhere it cannot be opened. */
  close(text: string, place: string): Uint8Array
  /** Throws `unavailable` where the bytes are damaged, or another key or place was meant. */
  open(sealed: Uint8Array, place: string): string
}

/** AES-256-GCM under a key derived from the bureau's by HKDF-SHA-256 (RFC 5869). */
export function sealWith(bureauKey: Uint8Array, what: Sealed): Seal {
  const key: KeyObject = createSecretKey(
    new Uint8Array(hkdfSync('sha256', bureauKey, '', `Tasking Desk ${what}`, 32)),
  )
  return {
    close(text, place) {
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv(cipherName, key, nonce).setAAD(Buffer.from(place))
      const hidden = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return new Uint8Array(Buffer.concat([nonce, cipher.getAuthTag(), hidden]))
    },
    open(sealed, place) {
      const nonce = sealed.subarray(0, nonceBytes)
      const tag = sealed.subarray(nonceBytes, nonceBytes + tagBytes)
      try {
        const cipher = createDecipheriv(cipherName, key, nonce, { authTagLength: tagBytes })
        cipher.setAAD(Buffer.from(place)).setAuthTag(tag)
        const clear = [cipher.update(sealed.subarray(nonceBytes + tagBytes)), cipher.final()]
        return Buffer.concat(clear).toString('utf8')
      } catch (error) {
        throw new AppError('unavailable', `What was kept encrypted (${place}) cannot be opened.`, {
          next: 'Put the bureau’s key file back from the backup that belongs to this bureau.',
          cause: error,
        })
      }
    },
  }
}

/** Where a sealed reference belongs. */
export const placeOfIdentity = (sourceId: number, pseudonym: string) =>
  `source ${sourceId} person ${pseudonym}`
/** Where the cells of a rejected row belong. */
export const placeOfRow = (sourceId: number, line: number) => `source ${sourceId} line ${line}`
