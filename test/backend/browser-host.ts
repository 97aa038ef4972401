import { mkdirSync, writeFileSync } from 'node:fs'
import { type IncomingHttpHeaders, request } from 'node:http'
import { createConnection } from 'node:net'
import { join } from 'node:path'
import WebSocket from 'ws'
import { type BrowserHost, startBrowserHost } from '../../main/browser/start.ts'
import { openTestDesk, type TestDesk } from './desk.ts'

export type Answered = { status: number; headers: IncomingHttpHeaders; text: string }
export type TestHost = {
  desk: TestDesk
  host: BrowserHost
  origin: string
  /** Asks exactly this, whatever a browser would allow. */
  ask(
    method: string,
    path: string,
    headers?: Record<string, string>,
    body?: string | Buffer,
  ): Promise<Answered>
  /** Sends these very characters and answers with all that comes back. */
  raw(text: string): Promise<string>
  newSession(): Promise<string>
  socket(protocols: string[], headers?: Record<string, string>): WebSocket
  close(): Promise<void>
}

/** The browser host over a real backend, with a small page of its own in place of the built window. */
export async function startTestHost(options: { largestFileBytes?: number } = {}): Promise<TestHost> {
  const desk = await openTestDesk()
  const pageFolder = join(desk.folder, 'page')
  mkdirSync(join(pageFolder, 'assets'), { recursive: true })
  writeFileSync(join(pageFolder, 'index.html'), '<!doctype html><title>Tasking Desk</title>')
  writeFileSync(join(pageFolder, 'assets', 'window-1a2b.js'), 'export {}\n')
  writeFileSync(join(desk.folder, 'secret.txt'), 'not for a window')
  const host = await startBrowserHost(desk.backend, { pageFolder, ...options })
  const origin = `http://127.0.0.1:${host.port}`

  function ask(method: string, path: string, headers: Record<string, string> = {}, body?: string | Buffer) {
    return new Promise<Answered>((resolve, reject) => {
      const asked = request({ host: '127.0.0.1', port: host.port, method, path, headers }, answer => {
        let text = ''
        answer.on('data', chunk => {
          text += chunk
        })
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }))
      })
      asked.on('error', reject)
      asked.end(body)
    })
  }

  return {
    desk,
    host,
    origin,
    ask,
    raw: text =>
      new Promise((resolve, reject) => {
        let answer = ''
        const connection = createConnection({ host: '127.0.0.1', port: host.port }, () =>
          connection.end(text),
        )
        connection.on('data', chunk => {
          answer += chunk
        })
        connection.on('error', reject)
        connection.on('close', () => resolve(answer))
      }),
    async newSession() {
      const token = host.issueAddress().split('#token=')[1]
      const answer = await ask(
        'POST',
        '/session',
        { 'content-type': 'application/json' },
        JSON.stringify({ token }),
      )
      return (JSON.parse(answer.text) as { session: string }).session
    },
    socket: (protocols, headers = {}) =>
      new WebSocket(`ws://127.0.0.1:${host.port}/rpc`, protocols, { origin, headers }),
    async close() {
      await host.close()
      await desk.close()
    },
  }
}

/** How an attempt to open a socket ended: open, or the status it was refused with. */
export function outcomeOf(socket: WebSocket): Promise<'open' | number> {
  return new Promise((resolve, reject) => {
    socket.once('open', () => resolve('open'))
    socket.once('unexpected-response', (_request, answer) => resolve(answer.statusCode ?? 0))
    socket.once('error', reject)
  })
}

export function closingOf(socket: WebSocket): Promise<number> {
  return new Promise(resolve => void socket.once('close', resolve))
}
