import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))

/** Builds what is missing or older than its sources, so that nobody has to think of it. */
export async function buildWindow(say: (line: string) => void): Promise<void> {
  const built = statSync(join(root, '.build/renderer/index.html'), { throwIfNoEntry: false })?.mtimeMs ?? 0
  if (built > newest('renderer', 'shared', 'resources', 'vite.config.ts', 'package-lock.json')) return
  say('Building the window (after an update only) ...')
  const { build } = await import('vite')
  await build({ configFile: join(root, 'vite.config.ts'), logLevel: 'error' })
}

export async function buildDesktop(): Promise<void> {
  const built = statSync(join(root, '.build/electron/main.js'), { throwIfNoEntry: false })?.mtimeMs ?? 0
  if (built > newest('main', 'shared', 'package-lock.json')) return
  const { buildElectron } = await import('./electron/build.ts')
  await buildElectron()
}

/** When anything in these files and folders was last changed, in milliseconds. */
function newest(...names: string[]): number {
  return Math.max(0, ...names.map(name => changedAt(join(root, name))))
}

function changedAt(path: string): number {
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found) return 0
  if (!found.isDirectory()) return found.mtimeMs
  return Math.max(found.mtimeMs, ...readdirSync(path).map(name => changedAt(join(path, name))))
}
