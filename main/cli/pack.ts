import { accessSync, constants, statSync } from 'node:fs'
import { copyFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Argument, type Command } from 'commander'
import { packKinds } from '#shared/features/packs/contract.ts'
import { AppError } from '#shared/rpc/error.ts'
import { findProfile } from './find.ts'
import { withProgress } from './progress.ts'
import { required } from './required.ts'
import { inBureau, pathHere } from './run.ts'

export function addPack(program: Command): void {
  program
    .command('pack')
    .summary('put a pack on paper (PDF)')
    .argument('<bureau>')
    .addArgument(new Argument('<kind>', 'what it is of').choices(packKinds))
    .argument('[id]', 'of which one: the number of a problem profile')
    .requiredOption('--out <file>', 'the PDF to write')
    .action(
      (
        bureau: string,
        kind: (typeof packKinds)[number],
        id: string | undefined,
        options: { out: string },
        command: Command,
      ) =>
        inBureau(command, bureau, async ({ client, backend }) => {
          const profile = await findProfile(client, required(id, 'The number of the profile'))
          const out = pathHere(options.out)
          // Before it is made: each pack made is entered in the register of disclosures.
          checkOut(out)
          const { pack, file } = await withProgress('Pack', running =>
            client.packs.make({ kind, id: profile.id }, running),
          )
          await copyFile(backend.files.outgoing(file.replace(/^outbox:/, '')).path, out)
          return { json: { pack, out }, lines: [`${pack.number} ${pack.title} (${pack.marking}): ${out}`] }
        }),
    )
}

function checkOut(out: string) {
  if (statSync(out, { throwIfNoEntry: false })?.isDirectory()) {
    throw new AppError('invalid', `${out} is a folder.`, { next: 'Name the file to write inside it.' })
  }
  try {
    accessSync(dirname(out), constants.W_OK)
  } catch (cause) {
    throw new AppError('unavailable', `Nothing can be written to ${dirname(out)}.`, {
      next: 'Name a folder that exists and that you may write to.',
      cause,
    })
  }
}
