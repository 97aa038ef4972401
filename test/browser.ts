import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { findBrowser } from '../main/backend/find-browser.ts'

/**
 * The browser the tests run in: one named by CHROMIUM_PATH, Playwright's own, one of the system; on
 * Debian as root the package `chromium` is installed. Without any, says how to get one and fails.
 */
export function browserForTests(): string {
  const named = process.env.CHROMIUM_PATH
  if (named) return named
  const playwrights = chromium.executablePath()
  if (existsSync(playwrights)) return playwrights
  return findBrowser() ?? installOnDebian() ?? giveUp()
}

function installOnDebian(): string | null {
  const isDebian = process.platform === 'linux' && existsSync('/etc/debian_version')
  if (!isDebian || process.getuid?.() !== 0) return null
  console.log('No browser found: installing the Debian package chromium for the end-to-end tests.')
  const quiet = { stdio: ['ignore', 'ignore', 'inherit'] as ('ignore' | 'inherit')[] }
  spawnSync('apt-get', ['update', '-qq'], quiet)
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-liberation'], {
    ...quiet,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
  return findBrowser()
}

function giveUp(): never {
  console.error('No Chromium-family browser: set CHROMIUM_PATH, or run "npx playwright install chromium".')
  process.exit(1)
}
