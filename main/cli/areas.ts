import { basename } from 'node:path'
import type { Command } from 'commander'
import { counted } from '#shared/count-words.ts'
import { AppError } from '#shared/rpc/error.ts'
import { columns } from './lines.ts'
import { inBureau, pathHere } from './run.ts'

type Options = { name?: string; code?: string; label?: string; vintage: string }

export function addAreas(program: Command): void {
  program
    .command('areas')
    .summary('load or list area sets')
    .description(
      'Loads the polygons of a GeoJSON file as an area set; without a file, lists the sets there are.',
    )
    .argument('<bureau>')
    .argument('[file]', 'GeoJSON with polygons')
    .option('--name <name>', 'name of the set; otherwise that of the file')
    .option('--code <property>', 'property that holds the code of an area')
    .option('--label <property>', 'property that holds the name of an area')
    .option('--vintage <text>', 'which edition of the boundaries, such as 2021', '')
    .action((bureau: string, file: string | undefined, options: Options, command: Command) =>
      inBureau(command, bureau, async ({ client }) => {
        if (file === undefined) {
          const sets = await client.areas.sets()
          return {
            json: { areaSets: sets },
            lines: columns(
              ['set', 'vintage', 'areas'],
              sets.map(set => [set.name, set.vintage, set.areas]),
            ),
          }
        }
        const path = pathHere(file)
        const found = await client.areas.inspect({ file: path })
        const properties = found.properties.map(({ name }) => name).join(', ')
        const codeProperty = options.code ?? found.codeProperty
        const nameProperty = options.label ?? found.nameProperty
        if (!codeProperty || !nameProperty) {
          throw new AppError(
            'invalid',
            `Which property of ${found.fileName} is ${codeProperty ? 'the name' : 'the code'}?`,
            {
              next: `Say so with ${codeProperty ? '--label' : '--code'}. There are: ${properties}.`,
            },
          )
        }
        const set = await client.areas.load({
          file: path,
          name: options.name ?? basename(path).replace(/\.[^.]+$/, ''),
          vintage: options.vintage,
          codeProperty,
          nameProperty,
        })
        return {
          json: { areaSet: set, codeProperty, nameProperty },
          lines: [
            `Loaded ${set.name}: ${counted(set.areas, 'area')} by ${codeProperty} and ${nameProperty}.`,
          ],
        }
      }),
    )
}
