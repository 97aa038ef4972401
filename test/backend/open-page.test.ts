import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openPage } from '../../main/browser/open-page.ts'

const address = 'http://127.0.0.1:4321/#token=a-token-that-works-once'
let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'desk-open-'))
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
})

test.skipIf(process.platform !== 'linux')(
  'where there is no display, nothing is opened or written',
  async () => {
    vi.stubEnv('DISPLAY', '')
    vi.stubEnv('WAYLAND_DISPLAY', '')
    expect(await openPage(address, folder)).toBe(false)
    expect(readdirSync(folder)).toEqual([])
  },
)

test.skipIf(process.platform !== 'linux')(
  'the browser is started with a page only this person can read, not with the token',
  async () => {
    const heard = join(folder, 'heard')
    const browser = join(folder, 'browser')
    writeFileSync(browser, `#!/bin/sh\necho "$@" > ${heard}.part && mv ${heard}.part ${heard}\n`, {
      mode: 0o755,
    })
    // Where the desktop keeps a table of programs it is asked for that; elsewhere BROWSER is.
    mkdirSync(join(folder, 'applications'))
    writeFileSync(
      join(folder, 'applications', 'heard.desktop'),
      `[Desktop Entry]\nType=Application\nName=Heard\nExec=${browser} %U\nMimeType=text/html;\n`,
    )
    writeFileSync(join(folder, 'mimeapps.list'), '[Default Applications]\ntext/html=heard.desktop\n')
    const places = { XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder, XDG_CURRENT_DESKTOP: '' }
    for (const [name, value] of Object.entries({ ...places, DISPLAY: ':99', BROWSER: browser })) {
      vi.stubEnv(name, value)
    }
    const state = join(folder, 'state')
    expect(await openPage(address, state)).toBe(true)
    await vi.waitFor(() => expect(existsSync(heard)).toBe(true), { timeout: 20_000 })
    const [page] = readdirSync(state)
    expect(readFileSync(heard, 'utf8')).toContain(page)
    expect(readFileSync(heard, 'utf8')).not.toContain('token')
    expect(statSync(join(state, page!)).mode & 0o777).toBe(0o600)
    expect(statSync(state).mode & 0o777).toBe(0o700)
    expect(readFileSync(join(state, page!), 'utf8')).toContain(`url=${address}`)
  },
)
