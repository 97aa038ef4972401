import { app, BrowserWindow, dialog, ipcMain, Menu, MessageChannelMain, session } from 'electron'
import { startBackendProcess } from './backend-link.ts'
import { answerDialogs } from './dialogs.ts'
import { isTrustedSender } from './guards.ts'
import { applicationMenu } from './menu.ts'
import { declareScheme, servePages } from './pages.ts'
import { printPage } from './print.ts'
import { guardContents, guardPermissions, openWindow } from './window.ts'

if (app.requestSingleInstanceLock()) {
  app.enableSandbox()
  declareScheme()
  guardContents()
  void app.whenReady().then(start)
} else {
  // The window that is already open comes forward instead.
  app.quit()
}

function start(): void {
  const backend = startBackendProcess(printPage)
  servePages(session.defaultSession, backend.tileAddress)
  guardPermissions(session.defaultSession)
  answerDialogs(backend)
  Menu.setApplicationMenu(applicationMenu())

  ipcMain.on('desk:connect', event => {
    const { senderFrame } = event
    if (!isTrustedSender(senderFrame)) return
    const { port1, port2 } = new MessageChannelMain()
    backend.connect(port1)
    senderFrame?.postMessage('desk:port', null, [port2])
  })

  backend.onLost(() => {
    dialog.showErrorBox(
      'Tasking Desk has to close',
      'Its backend ended unexpectedly. What was saved is safe. Start Tasking Desk again.',
    )
    app.exit(1)
  })

  app.on('second-instance', () => {
    const [window] = BrowserWindow.getAllWindows()
    if (window?.isMinimized()) window.restore()
    window?.focus()
  })
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) openWindow()
  })
  app.on('window-all-closed', () => app.quit())

  let closed = false
  app.on('will-quit', event => {
    if (closed) return
    // Jobs are cancelled and the bureau let go of before the process ends.
    event.preventDefault()
    void backend.close().finally(() => {
      closed = true
      app.quit()
    })
  })

  openWindow()
}
