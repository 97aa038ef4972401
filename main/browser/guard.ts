import type { MiddlewareHandler } from 'hono'
import type { Admission } from './admission.ts'

/** The name under which a window asks for its socket; its session is the second name. */
export const socketProtocol = 'desk'

/** What needs no session: the files of the page itself, and the door where a token becomes a session. */
function isOpen(method: string, path: string): boolean {
  if (path === '/session') return method === 'POST'
  const isFileOfPage = path === '/' || path === '/index.html' || path.startsWith('/assets/')
  return isFileOfPage && (method === 'GET' || method === 'HEAD')
}

/**
 * Stands before every route. `Host` must be this very server, or another site's name could be pointed at it;
 * `Origin`, where a browser sends it, must be this very page, and a socket must have one; and all but the page's
 * own files needs a session.
 */
export function guard(admission: Admission, port: () => number): MiddlewareHandler {
  return async (context, next) => {
    const { req } = context
    const hosts = [`127.0.0.1:${port()}`, `localhost:${port()}`]
    if (!hosts.includes(req.header('host') ?? '')) {
      return context.json({ message: 'This is not the address of this server.' }, 403)
    }
    const origin = req.header('origin')
    const foreign = origin !== undefined && !hosts.some(host => origin === `http://${host}`)
    if (foreign || (origin === undefined && isUpgrade(req.header('upgrade')))) {
      return context.json({ message: 'Another site may not ask this of Tasking Desk.' }, 403)
    }
    if (!isOpen(req.method, req.path) && !admission.knows(sessionOf(req.header.bind(req)))) {
      return context.json({ message: 'Tasking Desk does not know this window.' }, 401)
    }
    return next()
  }
}

export function isUpgrade(upgrade: string | undefined): boolean {
  return upgrade?.toLowerCase() === 'websocket'
}

function sessionOf(header: (name: string) => string | undefined): string {
  if (isUpgrade(header('upgrade'))) {
    // A browser cannot set headers on a socket: the session comes as a second subprotocol.
    const [protocol, session, ...more] = (header('sec-websocket-protocol') ?? '').split(',')
    return protocol?.trim() === socketProtocol && more.length === 0 ? (session?.trim() ?? '') : ''
  }
  return /^Bearer (\S+)$/.exec(header('authorization') ?? '')?.[1] ?? ''
}
