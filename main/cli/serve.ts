import type { Command } from 'commander'
import { hostHere } from '../backend/host.ts'
import { printWithBrowser } from '../backend/print-with-browser.ts'
import { port } from './arguments.ts'
import { bureauPath, fail, print } from './run.ts'

export function addServe(program: Command): void {
  program
    .command('serve')
    .summary('open a bureau in a browser on this machine')
    .description('Serves the window on 127.0.0.1 until Ctrl+C, and opens the default browser.')
    .argument('[bureau]', 'the bureau to open; without it the window offers to open or create one')
    .option('--port <number>', 'port to listen on; without it a free one is found', port)
    .option('--no-open', 'only print the address')
    .action(
      async (bureau: string | undefined, options: { port?: number; open: boolean }, command: Command) => {
        const json = command.optsWithGlobals().json === true
        try {
          const { asksToEnd, serveBrowser } = await import('../serve-browser.ts')
          const served = await serveBrowser(hostHere('browser', printWithBrowser), {
            ...(options.port === undefined ? {} : { port: options.port }),
            open: options.open,
            ...(bureau === undefined
              ? {}
              : { ready: backend => backend.connect().settings.openBureau({ path: bureauPath(bureau) }) }),
          })
          const { address, opened } = served
          // Before the address is told: whoever reads it may end this at once.
          const ending = asksToEnd()
          const known = opened ? 'The default browser shows it. ' : ''
          print(
            { json: { address, opened }, lines: [`Tasking Desk: ${address}`, `${known}Ctrl+C ends it.`] },
            json,
          )
          await ending
          await served.stop()
        } catch (error) {
          fail(error, json)
        }
      },
    )
}
