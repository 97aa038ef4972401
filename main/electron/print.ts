import { BrowserWindow, session } from 'electron'
import { printOrigin, scheme } from './guards.ts'

const policy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; frame-ancestors 'none'"

/** Prints a self-contained page to a tagged PDF, in a hidden window that can neither run scripts nor fetch. */
export async function printPage(html: string): Promise<Uint8Array> {
  // In memory, and of its own: nothing of one page outlives it or meets another.
  const printing = session.fromPartition(`print-${crypto.randomUUID()}`)
  printing.protocol.handle(scheme, ({ url }) =>
    url === `${printOrigin}/`
      ? new Response(html, {
          headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy },
        })
      : new Response(null, { status: 404 }),
  )
  const window = new BrowserWindow({
    show: false,
    webPreferences: { session: printing, sandbox: true, contextIsolation: true, javascript: false },
  })
  try {
    await window.loadURL(`${printOrigin}/`)
    return await window.webContents.printToPDF({
      generateTaggedPDF: true,
      generateDocumentOutline: true,
      preferCSSPageSize: true,
      printBackground: true,
    })
  } finally {
    window.destroy()
    printing.protocol.unhandle(scheme)
  }
}
