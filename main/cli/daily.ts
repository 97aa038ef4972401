import type { Command } from 'commander'
import { dailyText } from '#shared/features/tasking/daily.ts'
import { dayOf } from './arguments.ts'
import { inBureau } from './run.ts'

export function addDaily(program: Command): void {
  program
    .command('daily')
    .summary('the day’s new calls inside active profiles and priorities')
    .argument('<bureau>')
    .option('--day <day>', 'another day than today', dayOf)
    .option('--seen', 'mark the day as seen')
    .action((bureau: string, options: { day?: string; seen?: boolean }, command: Command) =>
      inBureau(command, bureau, async ({ client }) => {
        const read = await client.tasking.daily(options.day === undefined ? {} : { day: options.day })
        const daily = options.seen ? await client.tasking.seeDaily({ day: read.to }) : read
        return { json: { daily }, lines: dailyText(daily).split('\n') }
      }),
    )
}
