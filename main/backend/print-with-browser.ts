import { spawn } from 'node:child_process'
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { AppError } from '#shared/rpc/error.ts'
import { findBrowser } from './find-browser.ts'

const patienceMs = 90_000
const mostWords = 4_000

/**
 * Prints a self-contained page to a tagged PDF with outline, by the browser found on this machine. The page
 * may name people: it lies in a folder only this person can read, which is gone afterwards in any case.
 */
export async function printWithBrowser(html: string, env = process.env): Promise<Uint8Array> {
  const browser = findBrowser(env)
  if (browser === null) {
    throw new AppError('unavailable', 'No PDF can be made: no Chromium-family browser was found here.', {
      next: 'Install Microsoft Edge, Google Chrome or Chromium, or set CHROMIUM_PATH to where one is.',
    })
  }
  const folder = await mkdtemp(join(tmpdir(), 'tasking-desk-print-'))
  try {
    // mkdtemp gives 0700 on POSIX whatever the umask; said again because it matters.
    await chmod(folder, 0o700)
    const page = join(folder, 'page.html')
    const pdf = join(folder, 'page.pdf')
    await writeFile(page, html, { mode: 0o600 })
    const words = await run(browser, [
      '--headless',
      `--print-to-pdf=${pdf}`,
      '--no-pdf-header-footer',
      '--generate-pdf-document-outline',
      '--export-tagged-pdf',
      '--disable-gpu',
      '--no-first-run',
      '--disable-extensions',
      '--disable-background-networking',
      `--user-data-dir=${join(folder, 'browser')}`,
      // The sandbox of Chromium refuses to start as root.
      ...(process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      pathToFileURL(page).href,
    ])
    return await readFile(pdf).catch(error => {
      throw notPrinted(browser, words, error)
    })
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }
}

/** Runs the browser to its end; what it said is kept only to tell why it failed. */
function run(browser: string, args: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    let words = ''
    const child = spawn(browser, args, { stdio: ['ignore', 'ignore', 'pipe'], timeout: patienceMs })
    child.stderr.on('data', chunk => {
      words = `${words}${chunk}`.slice(-mostWords)
    })
    child.on('error', error => reject(notPrinted(browser, '', error)))
    child.on('close', code => (code === 0 ? resolve(words) : reject(notPrinted(browser, words))))
  })
}

function notPrinted(browser: string, words: string, cause?: unknown): AppError {
  return new AppError('unavailable', `The PDF could not be made: ${browser} did not print the page.`, {
    next: 'Try again; if it happens again, name another browser with CHROMIUM_PATH.',
    cause: cause ?? new Error(words),
  })
}
