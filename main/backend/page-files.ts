import { readFile, stat } from 'node:fs/promises'
import { resolve, sep } from 'node:path'
import { getMimeType } from 'hono/utils/mime'

export type PageFile = { bytes: Uint8Array<ArrayBuffer>; type: string; cacheControl: string }

/** The file of the built window behind a path of its address, or null: for none, and for any way out of the folder. */
export async function readPageFile(folder: string, urlPath: string): Promise<PageFile | null> {
  const path = pathInside(folder, urlPath)
  if (path === null) return null
  const found = await stat(path).catch(() => null)
  if (!found?.isFile()) return null
  const isPage = path.endsWith('.html')
  return {
    bytes: new Uint8Array(await readFile(path)),
    type: getMimeType(path) ?? 'application/octet-stream',
    // The names of the other files carry the hash of what is in them.
    cacheControl: isPage ? 'no-store' : 'private, max-age=31536000, immutable',
  }
}

/** The path of a file below the folder, whatever the address tries: escapes, backslashes, drives, NUL. */
export function pathInside(folder: string, urlPath: string): string | null {
  let decoded: string
  try {
    decoded = decodeURIComponent(urlPath)
  } catch {
    return null
  }
  // No file of a built window has any of these in its name; Windows reads some of them as a way elsewhere.
  if (/[\\:%\0]/.test(decoded) || !decoded.startsWith('/')) return null
  const root = resolve(folder)
  const path = resolve(root, `.${decoded === '/' ? '/index.html' : decoded}`)
  return path.startsWith(root + sep) ? path : null
}
