import { enableCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'

// Plain JavaScript, and imported before anything else: an older Node reads no TypeScript, and SQLite's module
// brings Node 20 down without a word.
const wanted = 24
const found = Number(process.versions.node.split('.')[0])
if (found < wanted) {
  console.error(
    `Tasking Desk needs Node ${wanted} or newer, and this is ${process.version}: run it by "npm start" or "npm run desk", which bring their own.`,
  )
  process.exit(1)
}

// What was stripped and compiled once is kept: a command answers in half the time. Where nothing can be written,
// nothing is kept.
enableCompileCache(fileURLToPath(new URL('../.build/compiled', import.meta.url)))
