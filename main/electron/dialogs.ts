import { copyFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { app, BrowserWindow, dialog, type IpcMainInvokeEvent, ipcMain } from 'electron'
import { z } from 'zod'
import type { BackendLink } from './backend-link.ts'
import { isTrustedSender, plainFileName } from './guards.ts'

const filtersSchema = z.array(
  z.object({ name: z.string().max(100), extensions: z.array(z.string().regex(/^[a-z0-9]{1,12}$/i)) }),
)
const choosingSchema = z.tuple([filtersSchema, z.boolean()])
const savingSchema = z.tuple([z.string().max(200), z.string().max(300)])

/** What the page may ask of the operating system: to choose a file to read, and where to save one made. */
export function answerDialogs(backend: BackendLink): void {
  ipcMain.handle('desk:choose-files', async (event, ...asked: unknown[]) => {
    const window = trustedWindow(event)
    const [filters, several] = choosingSchema.parse(asked)
    const { canceled, filePaths } = await dialog.showOpenDialog(window, {
      properties: several ? ['openFile', 'multiSelections'] : ['openFile'],
      filters,
    })
    const chosen: { file: string; name: string }[] = []
    for (const path of canceled ? [] : filePaths) {
      chosen.push({ file: await backend.admit(path), name: basename(path) })
    }
    return chosen
  })
  ipcMain.handle('desk:save-file', async (event, ...asked: unknown[]) => {
    const window = trustedWindow(event)
    const [outboxId, name] = savingSchema.parse(asked)
    const made = await backend.outgoing(outboxId.replace(/^outbox:/, ''))
    const { canceled, filePath } = await dialog.showSaveDialog(window, {
      defaultPath: join(app.getPath('documents'), plainFileName(name)),
    })
    if (canceled || !filePath) return false
    await copyFile(made, filePath)
    return true
  })
}

function trustedWindow(event: IpcMainInvokeEvent): BrowserWindow {
  const window = BrowserWindow.fromWebContents(event.sender)
  if (!isTrustedSender(event.senderFrame) || !window) throw new Error('This page may not ask this.')
  return window
}
