import { describe, expect, test } from 'vitest'
import { pathInside } from '../../../main/backend/page-files.ts'
import { originOfTiles, pagePolicy } from '../../../main/backend/page-policy.ts'
import { hasDisplay } from '../../../main/browser/open-page.ts'

describe('a path of the page', () => {
  test.each([
    ['/', '/srv/page/index.html'],
    ['/assets/a.js', '/srv/page/assets/a.js'],
    ['/assets/caf%C3%A9.js', '/srv/page/assets/café.js'],
    ['/assets/./a.js', '/srv/page/assets/a.js'],
  ])('%s is %s', (path, expected) => {
    expect(pathInside('/srv/page', path)).toBe(expected)
  })

  test.each([
    '/..',
    '/../page-of-others/a.js',
    '/../../etc/passwd',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/%252e%252e/a',
    '/a\\..\\..\\b',
    '/a%5c..%5cb',
    '/C:/Windows/win.ini',
    '/a%00.html',
    '/%E0%A4%A',
    'assets/a.js',
    '',
  ])('%s leads nowhere', path => {
    expect(pathInside('/srv/page', path)).toBeNull()
  })
})

describe('the policy of the page', () => {
  test.each([
    ['https://tiles.example.org/{z}/{x}/{y}.png', 'https://tiles.example.org'],
    ['https://{s}.tiles.example.org/{z}/{x}/{y}.png', 'https://*.tiles.example.org'],
    ['http://localhost:8080/{z}/{x}/{y}.png?key=1', 'http://localhost:8080'],
    ['HTTPS://TILES.example.org/{z}/{x}/{y}', 'https://tiles.example.org'],
  ])('lets images of %s in from %s', (address, origin) => {
    expect(originOfTiles(address)).toBe(origin)
    expect(pagePolicy([], address)).toContain(`img-src 'self' data: blob: ${origin};`)
  })

  test.each([
    "https://tiles.example.org; script-src 'unsafe-inline'/{z}/{x}/{y}",
    'https://*/{z}/{x}/{y}',
    'https://{a}.example.org/{z}/{x}/{y}',
    'https://user:word@example.org/{z}/{x}/{y}',
    'data:text/html,{z}{x}{y}',
    'https://example.org',
  ])('makes nothing of %s', address => {
    expect(originOfTiles(address)).toBeNull()
    expect(pagePolicy([], address)).toBe(pagePolicy([], null))
  })

  test('lets nothing run, be framed or be sent that is not the page’s own', () => {
    const policy = pagePolicy(['ws://127.0.0.1:1234'], null)
    expect(policy).toContain("default-src 'self'")
    expect(policy).toContain("connect-src 'self' ws://127.0.0.1:1234")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toMatch(/script-src|unsafe-eval|https?:|\*/)
  })
})

test('a window needs a display, which Windows and macOS always have', () => {
  expect(hasDisplay('win32', {})).toBe(true)
  expect(hasDisplay('darwin', {})).toBe(true)
  expect(hasDisplay('linux', {})).toBe(false)
  expect(hasDisplay('linux', { DISPLAY: ':0' })).toBe(true)
  expect(hasDisplay('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toBe(true)
})
