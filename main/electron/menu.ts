import { app, Menu, type MenuItemConstructorOptions } from 'electron'

/** The menu of the window: what the system's own keys do, and nothing the page does itself. */
export function applicationMenu(): Menu {
  const mac: MenuItemConstructorOptions[] = process.platform === 'darwin' ? [{ role: 'appMenu' }] : []
  const view: MenuItemConstructorOptions[] = [
    { role: 'reload' },
    { type: 'separator' },
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    { type: 'separator' },
    { role: 'togglefullscreen' },
    // A packaged bureau has no use for them, and they would lay its data open.
    ...(app.isPackaged ? [] : [{ role: 'toggleDevTools' } as const]),
  ]
  return Menu.buildFromTemplate([
    ...mac,
    { role: 'fileMenu' },
    { role: 'editMenu' },
    { label: '&View', submenu: view },
    { role: 'windowMenu' },
  ])
}
