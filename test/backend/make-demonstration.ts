import { join } from 'node:path'
import { startBackend } from '../../main/backend/start.ts'

// Makes the demonstration bureau in the folder named, in a process of its own that a test can kill.
const folder = process.argv[2]!
const backend = startBackend({
  kind: 'cli',
  version: '0.0.0-test',
  login: 'analyst.one',
  bureausFolder: folder,
  stateFolder: join(folder, 'state'),
  now: () => new Date(),
  printPdf: () => Promise.reject(new Error('no printer in this test')),
})
const path = join(folder, 'Elsewhere.bureau')
await backend.connect().settings.openDemonstration({ path }, { onProgress: ({ done }) => console.log(done) })
await backend.close()
