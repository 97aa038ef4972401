import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { _electron } from '@playwright/test'

/** Opens the desktop application itself and creates a bureau in it, where the Electron runtime is. */
const root = fileURLToPath(new URL('../..', import.meta.url))
const reason = whyNot()
if (reason === null) await smoke()
else console.log(`The smoke test of the desktop window did not run: ${reason}.`)

function whyNot(): string | null {
  if (!existsSync(runtimeFile())) return 'the Electron runtime is not installed here'
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    return 'there is no display'
  }
  if (process.getuid?.() === 0) return 'Electron does not run as root with its sandbox on'
  return null
}

function runtimeFile(): string {
  const folder = join(root, 'node_modules', 'electron')
  try {
    return join(folder, 'dist', readFileSync(join(folder, 'path.txt'), 'utf8').trim())
  } catch {
    return join(folder, 'dist', 'electron')
  }
}

async function smoke(): Promise<void> {
  const { buildElectron } = await import('../../main/electron/build.ts')
  await buildElectron()
  const folder = mkdtempSync(join(tmpdir(), 'desk-smoke-'))
  const application = await _electron.launch({
    args: [root],
    executablePath: runtimeFile(),
    env: { ...process.env, TASKING_DESK_STATE: join(folder, 'state'), TASKING_DESK_BUREAUS: folder },
  })
  try {
    const window = await application.firstWindow()
    await window.getByText('Tasking Desk').first().waitFor({ timeout: 30_000 })
    const world = await window.evaluate(() => ({
      origin: location.origin,
      bridge: Object.keys((globalThis as unknown as { desk?: object }).desk ?? {}),
      node: typeof (globalThis as unknown as { process?: unknown }).process,
    }))
    const expected = {
      origin: 'app://desk',
      bridge: 'version,onPort,chooseFiles,saveFile',
      node: 'undefined',
    }
    if (JSON.stringify({ ...world, bridge: world.bridge.join() }) !== JSON.stringify(expected)) {
      throw new Error(`The window is not as it should be: ${JSON.stringify(world)}`)
    }
    console.log('The smoke test of the desktop window ran: it opened, sandboxed, and reached its backend.')
  } finally {
    await application.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
