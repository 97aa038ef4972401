import { hash, randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '#shared/rpc/error.ts'
import { readSetting, writeSetting } from '../features/settings/settings.store.ts'
import type { Store } from '../store/open.ts'

const keyBytes = 32

/**
 * The bureau's key for pseudonyms, made when it is first needed. It lies beside the bureau file and not
 * in it: who is handed the file alone cannot find callers by trying out telephone numbers. The bureau
 * knows the key's hash, so that another key never takes its place unnoticed.
 */
export async function bureauKey({ db, filesFolder }: Pick<Store, 'db' | 'filesFolder'>): Promise<Uint8Array> {
  const path = join(filesFolder, 'pseudonym.key')
  const known = await readSetting(db, 'pseudonymKey')
  if (known) {
    const key = readKey(path)
    if (key && hash('sha256', key) === known.sha256) return key
    throw new AppError(
      'unavailable',
      `The key of this bureau’s pseudonyms, ${path}, is ${key ? 'another one' : 'missing'}.`,
      { next: 'Put it back from a backup: with another key, repeat callers could no longer be matched.' },
    )
  }
  mkdirSync(filesFolder, { recursive: true })
  const made = randomBytes(keyBytes)
  writeFileSync(path, made, { mode: 0o600 })
  await writeSetting(db, 'pseudonymKey', { sha256: hash('sha256', made) })
  return new Uint8Array(made)
}

function readKey(path: string): Uint8Array | null {
  try {
    return new Uint8Array(readFileSync(path))
  } catch {
    // Missing, a folder, or not to be read: all the same to whoever needs it.
    return null
  }
}
