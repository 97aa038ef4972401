import { copyFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { dailyText } from '#shared/features/tasking/daily.ts'
import { dayOf } from './arguments.ts'
import { required } from './required.ts'
import { inBureau, pathHere } from './run.ts'
import { checkOut } from './written-file.ts'

type Options = { day?: string; seen?: boolean; out?: string; for?: string }

export function addDaily(program: Command): void {
  program
    .command('daily')
    .summary('the day’s new calls inside active profiles and priorities')
    .argument('<bureau>')
    .option('--day <day>', 'another day than today', dayOf)
    .option('--seen', 'mark the day as seen')
    .option('--out <file>', 'write it as a table (CSV), entered in the register of packs')
    .option('--for <who>', 'with --out: who it is sent to')
    .action((bureau: string, options: Options, command: Command) =>
      inBureau(command, bureau, async ({ client, backend }) => {
        const read = await client.tasking.daily(options.day === undefined ? {} : { day: options.day })
        const daily = options.seen ? await client.tasking.seeDaily({ day: read.to }) : read
        if (options.out === undefined) return { json: { daily }, lines: dailyText(daily).split('\n') }
        const out = pathHere(options.out)
        checkOut(out)
        const audience = required(options.for, '--for WHO')
        const { file, number } = await client.tasking.exportDaily({ day: daily.to, audience })
        await copyFile(backend.files.outgoing(file.replace(/^outbox:/, '')).path, out)
        return { json: { daily, number, out }, lines: [`${number} for ${audience}: ${out}`] }
      }),
    )
}
