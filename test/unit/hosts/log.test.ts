import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openLog } from '../../../main/backend/log.ts'

test('a log that cannot be written ends nothing: whoever asked is still answered', () => {
  const folder = mkdtempSync(join(tmpdir(), 'log-test-'))
  const log = openLog(folder, () => new Date(0))
  mkdirSync(log.path)
  expect(() => log.error('1', 'imports.run', new Error('The disk is full'))).not.toThrow()
  rmSync(folder, { recursive: true })
})
