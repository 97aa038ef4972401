import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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
  const status = command === 'vitest' ? unitTests([...given, ...rest]) : run(command!, [...given, ...rest])
  if (status !== 0) process.exit(status)
}

function run(command: string, given: string[]): number {
  // On Windows the programs of npm packages are .cmd files, which only a shell starts.
  const shell = process.platform === 'win32'
  return spawnSync(command, given, { stdio: 'inherit', env, shell }).status ?? 1
}

/**
 * A process of vitest has been seen to fall with SIGSEGV, once in some hundred runs of its file and never twice:
 * then, and only then, all is run once more. A test that fails is never tried again.
 */
function unitTests(given: string[]): number {
  const report = join(mkdtempSync(join(tmpdir(), 'desk-tests-')), 'report.json')
  const reporting = [...given, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const status = run('vitest', reporting)
  if (status === 0 || !onlyFell(report)) return status
  console.log('\nNo test failed, but a process of vitest fell. Everything is run once more.\n')
  return run('vitest', given)
}

function onlyFell(report: string): boolean {
  if (!existsSync(report)) return false
  const { numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8')) as {
    numFailedTests: number
    testResults: { status: string; message: string }[]
  }
  const failed = testResults.filter(({ status }) => status === 'failed')
  // A file that cannot be loaded says why; one whose process fell says nothing.
  return numFailedTests === 0 && failed.every(({ message }) => message === '')
}
