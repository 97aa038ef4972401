import '../../main/node-version.js'
import { runDesk } from '../../main/cli/program.ts'

// Answers command lines one after another in one process: what the backend needs is read once, not once a command.
// The words, what is printed and how it ends are those of a process of its own.
let [stdout, stderr] = ['', '']
process.stdout.write = (chunk: string | Uint8Array) => {
  stdout += chunk
  return true
}
process.stderr.write = (chunk: string | Uint8Array) => {
  stderr += chunk
  return true
}

process.on('message', async (words: string[]) => {
  ;[stdout, stderr] = ['', '']
  process.exitCode = undefined
  await runDesk(words)
  const code = process.exitCode ?? 0
  process.exitCode = undefined
  process.send!({ code, stdout, stderr })
})
