import { spawnSync } from 'node:child_process'
import { browserForTests } from './browser.ts'

/** Runs the tests, all or the part named (`node` or `e2e`), with one browser for everything that needs one. */
const parts = {
  node: [['vitest', 'run']],
  e2e: [
    ['vite', 'build', '--logLevel', 'warn'],
    ['playwright', 'test'],
    ['node', 'test/e2e/smoke-electron.ts'],
  ],
}

const [wanted, ...more] = process.argv.slice(2)
const commands = wanted === 'node' || wanted === 'e2e' ? parts[wanted] : [...parts.node, ...parts.e2e]
const env = { ...process.env, CHROMIUM_PATH: browserForTests() }
for (const [command, ...given] of commands) {
  const rest = command === 'vitest' || command === 'playwright' ? more : []
  // On Windows the programs of npm packages are .cmd files, which only a shell starts.
  const { status } = spawnSync(command!, [...given, ...rest], {
    stdio: 'inherit',
    env,
    shell: process.platform === 'win32',
  })
  if (status !== 0) process.exit(status ?? 1)
}
