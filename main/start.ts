import { parseArgs } from 'node:util'
import { hostHere } from './backend/host.ts'
import { printWithBrowser } from './backend/print-with-browser.ts'
import { hasDisplay } from './browser/open-page.ts'
import { buildDesktop, buildWindow } from './build-window.ts'
import { desktopRuntime, runDesktop } from './desktop-runtime.ts'
import { asksToEnd, serveBrowser } from './serve-browser.ts'

const say = (line: string) => process.stderr.write(`${line}\n`)

const { values: wanted } = parseArgs({
  options: {
    browser: { type: 'boolean', default: false },
    'no-open': { type: 'boolean', default: false },
    port: { type: 'string' },
  },
})

await buildWindow(say)
const whyNoWindow = await openDesktop()
if (whyNoWindow !== null) await openInBrowser(whyNoWindow)

/** Opens the desktop window and waits until it is closed; or says why it cannot be opened. */
async function openDesktop(): Promise<string | null> {
  if (wanted.browser) return 'as asked'
  if (!hasDisplay()) return 'there is no display for a desktop window here'
  const runtime = await desktopRuntime(say)
  if ('reason' in runtime) return runtime.reason
  await buildDesktop()
  return (await runDesktop(runtime.program)) ? null : 'the desktop window did not open'
}

async function openInBrowser(reason: string): Promise<void> {
  const served = await serveBrowser(hostHere('browser', printWithBrowser), {
    ...(wanted.port === undefined ? {} : { port: Number(wanted.port) }),
    open: !wanted['no-open'],
  })
  // Before the address is told: whoever reads it may end this at once.
  const ending = asksToEnd()
  console.log(`In the browser (${reason}): ${served.address}`)
  console.log(`${served.opened ? 'It opens there now. ' : ''}Ctrl+C ends it.`)
  await ending
  await served.stop()
}
