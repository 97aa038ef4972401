import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { startBackend } from '../../main/backend/start.ts'
import { openTestDesk, type TestDesk } from './desk.ts'
import { leftIn } from './left-in.ts'

describe('when it cannot be had', () => {
  let desk: TestDesk | undefined
  afterEach(() => desk?.close())

  test('a bureau of one’s own with its name stays closed and as it is', async () => {
    desk = await openTestDesk({ bureau: 'Demonstration' })
    await desk.client.settings.closeBureau()
    await expect(desk.client.settings.openDemonstration()).rejects.toMatchObject({ code: 'conflict' })
    expect((await desk.client.settings.desk()).bureau).toBeNull()
  })

  test('a place that cannot be written to is named', async () => {
    desk = await openTestDesk({ bureau: 'Mine' })
    const path = join(desk.folder, 'Mine.bureau', 'Demonstration.bureau')
    await expect(desk.client.settings.openDemonstration({ path })).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining('Mine.bureau'),
    })
  })

  test('a window may not name the place', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'desk-window-'))
    const backend = startBackend({
      kind: 'browser',
      version: '0.0.0-test',
      login: 'analyst.one',
      bureausFolder: folder,
      stateFolder: join(folder, 'state'),
      now: () => new Date('2026-01-05T09:00:00.000Z'),
      printPdf: () => Promise.reject(new Error('no printer in this test')),
    })
    const asked = backend.connect().settings.openDemonstration({ path: join(folder, 'Other.bureau') })
    await expect(asked).rejects.toMatchObject({ code: 'forbidden' })
    expect(leftIn(folder)).toEqual(['state'])
    await backend.close()
    rmSync(folder, { recursive: true, force: true })
  })

  test('cancelled, it leaves nothing and the open bureau open', async () => {
    desk = await openTestDesk({ bureau: 'Mine' })
    const controller = new AbortController()
    const made = desk.client.settings.openDemonstration(
      {},
      { signal: controller.signal, onProgress: ({ done }) => done >= 3 && controller.abort() },
    )
    await expect(made).rejects.toMatchObject({ code: 'cancelled' })
    expect(leftIn(desk.folder)).toEqual(['Mine.bureau', 'Mine.files', 'state'])
    expect((await desk.client.settings.desk()).bureau?.name).toBe('Mine')
  })
})

describe('killed half-way', () => {
  const folder = mkdtempSync(join(tmpdir(), 'desk-killed-'))
  const path = join(folder, 'Elsewhere.bureau')
  let child: ChildProcess | undefined
  afterAll(() => {
    child?.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  })

  test('it leaves no bureau, and the next one is whole', async () => {
    const making = fileURLToPath(new URL('make-demonstration.ts', import.meta.url))
    child = spawn(process.execPath, [making, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
    // It prints how far it is: some files are loaded, none of the meetings held.
    for await (const chunk of child.stdout!) if (/^(?:[4-9]|\d\d)$/m.test(String(chunk))) break
    const ended = once(child, 'exit')
    child.kill('SIGKILL')
    await ended
    expect(existsSync(path)).toBe(false)
    const desk = await openTestDesk({ bureau: null, folder })
    await desk.client.settings.openDemonstration({ path })
    expect(await desk.client.imports.list()).toHaveLength(28)
    expect(leftIn(folder)).toEqual(['Elsewhere.bureau', 'Elsewhere.files', 'state'])
    await desk.close()
  }, 120_000)
})
