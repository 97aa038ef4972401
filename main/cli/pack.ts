import { copyFile } from 'node:fs/promises'
import { Argument, type Command } from 'commander'
import { findBriefing, findProfile } from './find.ts'
import { withProgress } from './progress.ts'
import { required } from './required.ts'
import { inBureau, pathHere } from './run.ts'
import { checkOut } from './written-file.ts'

const kinds = ['profile', 'briefing'] as const

export function addPack(program: Command): void {
  program
    .command('pack')
    .summary('put a pack on paper (PDF)')
    .argument('<bureau>')
    .addArgument(new Argument('<kind>', 'what it is of').choices(kinds))
    .argument(
      '[id]',
      'of which one: the number of a problem profile, or the version of a call-taker briefing',
    )
    .requiredOption('--out <file>', 'the PDF to write')
    .action(
      (
        bureau: string,
        kind: (typeof kinds)[number],
        id: string | undefined,
        options: { out: string },
        command: Command,
      ) =>
        inBureau(command, bureau, async ({ client, backend }) => {
          const subject =
            kind === 'profile'
              ? await findProfile(client, required(id, 'The number of the profile'))
              : await findBriefing(client, required(id, 'The version of the briefing'))
          const out = pathHere(options.out)
          // Before it is made: each pack made is entered in the register of disclosures.
          checkOut(out)
          const { pack, file } = await withProgress('Pack', running =>
            client.packs.make({ kind, id: subject.id, audience: { kind: 'internal' }, form: 'pdf' }, running),
          )
          await copyFile(backend.files.outgoing(file.replace(/^outbox:/, '')).path, out)
          return { json: { pack, out }, lines: [`${pack.number} ${pack.title} (${pack.marking}): ${out}`] }
        }),
    )
}
