import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Command } from 'commander'
import { AppError } from '#shared/rpc/error.ts'
import { withProgress } from './progress.ts'
import { bureauNameOf, bureauPath, inBureau, withBackend } from './run.ts'

export function addBureau(program: Command): void {
  program
    .command('new')
    .summary('create a bureau')
    .argument('<bureau>', 'name or path: Leicester makes Leicester.bureau here')
    .option('--demo', 'fill it as the demonstration bureau')
    .action((bureau: string, { demo }: { demo?: boolean }, command: Command) =>
      withBackend(command, async ({ client }) => {
        const path = bureauPath(bureau)
        if (demo && existsSync(path)) {
          throw new AppError('conflict', `There is already a file at ${path}.`, {
            next: 'Choose another name.',
          })
        }
        const created = demo
          ? await withProgress('Demonstration', running =>
              client.settings.openDemonstration({ path }, running),
            )
          : await client.settings.createBureau({ name: bureauNameOf(path), folder: dirname(path) })
        return {
          json: { bureau: { name: created.name, path: created.path, demonstration: created.demonstration } },
          lines: [`Created ${created.path}.`],
        }
      }),
    )
  program
    .command('check')
    .summary('check that a bureau is sound')
    .argument('<bureau>')
    .action((bureau: string, _options: unknown, command: Command) =>
      inBureau(command, bureau, async ({ client }) => {
        const { sound, findings, checks } = await client.settings.checkIntegrity()
        if (!sound) process.exitCode = 1
        return {
          json: { sound, findings, checks },
          lines: sound ? ['This bureau is sound.', ...checks.map(check => `  ${check}`)] : findings,
        }
      }),
    )
}
