import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestHost, type TestHost } from './browser-host.ts'

const json = { 'content-type': 'application/json' }
const bytes = { 'content-type': 'application/octet-stream' }
const upgrade = {
  connection: 'Upgrade',
  upgrade: 'websocket',
  'sec-websocket-version': '13',
  'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
}

/** One row per route of the browser host: `expected` is what each asking is answered, `right` is a proper one. */
type Row = {
  route: string
  path: string
  open: boolean
  right: { headers: Record<string, string>; body?: string; status: number }
  wrongType?: Record<string, string>
}
const rows: Row[] = [
  { route: 'GET /', path: '/', open: true, right: { headers: {}, status: 200 } },
  { route: 'GET /index.html', path: '/index.html', open: true, right: { headers: {}, status: 200 } },
  { route: 'GET /assets/*', path: '/assets/window-1a2b.js', open: true, right: { headers: {}, status: 200 } },
  {
    // A proper asking with a token that was never issued: the door itself answers 401.
    route: 'POST /session',
    path: '/session',
    open: true,
    right: { headers: json, body: '{"token":"never issued"}', status: 401 },
    wrongType: { 'content-type': 'text/plain' },
  },
  {
    route: 'POST /inbox',
    path: '/inbox?name=calls.csv',
    open: false,
    right: { headers: bytes, body: 'a,b\n', status: 200 },
    wrongType: { 'content-type': 'application/x-www-form-urlencoded' },
  },
  { route: 'GET /outbox/:id', path: '/outbox/none', open: false, right: { headers: {}, status: 404 } },
  { route: 'GET /rpc', path: '/rpc', open: false, right: { headers: {}, status: 426 } },
]
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE']

let desk: TestHost
let session: string
beforeAll(async () => {
  desk = await startTestHost()
  session = await desk.newSession()
})
afterAll(() => desk.close())
const known = () => ({ authorization: `Bearer ${session}` })

test('every route has a row in this table', () => {
  const routes = desk.host.routes.filter(({ method }) => method !== 'ALL')
  expect([...new Set(routes.map(({ method, path }) => `${method} ${path}`))].sort()).toEqual(
    rows.map(({ route }) => route).sort(),
  )
})

describe.each(rows)('$route', ({ route, path, open, right, wrongType }) => {
  const method = route.split(' ')[0]!

  test('answers a proper asking', async () => {
    expect((await desk.ask(method, path, { ...known(), ...right.headers }, right.body)).status).toBe(
      right.status,
    )
  })

  test.each([
    'evil.example',
    'localhost',
    '127.0.0.1',
    '127.0.0.1:1',
    '127.1:PORT',
    '[::1]:PORT',
    'localhost.evil.example:PORT',
  ])('refuses Host %s', async host => {
    const headers = {
      ...known(),
      ...right.headers,
      host: host.replace('PORT', String(desk.host.port)),
    }
    expect((await desk.ask(method, path, headers, right.body)).status).toBe(403)
  })

  test.each([
    'null',
    'http://evil.example',
    'https://127.0.0.1:PORT',
    'http://127.0.0.1',
    'http://127.0.0.1:PORT.evil.example',
    '',
  ])('refuses Origin %s', async origin => {
    const headers = {
      ...known(),
      ...right.headers,
      origin: origin.replace('PORT', String(desk.host.port)),
    }
    expect((await desk.ask(method, path, headers, right.body)).status).toBe(403)
  })

  test.each(methods.filter(other => other !== method))('is not to be had by %s', async other => {
    const headers = { ...known(), ...right.headers }
    const { status } = await desk.ask(other, path, headers)
    expect(status).toBe(method === 'GET' && other === 'HEAD' ? right.status : 405)
    const stranger = await desk.ask(other, path, right.headers)
    expect(stranger.status).toBe(open && method === 'GET' && other === 'HEAD' ? right.status : 401)
  })

  test('tells every answer not to be guessed at or passed on', async () => {
    const { headers } = await desk.ask(method, path, { ...known(), ...right.headers }, right.body)
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' })
    expect(headers).not.toHaveProperty('access-control-allow-origin')
  })

  if (open) {
    test('needs no session', async () => {
      expect((await desk.ask(method, path, right.headers, right.body)).status).toBe(right.status)
    })
  } else {
    test.each([undefined, 'Bearer ', 'Bearer x', 'Basic x', 'Bearer a b'])(
      'needs a session, not %s',
      async value => {
        const headers = { ...right.headers, ...(value ? { authorization: value } : {}) }
        expect((await desk.ask(method, path, headers, right.body)).status).toBe(401)
      },
    )
  }

  if (wrongType) {
    test('takes one content type only', async () => {
      expect((await desk.ask(method, path, { ...known(), ...wrongType }, right.body)).status).toBe(415)
      expect((await desk.ask(method, path, known(), right.body)).status).toBe(415)
    })
  }
})

test.each([
  'GET / HTTP/1.0\r\n',
  'GET / HTTP/1.1\r\nHost:\r\n',
  'GET / HTTP/1.1\r\nHost: e@127.0.0.1:PORT\r\n',
])('a request whose Host is missing or malformed is refused: %j', async head => {
  const answer = await desk.raw(`${head.replace('PORT', String(desk.host.port))}Connection: close\r\n\r\n`)
  expect(answer).toMatch(/^HTTP\/1\.1 40[03] /)
})

test('an address that is no route needs a session even to be told so', async () => {
  for (const path of ['/nothing', '/assets', '/rpc/', '/session/', '/index.htm', '/.git/config']) {
    expect((await desk.ask('GET', path)).status).toBe(401)
    expect((await desk.ask('GET', path, known())).status).toBe(404)
  }
})

test.each([
  '/assets/../../secret.txt',
  '/assets/..%2f..%2fsecret.txt',
  '/assets/%2e%2e/%2e%2e/secret.txt',
  '/assets/..%5c..%5csecret.txt',
  '/assets/%252e%252e%252f%252e%252e%252fsecret.txt',
  '/assets/....//....//secret.txt',
  '/assets//etc/passwd',
  '/assets/C:%5cWindows%5cwin.ini',
  '/assets/window-1a2b.js%00.html',
  '/assets/%',
  '/assets/',
  '//etc/passwd',
])('no way leads out of the folder of the page: %s', async path => {
  const answer = await desk.ask('GET', path, known())
  expect([400, 404]).toContain(answer.status)
  expect(answer.text).not.toContain('not for a window')
})

test('the page may load nothing but its own, and tiles only from a configured address', async () => {
  const policy = async () => (await desk.ask('GET', '/')).headers['content-security-policy']
  const plain = await policy()
  expect(plain).toContain("default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:;")
  expect(plain).toContain(`connect-src 'self' ws://127.0.0.1:${desk.host.port};`)
  expect(plain).not.toMatch(/https?:/)
  const settings = await desk.desk.client.settings.bureau()
  await desk.desk.client.settings.saveBureau({
    ...settings,
    tileAddress: 'https://tiles.example.org/{z}/{x}/{y}.png',
  })
  expect(await policy()).toContain("img-src 'self' data: blob: https://tiles.example.org;")
})

test('the page is asked for anew each time, its other files are kept', async () => {
  expect((await desk.ask('GET', '/')).headers['cache-control']).toBe('no-store')
  const { headers } = await desk.ask('GET', '/assets/window-1a2b.js')
  expect(headers).toMatchObject({ 'content-type': 'text/javascript; charset=utf-8' })
  expect(headers['cache-control']).toContain('immutable')
})

describe('a token', () => {
  const exchange = (token: unknown) => desk.ask('POST', '/session', json, JSON.stringify({ token }))

  test('opens one session, once', async () => {
    const token = desk.host.issueAddress().split('#token=')[1]!
    const first = await exchange(token)
    expect(first.status).toBe(200)
    expect(first.headers['cache-control']).toBe('no-store')
    expect((await exchange(token)).status).toBe(401)
  })

  test('is not its own session, and a session is no token', async () => {
    const token = desk.host.issueAddress().split('#token=')[1]!
    const path = '/inbox?name=x'
    expect((await desk.ask('POST', path, { ...bytes, authorization: `Bearer ${token}` }, 'x')).status).toBe(
      401,
    )
    expect((await exchange(session)).status).toBe(401)
  })

  test.each([null, 1, '', ['x'], { a: 1 }, 'x'.repeat(201)])('is text: not %j', async token => {
    expect((await exchange(token)).status).toBe(401)
  })

  test('comes in a short body of JSON', async () => {
    expect((await desk.ask('POST', '/session', json, '{')).status).toBe(401)
    expect((await desk.ask('POST', '/session', json, 'x'.repeat(5000))).status).toBe(413)
  })

  test('is never in the log', async () => {
    const token = desk.host.issueAddress().split('#token=')[1]!
    await exchange(token)
    await exchange(token)
    let log = ''
    try {
      log = readFileSync(desk.desk.backend.logPath, 'utf8')
    } catch {
      // Nothing has gone wrong, so nothing was logged.
    }
    expect(log).not.toContain(token)
  })
})

describe('the socket', () => {
  const open = (headers: Record<string, string>) => desk.ask('GET', '/rpc', { ...upgrade, ...headers })
  const own = () => ({ origin: desk.origin })
  const protocol = (text: string) => ({ 'sec-websocket-protocol': text })

  test.each([
    ['no Origin', () => protocol(`desk, ${session}`), 403],
    ['a foreign Origin', () => ({ ...protocol(`desk, ${session}`), origin: 'http://evil.example' }), 403],
    ['Origin null', () => ({ ...protocol(`desk, ${session}`), origin: 'null' }), 403],
    ['a wrong Host', () => ({ ...own(), ...protocol(`desk, ${session}`), host: 'evil.example' }), 403],
    ['no subprotocol', own, 401],
    ['no session', () => ({ ...own(), ...protocol('desk') }), 401],
    ['another session', () => ({ ...own(), ...protocol('desk, x') }), 401],
    ['the session alone', () => ({ ...own(), ...protocol(session) }), 401],
    ['a session too many', () => ({ ...own(), ...protocol(`desk, ${session}, more`) }), 401],
    ['a session only in a header', () => ({ ...own(), ...known() }), 401],
  ] as const)('refuses an upgrade with %s', async (_what, headers, status) => {
    expect((await open(headers())).status).toBe(status)
  })

  test('is at one address only', async () => {
    const headers = { ...upgrade, ...own(), ...protocol(`desk, ${session}`) }
    expect((await desk.ask('GET', '/', headers)).status).toBe(200)
    expect((await desk.ask('GET', '/other', headers)).status).toBe(404)
  })

  test('is the only protocol a connection can be turned into', async () => {
    const headers = { connection: 'Upgrade', upgrade: 'h2c', ...known() }
    expect((await desk.ask('GET', '/rpc', headers)).status).toBe(426)
  })
})
