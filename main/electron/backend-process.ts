import type { MessageEvent, MessagePortMain, ParentPort } from 'electron'
import type { ServerChannel, ToClient, ToServer } from '#shared/rpc/channel.ts'
import { AppError, fromReply, toReply } from '#shared/rpc/error.ts'
import { hostHere } from '../backend/host.ts'
import { startBackend } from '../backend/start.ts'
import type { FromBackend, ToBackend } from './messages.ts'

/** The backend in a process of its own: one port per window, and a few words with the process that owns them. */
const parent: ParentPort = process.parentPort
const printing = new Map<number, { resolve(pdf: Uint8Array): void; reject(error: Error): void }>()
let nextPrint = 1

const backend = startBackend(hostHere('electron', printPdf))
const client = backend.connect()

parent.on('message', ({ data, ports }: MessageEvent) => {
  const message = data as ToBackend
  if (message.type === 'window') {
    const [port] = ports
    if (port) backend.serve(portChannel(port))
  } else if (message.type === 'printed') {
    finishPrint(message)
  } else if (message.type === 'close') {
    void backend.close().finally(() => process.exit(0))
  } else {
    void answer(message.id, () => ask(message))
  }
})

async function ask(message: Exclude<ToBackend, { type: 'window' | 'printed' | 'close' }>): Promise<unknown> {
  if (message.type === 'admit') return backend.files.admit(message.path)
  if (message.type === 'outgoing') return backend.files.outgoing(message.outboxId).path
  const settings = await client.settings.bureau().catch(() => null)
  return settings?.tileAddress ?? null
}

async function answer(id: number, work: () => Promise<unknown>): Promise<void> {
  try {
    tell({ type: 'answer', id, result: { value: await work() } })
  } catch (error) {
    const known =
      error instanceof AppError ? error : new AppError('unexpected', 'The backend could not answer.')
    tell({ type: 'answer', id, result: { error: toReply(known) } })
  }
}

/** Only the process with the windows can print. */
function printPdf(html: string): Promise<Uint8Array> {
  const id = nextPrint++
  tell({ type: 'print', id, html })
  return new Promise((resolve, reject) => printing.set(id, { resolve, reject }))
}

function finishPrint({ id, result }: ToBackend & { type: 'printed' }) {
  const waiting = printing.get(id)
  printing.delete(id)
  if ('pdf' in result) waiting?.resolve(result.pdf)
  else waiting?.reject(fromReply(result.error))
}

function tell(message: FromBackend) {
  parent.postMessage(message)
}

function portChannel(port: MessagePortMain): ServerChannel {
  return {
    send: (frame: ToClient) => port.postMessage(frame),
    onMessage(listener) {
      port.on('message', ({ data }) => listener(data as ToServer))
      port.start()
    },
    onClose: listener => void port.once('close', listener),
  }
}
