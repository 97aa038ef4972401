import { fileURLToPath } from 'node:url'
import { protocol, type Session } from 'electron'
import { readPageFile } from '../backend/page-files.ts'
import { commonHeaders, pagePolicy } from '../backend/page-policy.ts'
import { isPage, scheme } from './guards.ts'

/** The built window, seen from `.build/electron/main/electron`. */
const pageFolder = fileURLToPath(new URL('../../../renderer/', import.meta.url))

/** Must be said before Electron is ready. */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])
}

/** Serves the files of the built window as `app://desk/`, and nothing else. */
export function servePages(session: Session, tileAddress: () => Promise<string | null>): void {
  session.protocol.handle(scheme, async ({ url, method }) => {
    const file =
      isPage(url) && method === 'GET' ? await readPageFile(pageFolder, new URL(url).pathname) : null
    if (!file) return new Response(null, { status: 404 })
    const isHtml = file.type.startsWith('text/html')
    return new Response(file.bytes, {
      headers: {
        ...commonHeaders,
        'content-type': file.type,
        'cache-control': file.cacheControl,
        ...(isHtml
          ? { 'content-security-policy': pagePolicy([], await tileAddress().catch(() => null)) }
          : {}),
      },
    })
  })
}
