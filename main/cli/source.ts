import { Argument, type Command, Option } from 'commander'
import { type Reach, reaches, reachNames } from '#shared/features/packs/audience.ts'
import { unknown } from './find.ts'
import { columns } from './lines.ts'
import { required } from './required.ts'
import { inBureau } from './run.ts'

export function addSource(program: Command): void {
  program
    .command('source')
    .summary('list sources, or say how far the agreement of one lets its data reach')
    .argument('<bureau>')
    .addArgument(new Argument('[verb]', 'what to do').choices(['list', 'agree']).default('list'))
    .argument('[key]', 'short name of the source')
    .addOption(new Option('--reach <reach>', 'the widest audience its data may reach').choices(reaches))
    .action(
      (bureau: string, verb: string, key: string | undefined, options: { reach?: Reach }, command: Command) =>
        inBureau(command, bureau, async ({ client }) => {
          const sources = await client.imports.sources()
          if (verb === 'agree') {
            const wanted = required(key, 'KEY')
            const reach = required(options.reach, '--reach REACH') as Reach
            const found = sources.find(source => source.key === wanted)
            if (!found) {
              throw unknown(
                'source',
                wanted,
                sources.map(source => source.key),
                'Add it with its first import.',
              )
            }
            const source = await client.imports.saveSource({ ...found, reach })
            return { json: { source }, lines: [`${source.name} may reach: ${reachNames[reach]}.`] }
          }
          return {
            json: { sources },
            lines: columns(
              ['source', 'name', 'marking', 'may reach'],
              sources.map(source => [source.key, source.name, source.marking, reachNames[source.reach]]),
            ),
          }
        }),
    )
}
