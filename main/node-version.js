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
