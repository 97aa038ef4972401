import { runDesk } from './program.ts'

// Whoever reads may have read enough, as `head` does: the work is still ended in order.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

await runDesk(process.argv.slice(2))
