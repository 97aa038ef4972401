import { fileURLToPath } from 'node:url'
import { app, BrowserWindow, type Session, type WebContents } from 'electron'
import { mayHave, mayNavigate, pageOrigin } from './guards.ts'

const preload = fileURLToPath(new URL('../../preload.cjs', import.meta.url))

export function openWindow(): BrowserWindow {
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    minWidth: 1024,
    minHeight: 640,
    show: false,
    backgroundColor: '#1f2329',
    title: 'Tasking Desk',
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: true,
    },
  })
  window.once('ready-to-show', () => window.show())
  void window.loadURL(`${pageOrigin}/`)
  return window
}

/** Every page of the application, whoever made it, stays where it is and opens nothing. */
export function guardContents(): void {
  app.on('web-contents-created', (_event, contents: WebContents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
    contents.on('will-attach-webview', event => event.preventDefault())
    contents.on('will-frame-navigate', event => {
      if (!mayNavigate(event.url, event.isMainFrame)) event.preventDefault()
    })
    contents.on('will-redirect', event => event.preventDefault())
  })
}

export function guardPermissions(session: Session): void {
  session.setPermissionRequestHandler((contents, permission, allow) =>
    allow(mayHave(permission, contents.getURL())),
  )
  session.setPermissionCheckHandler((_contents, permission, origin) => mayHave(permission, origin))
  session.setDevicePermissionHandler(() => false)
}
