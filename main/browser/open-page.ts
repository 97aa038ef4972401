import { randomBytes } from 'node:crypto'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import open from 'open'

const keptMs = 60_000

/**
 * Opens the default browser at an address whose token must stand in no process's arguments: by a page that only
 * this person can read, and that leads there. False where there is nothing to open it with.
 */
export async function openPage(address: string, stateFolder: string): Promise<boolean> {
  if (!hasDisplay()) return false
  mkdirSync(stateFolder, { recursive: true, mode: 0o700 })
  const path = join(stateFolder, `open-${randomBytes(8).toString('hex')}.html`)
  writeFileSync(path, leadingTo(address), { mode: 0o600, flag: 'wx' })
  setTimeout(() => rmSync(path, { force: true }), keptMs).unref()
  process.once('exit', () => rmSync(path, { force: true }))
  try {
    const opener = await open(path)
    opener.on('error', () => undefined)
    return true
  } catch {
    return false
  }
}

/** True where a window can be shown: always on Windows and macOS, elsewhere with a display server. */
export function hasDisplay(platform = process.platform, env = process.env): boolean {
  if (platform === 'win32' || platform === 'darwin') return true
  return Boolean(env.DISPLAY || env.WAYLAND_DISPLAY)
}

function leadingTo(address: string) {
  return `<!doctype html><meta charset="utf-8"><meta name="referrer" content="no-referrer">
<title>Tasking Desk</title><meta http-equiv="refresh" content="0;url=${address}">
<p><a href="${address}">Open Tasking Desk</a></p>
`
}
