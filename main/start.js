import './node-version.js'

await import('./start.ts')
