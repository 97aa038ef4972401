import { describe, expect, test } from 'vitest'
import {
  isPage,
  isTrustedSender,
  mayHave,
  mayNavigate,
  plainFileName,
} from '../../../main/electron/guards.ts'

const foreign = [
  'https://example.org/',
  'app://print/',
  'app://desk.example.org/',
  'app://example.org/desk',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'data:text/html,<p>',
  'apps://desk/',
  'app:desk',
  'about:blank',
  '',
]

test('the page is what the application itself serves', () => {
  for (const address of ['app://desk/', 'app://desk/index.html', 'app://desk/#/profiles/3']) {
    expect(isPage(address)).toBe(true)
    expect(mayNavigate(address, true)).toBe(true)
  }
})

describe.each(foreign)('%s', address => {
  test('is not the page, and nothing goes there', () => {
    expect(isPage(address)).toBe(false)
    expect(mayNavigate(address, true)).toBe(false)
    expect(mayNavigate(address, false)).toBe(false)
    expect(isTrustedSender({ url: address, parent: null })).toBe(false)
    expect(mayHave('clipboard-sanitized-write', address)).toBe(false)
  })
})

test('only the page itself may ask the host, not what it frames', () => {
  expect(isTrustedSender({ url: 'app://desk/#/', parent: null })).toBe(true)
  expect(isTrustedSender({ url: 'app://desk/', parent: { url: 'app://desk/' } })).toBe(false)
  expect(isTrustedSender(null)).toBe(false)
})

test('a frame may show the preview of a pack, the window itself not', () => {
  for (const address of ['about:srcdoc', 'blob:app://desk/0b8e']) {
    expect(mayNavigate(address, false)).toBe(true)
    expect(mayNavigate(address, true)).toBe(false)
  }
  expect(mayNavigate('blob:https://example.org/0b8e', false)).toBe(false)
})

test('the page may copy, and nothing else', () => {
  expect(mayHave('clipboard-sanitized-write', 'app://desk/')).toBe(true)
  for (const permission of ['clipboard-read', 'geolocation', 'media', 'notifications', 'openExternal']) {
    expect(mayHave(permission, 'app://desk/')).toBe(false)
  }
})

test.each([
  ['Profile PP-2025-001.pdf', 'Profile PP-2025-001.pdf'],
  ['../../.bashrc', '.bashrc'],
  ['C:\\Windows\\system.ini', 'system.ini'],
  ['a/b\\c', 'c'],
  ['what: now?.pdf', 'what  now .pdf'],
  ['line\nbreak.pdf', 'line break.pdf'],
  ['dots...', 'dots'],
  ['..', 'file'],
  ['', 'file'],
])('%j is saved as %j', (name, expected) => {
  expect(plainFileName(name)).toBe(expected)
})
