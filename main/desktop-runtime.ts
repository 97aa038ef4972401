import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './build-window.ts'

const fetchingMs = 180_000
const dayMs = 86_400_000
/** A window that ends this soon, and badly, never opened. */
const neverOpenedMs = 8_000

const packageFolder = join(root, 'node_modules', 'electron')
const failedFile = join(root, '.build', 'electron-not-fetched')

/** The program of the desktop window, fetched at first need by Electron's own package; or why there is none. */
export async function desktopRuntime(
  say: (line: string) => void,
): Promise<{ program: string } | { reason: string }> {
  if (process.platform === 'linux' && process.getuid?.() === 0) {
    return { reason: 'the desktop window does not run as root' }
  }
  const there = installed()
  if (there) return { program: there }
  if (!existsSync(join(packageFolder, 'install.js'))) return { reason: 'Electron is not installed here' }
  const failedAt = statSync(failedFile, { throwIfNoEntry: false })?.mtimeMs ?? 0
  if (Date.now() - failedAt < dayMs) {
    return { reason: `the desktop window could not be fetched (delete ${failedFile} to try again today)` }
  }
  say('Fetching the desktop window (once) ...')
  await fetchRuntime()
  const fetched = installed()
  if (fetched) {
    rmSync(failedFile, { force: true })
    return { program: fetched }
  }
  mkdirSync(join(root, '.build'), { recursive: true })
  writeFileSync(failedFile, '')
  return { reason: 'the desktop window could not be fetched' }
}

/** Runs the window until it is closed. False when it never opened, as where its system libraries are missing. */
export async function runDesktop(program: string): Promise<boolean> {
  const startedAt = performance.now()
  const window = spawn(program, [root], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => window.kill(signal))
  const code = await once(window, 'exit').then(
    ([code]) => code as number | null,
    () => 1,
  )
  if (code && performance.now() - startedAt < neverOpenedMs) return false
  process.exitCode = code ?? 0
  return true
}

function installed(): string | null {
  try {
    const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(packageFolder, 'dist')
    const path = join(folder, readFileSync(join(packageFolder, 'path.txt'), 'utf8').trim())
    return existsSync(path) ? path : null
  } catch {
    return null
  }
}

async function fetchRuntime(): Promise<void> {
  const fetching = spawn(process.execPath, [join(packageFolder, 'install.js')], {
    stdio: 'ignore',
    timeout: fetchingMs,
  })
  await once(fetching, 'exit').catch(() => undefined)
}
