import '../node-version.js'

await import('./desk.ts')
