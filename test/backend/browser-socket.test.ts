import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type WebSocket from 'ws'
import type { DeskContract } from '#shared/contract.ts'
import type { ToClient, ToServer } from '#shared/rpc/channel.ts'
import { decodeFrame, encodeFrame } from '#shared/rpc/codec.ts'
import { connect } from '#shared/rpc/connect.ts'
import { closingOf, outcomeOf, startTestHost, type TestHost } from './browser-host.ts'

let desk: TestHost
let session: string
beforeEach(async () => {
  desk = await startTestHost({ largestFileBytes: 100_000 })
  session = await desk.newSession()
})
afterEach(() => desk.close())

async function openSocket(): Promise<WebSocket> {
  const socket = desk.socket(['desk', session])
  expect(await outcomeOf(socket)).toBe('open')
  return socket
}

function clientOf(socket: WebSocket) {
  return connect<DeskContract>({
    send: (frame: ToServer) => socket.send(encodeFrame(frame)),
    onMessage: listener => socket.on('message', bytes => listener(decodeFrame(bytes as Buffer) as ToClient)),
    onClose: listener => socket.once('close', listener),
  })
}

test('a window asks over the socket, and again over a new one with the same session', async () => {
  const first = await openSocket()
  expect(first.protocol).toBe('desk')
  expect((await clientOf(first).settings.desk()).bureau?.name).toBe('Test bureau')
  first.terminate()
  const second = await openSocket()
  expect(await clientOf(second).settings.agencies()).toEqual([])
})

test('a call under way when the socket goes is told so, and the backend lives on', async () => {
  const socket = await openSocket()
  const client = clientOf(socket)
  const asked = client.settings.checkIntegrity()
  socket.terminate()
  await expect(asked).rejects.toMatchObject({ code: 'unavailable' })
  expect((await clientOf(await openSocket()).settings.desk()).bureau?.name).toBe('Test bureau')
})

test('every window hears of a change, the one that is gone does not matter', async () => {
  const [one, two, gone] = [await openSocket(), await openSocket(), await openSocket()]
  gone.terminate()
  const heard = new Promise(resolve => clientOf(two).on('settings.changed', resolve))
  await clientOf(one).settings.saveAgency({ key: 'council', name: 'City council' })
  expect(await heard).toEqual({ what: ['settings'] })
})

test.each([
  ['text', 'hello', 1003],
  ['no MessagePack', Buffer.from([0xc1, 0xff]), 1007],
  ['half a frame', Buffer.from(encodeFrame({ type: 'cancel', id: 1 }).subarray(0, 5)), 1007],
  ['a bare number', Buffer.from([7]), 1007],
  ['far too much', Buffer.alloc(5 * 1024 * 1024), 1009],
] as const)('a window that sends %s is cut off', async (_what, sent, code) => {
  const socket = await openSocket()
  socket.send(sent)
  expect(await closingOf(socket)).toBe(code)
  expect((await clientOf(await openSocket()).settings.desk()).version).toBe('0.0.0-test')
})

test('frames of a shape nobody knows are passed over, and names that are no procedures refused', async () => {
  const socket = await openSocket()
  for (const frame of [{ type: 'call' }, { type: 'nothing', id: 1 }, { type: 'cancel', id: 99 }, {}]) {
    socket.send(encodeFrame(frame as unknown as ToServer))
  }
  const loose = clientOf(socket) as unknown as Record<string, Record<string, () => Promise<unknown>>>
  await expect(loose.settings!.nothing!()).rejects.toMatchObject({ code: 'not-found' })
})

test('a file goes in by its content and its name is only a name', async () => {
  const headers = { 'content-type': 'application/octet-stream', authorization: `Bearer ${session}` }
  const name = encodeURIComponent('..\\..\\Café calls.csv')
  const answer = await desk.ask('POST', `/inbox?name=${name}`, headers, 'a,b\n1,2\n')
  const { file } = JSON.parse(answer.text) as { file: string }
  expect(file).toMatch(/^inbox:[0-9a-f]{32}$/)
  expect(desk.desk.backend.files.resolve(file).name).toBe('Café calls.csv')
})

test('a file that is too large is refused, announced or not', async () => {
  const headers = { 'content-type': 'application/octet-stream', authorization: `Bearer ${session}` }
  const large = randomBytes(100_001)
  const announced = await desk.ask('POST', '/inbox?name=x', headers, large)
  expect(announced.status).toBe(413)
  const chunked = await desk.ask(
    'POST',
    '/inbox?name=x',
    { ...headers, 'transfer-encoding': 'chunked' },
    large,
  )
  expect(chunked.status).toBe(413)
  expect((await desk.ask('POST', '/inbox?name=x', headers, large.subarray(1))).status).toBe(200)
})

test('a file comes out as an attachment, under its own name', async () => {
  const id = await desk.desk.backend.files.release('Profile “1”.pdf', Buffer.from('%PDF'))
  const answer = await desk.ask('GET', `/outbox/${id}`, { authorization: `Bearer ${session}` })
  expect(answer).toMatchObject({ status: 200, text: '%PDF' })
  expect(answer.headers).toMatchObject({
    'content-type': 'application/octet-stream',
    'content-length': '4',
    'content-disposition': "attachment; filename*=UTF-8''Profile%20%E2%80%9C1%E2%80%9D.pdf",
    'cache-control': 'no-store',
  })
})

test('a port in use is said, not thrown', async () => {
  const { startBrowserHost } = await import('../../main/browser/start.ts')
  await expect(startBrowserHost(desk.desk.backend, { port: desk.host.port })).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringContaining(String(desk.host.port)),
  })
})
