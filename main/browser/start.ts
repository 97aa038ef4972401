import { once } from 'node:events'
import { createServer } from 'node:http'
import { fileURLToPath } from 'node:url'
import { createAdaptorServer } from '@hono/node-server'
import { WebSocketServer } from 'ws'
import { AppError } from '#shared/rpc/error.ts'
import type { Backend } from '../backend/start.ts'
import { openAdmission } from './admission.ts'
import { browserApp } from './app.ts'
import { isUpgrade, socketProtocol } from './guard.ts'
import { largestFrameBytes } from './socket.ts'

const builtWindow = fileURLToPath(new URL('../../.build/renderer/', import.meta.url))

// The adapter declares the few parts of a `ws` server it needs more strictly than `ws` itself does.
type WebSocketServerWanted = NonNullable<Parameters<typeof createAdaptorServer>[0]['websocket']>['server']

export type BrowserHost = {
  port: number
  /** An address that opens one window, once: its token stands in the fragment, which is never sent or logged. */
  issueAddress(): string
  routes: { method: string; path: string }[]
  close(): Promise<void>
}

/** Serves the window and its backend on this machine alone; port 0 lets the system choose one. */
export async function startBrowserHost(
  backend: Backend,
  options: { port?: number; pageFolder?: string; largestFileBytes?: number } = {},
): Promise<BrowserHost> {
  const admission = openAdmission()
  let port = 0
  const app = browserApp({
    backend,
    admission,
    pageFolder: options.pageFolder ?? builtWindow,
    port: () => port,
    largestFileBytes: options.largestFileBytes ?? 2 * 1024 ** 3,
  })
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: largestFrameBytes,
    handleProtocols: () => socketProtocol,
  })
  const server = createAdaptorServer({
    fetch: app.fetch,
    createServer,
    // Any other protocol asked for is not taken up, and the request answered as what it is.
    serverOptions: { shouldUpgradeCallback: ({ headers }) => isUpgrade(headers.upgrade) },
    websocket: { server: sockets as unknown as WebSocketServerWanted },
  })
  server.listen(options.port ?? 0, '127.0.0.1')
  try {
    await once(server, 'listening')
  } catch (error) {
    throw cannotListen(options.port ?? 0, error)
  }
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  port = address.port

  return {
    port,
    issueAddress: () => `http://127.0.0.1:${port}/#token=${admission.issueToken()}`,
    routes: app.routes.map(({ method, path }) => ({ method, path })),
    async close() {
      for (const socket of sockets.clients) socket.terminate()
      const closed = once(server, 'close')
      server.close()
      if ('closeAllConnections' in server) server.closeAllConnections()
      await closed
    },
  }
}

function cannotListen(port: number, cause: unknown) {
  return new AppError('unavailable', `Port ${port} of this machine cannot be used.`, {
    next: 'Name another port, or none: a free one is then found.',
    cause,
  })
}
