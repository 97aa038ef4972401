import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { type MessagePortMain, utilityProcess } from 'electron'
import { fromReply } from '#shared/rpc/error.ts'
import type { FromBackend, ToBackend } from './messages.ts'

const closingMs = 10_000

/** The backend's process, seen from the process that owns the windows. */
export type BackendLink = {
  connect(port: MessagePortMain): void
  /** Lets a file chosen in a dialog in; answers how procedures name it. */
  admit(path: string): Promise<string>
  /** Where a file made for the person lies. */
  outgoing(outboxId: string): Promise<string>
  tileAddress(): Promise<string | null>
  /** Told once when the process ends without having been asked to. */
  onLost(listener: () => void): void
  close(): Promise<void>
}

type Asked = { resolve(value: unknown): void; reject(error: Error): void }
type Question =
  | { type: 'admit'; path: string }
  | { type: 'outgoing'; outboxId: string }
  | { type: 'tile-address' }

export function startBackendProcess(print: (html: string) => Promise<Uint8Array>): BackendLink {
  const child = utilityProcess.fork(entryPath(), [], { serviceName: 'Tasking Desk backend' })
  const asked = new Map<number, Asked>()
  let nextId = 1
  let closing = false
  let onLost: (() => void) | undefined

  child.on('message', (message: FromBackend) => {
    if (message.type === 'print') return void printFor(message.id, message.html)
    const waiting = asked.get(message.id)
    asked.delete(message.id)
    if ('value' in message.result) waiting?.resolve(message.result.value)
    else waiting?.reject(fromReply(message.result.error))
  })
  child.on('exit', () => {
    for (const waiting of asked.values()) waiting.reject(new Error('The backend has ended.'))
    asked.clear()
    if (!closing) onLost?.()
  })

  const send = (message: ToBackend) => child.postMessage(message)

  async function printFor(id: number, html: string) {
    try {
      send({ type: 'printed', id, result: { pdf: await print(html) } })
    } catch {
      const error = { code: 'unavailable', message: 'The page could not be printed.' } as const
      send({ type: 'printed', id, result: { error } })
    }
  }

  function ask(question: Question): Promise<unknown> {
    const id = nextId++
    return new Promise((resolve, reject) => {
      asked.set(id, { resolve, reject })
      send({ ...question, id })
    })
  }

  return {
    connect: port => child.postMessage({ type: 'window' } satisfies ToBackend, [port]),
    admit: async path => (await ask({ type: 'admit', path })) as string,
    outgoing: async outboxId => (await ask({ type: 'outgoing', outboxId })) as string,
    tileAddress: async () => (await ask({ type: 'tile-address' })) as string | null,
    onLost(listener) {
      onLost = listener
    },
    async close() {
      if (closing) return
      closing = true
      const ended = once(child, 'exit')
      send({ type: 'close' })
      const timer = setTimeout(() => child.kill(), closingMs)
      await ended
      clearTimeout(timer)
    },
  }
}

/**
 * The backend and its workers lie unpacked beside the archive: threads and native modules are read by the
 * operating system and by plain Node, which know nothing of archives.
 */
function entryPath(): string {
  return fileURLToPath(new URL('./backend-process.js', import.meta.url)).replace(
    /app\.asar(?=[\\/])/,
    'app.asar.unpacked',
  )
}
