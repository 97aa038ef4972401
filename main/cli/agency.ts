import { Argument, type Command } from 'commander'
import { columns } from './lines.ts'
import { required } from './required.ts'
import { inBureau } from './run.ts'

export function addAgency(program: Command): void {
  program
    .command('agency')
    .summary('list or add agencies')
    .argument('<bureau>')
    .addArgument(new Argument('[verb]', 'what to do').choices(['list', 'add']).default('list'))
    .argument('[key]', 'short name of the new agency: lower-case letters, digits, hyphens')
    .option('--name <name>', 'its name in full')
    .action(
      (bureau: string, verb: string, key: string | undefined, options: { name?: string }, command: Command) =>
        inBureau(command, bureau, async ({ client }) => {
          if (verb === 'add') {
            const name = required(options.name, '--name NAME')
            const agency = await client.settings.saveAgency({ key: required(key, 'KEY'), name })
            return { json: { agency }, lines: [`Added ${agency.name} (${agency.key}).`] }
          }
          const agencies = await client.settings.agencies()
          return {
            json: { agencies },
            lines: columns(
              ['agency', 'name'],
              agencies.map(a => [a.key, a.name]),
            ),
          }
        }),
    )
}
