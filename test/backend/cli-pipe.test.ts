import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

test('a reader that has read enough is no failure of the command', async () => {
  const entry = fileURLToPath(new URL('../../main/cli/desk.js', import.meta.url))
  const child = spawn(process.execPath, [entry, '--help'])
  child.stdout.destroy()
  let stderr = ''
  child.stderr.on('data', chunk => {
    stderr += chunk
  })
  expect(await once(child, 'close')).toEqual([0, null])
  expect(stderr).toBe('')
})
