import type { Host } from './backend/context.ts'
import { type Backend, startBackend } from './backend/start.ts'
import { openPage } from './browser/open-page.ts'
import { startBrowserHost } from './browser/start.ts'

export type Served = { address: string; opened: boolean; stop(): Promise<void> }

/** The application in the person's own browser: backend and browser host in this process, until it is stopped. */
export async function serveBrowser(
  host: Host,
  options: { port?: number; open: boolean; ready?(backend: Backend): Promise<unknown> },
): Promise<Served> {
  const backend = startBackend(host)
  try {
    await options.ready?.(backend)
    const browser = await startBrowserHost(backend, options.port === undefined ? {} : { port: options.port })
    const opened = options.open && (await openPage(browser.issueAddress(), host.stateFolder))
    return {
      address: browser.issueAddress(),
      opened,
      async stop() {
        await browser.close()
        await backend.close()
      },
    }
  } catch (error) {
    await backend.close()
    throw error
  }
}

/** Resolves when the person (Ctrl+C) or the system asks this process to end. */
export function asksToEnd(): Promise<void> {
  return new Promise(resolve => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve())
  })
}
