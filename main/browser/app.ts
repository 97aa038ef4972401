import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { type HttpBindings, upgradeWebSocket } from '@hono/node-server'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { methodNotAllowed } from 'hono/method-not-allowed'
import type { WebSocket } from 'ws'
import { z } from 'zod'
import { AppError } from '#shared/rpc/error.ts'
import { readPageFile } from '../backend/page-files.ts'
import { commonHeaders, pagePolicy } from '../backend/page-policy.ts'
import type { Backend } from '../backend/start.ts'
import type { Admission } from './admission.ts'
import { guard, isUpgrade } from './guard.ts'
import { limited, TooLarge } from './limited.ts'
import { socketChannel } from './socket.ts'

export type AppOptions = {
  backend: Backend
  admission: Admission
  pageFolder: string
  port(): number
  largestFileBytes: number
}

const tokenSchema = z.object({ token: z.string().max(200) })
const contentTypeIs = (header: string | undefined, type: string) => header?.split(';')[0]?.trim() === type

/** Everything the browser host answers. A route that is added here needs a row in the test of the guard. */
export function browserApp({ backend, admission, pageFolder, port, largestFileBytes }: AppOptions) {
  const app = new Hono<{ Bindings: HttpBindings }>()
  const client = backend.connect()

  app.use(async ({ header }, next) => {
    for (const [name, value] of Object.entries(commonHeaders)) header(name, value)
    await next()
  })
  app.use(guard(admission, port))
  app.use(methodNotAllowed({ app }))

  app.post(
    '/session',
    async (context, next) => {
      if (contentTypeIs(context.req.header('content-type'), 'application/json')) return next()
      return context.json({ message: 'A token is handed in as JSON.' }, 415)
    },
    bodyLimit({
      maxSize: 4096,
      onError: context => context.json({ message: 'A token is shorter than this.' }, 413),
    }),
    async context => {
      const body = tokenSchema.safeParse(await context.req.json().catch(() => null))
      const session = body.success ? admission.exchange(body.data.token) : null
      if (session === null) return context.json({ message: 'This address was already used.' }, 401)
      return context.json({ session }, 200, { 'cache-control': 'no-store' })
    },
  )

  app.post('/inbox', async context => {
    const { req } = context
    if (!contentTypeIs(req.header('content-type'), 'application/octet-stream')) {
      return context.json({ message: 'A file is handed in as application/octet-stream.' }, 415)
    }
    const body = req.raw.body ?? new Blob([]).stream()
    try {
      const bytes = limited(
        body as ReadableStream<Uint8Array>,
        largestFileBytes,
        req.header('content-length'),
      )
      return context.json({ file: await backend.files.receive(req.query('name') ?? '', bytes) })
    } catch (error) {
      if (error instanceof TooLarge) return context.json({ message: error.message }, 413)
      throw error
    }
  })

  app.get('/outbox/:id', async context => {
    const { path, name } = backend.files.outgoing(context.req.param('id'))
    return context.body(Readable.toWeb(createReadStream(path)) as unknown as globalThis.ReadableStream, 200, {
      'content-type': 'application/octet-stream',
      'content-length': String((await stat(path)).size),
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name).replaceAll("'", '%27')}`,
      'cache-control': 'no-store',
    })
  })

  app.get(
    '/rpc',
    async (context, next) => {
      if (isUpgrade(context.req.header('upgrade'))) return next()
      return context.json({ message: 'This address is for a WebSocket.' }, 426, { upgrade: 'websocket' })
    },
    upgradeWebSocket(() => ({
      onOpen: (_event, socket) => backend.serve(socketChannel(socket.raw as WebSocket)),
    })),
  )

  for (const path of ['/', '/index.html', '/assets/*']) {
    app.get(path, async context => {
      const file = await readPageFile(pageFolder, context.req.path)
      if (!file) return context.notFound()
      if (file.type.startsWith('text/html')) {
        // Asked at each opening, because the tile address may have been changed meanwhile.
        const tileAddress = await client.settings.bureau().then(
          bureau => bureau.tileAddress,
          () => null,
        )
        const socket = `ws://${context.req.header('host')}`
        context.header('content-security-policy', pagePolicy([socket], tileAddress))
      }
      return context.body(file.bytes, 200, { 'content-type': file.type, 'cache-control': file.cacheControl })
    })
  }

  app.notFound(context => context.json({ message: 'There is nothing at this address.' }, 404))
  app.onError((error, context) => {
    if (error instanceof AppError && error.code === 'not-found') {
      return context.json({ message: error.message }, 404)
    }
    return context.json({ message: 'Something went wrong that should not have.' }, 500)
  })
  return app
}
