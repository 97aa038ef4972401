import { copyFile } from 'node:fs/promises'
import { Argument, type Command, Option } from 'commander'
import type { DeskClient } from '#shared/contract.ts'
import type { Audience } from '#shared/features/packs/audience.ts'
import type { PackSubject } from '#shared/features/packs/contract.ts'
import {
  type PackForm,
  type PackKind,
  packForms,
  packKinds,
  packNames,
  subjectOf,
} from '#shared/features/packs/kinds.ts'
import { AppError } from '#shared/rpc/error.ts'
import { findAgency, same, unknown } from './find.ts'
import { withProgress } from './progress.ts'
import { required } from './required.ts'
import { inBureau, pathHere } from './run.ts'
import { checkOut } from './written-file.ts'

type Options = { out?: string; audience: string; form: PackForm; list?: boolean }

export function addPack(program: Command): void {
  program
    .command('pack')
    .summary('make a pack for an audience, in any form')
    .description(
      'Makes a pack and enters it in the register of disclosures. What its audience may not have is not in the file.\nOf what it is: a problem profile or assessment by its number, a briefing by its version, an agency by its key, an area by its code, a meeting by its day or number.',
    )
    .argument('<bureau>')
    .addArgument(new Argument('<kind>', 'what it is').choices(packKinds))
    .argument('[id]', 'of which one; --list shows those there are')
    .option('--audience <audience>', 'who it is for: internal, board, public, or agency:KEY', 'internal')
    .addOption(new Option('--form <form>', 'as what').choices(packForms).default('pdf'))
    .option('--out <file>', 'the file to write')
    .option('--list', 'make nothing: list what a pack of this kind can be of')
    .action((bureau: string, kind: PackKind, id: string | undefined, options: Options, command: Command) =>
      inBureau(command, bureau, async ({ client, backend }) => {
        const subjects = await client.packs.subjects({ kind })
        if (options.list) return { json: { subjects }, lines: subjects.map(lineOf) }
        const subject = subjectCalled(kind, subjects, required(id, 'Of what the pack is'))
        const audience = await audienceCalled(client, options.audience)
        const out = pathHere(required(options.out, '--out FILE'))
        // Before it is made: each pack made is entered in the register of disclosures.
        checkOut(out)
        const { pack, file } = await withProgress('Pack', running =>
          client.packs.make({ kind, id: subject.id, audience, form: options.form }, running),
        )
        await copyFile(backend.files.outgoing(file.replace(/^outbox:/, '')).path, out)
        const withheld = pack.withheld > 0 ? `, ${pack.withheld} figures withheld` : ''
        return {
          json: { pack, out },
          lines: [`${pack.number} ${pack.title} (${pack.marking}) for ${pack.audience}${withheld}: ${out}`],
        }
      }),
    )
}

const lineOf = ({ id, number, title, day }: PackSubject) =>
  [number || id, title, day].filter(Boolean).join('  ')

/** By its number, its identifier, the day it is of, or its name. */
function subjectCalled(kind: PackKind, subjects: readonly PackSubject[], asked: string): PackSubject {
  const found =
    subjects.find(({ number }) => number !== '' && same(number, asked)) ??
    subjects.find(({ id }) => String(id) === asked) ??
    subjects.find(({ day, title }) => day === asked || same(title, asked))
  if (found) return found
  throw unknown(
    `${subjectOf[kind].replace('-', ' ')} for the ${packNames[kind].replace(/^[A-Z](?=[a-z])/, letter => letter.toLowerCase())}`,
    asked,
    subjects.map(({ number, title, day }) => number || day || title),
    `List them with: desk pack BUREAU ${kind} --list.`,
  )
}

/** `internal`, `board`, `public`, or `agency:police`. */
async function audienceCalled(client: DeskClient, asked: string): Promise<Audience> {
  if (asked === 'internal' || asked === 'board' || asked === 'public') return { kind: asked }
  const key = /^agency:(.+)$/.exec(asked)?.[1]
  if (key) return { kind: 'agency', agencyId: (await findAgency(client, key)).id }
  throw new AppError('invalid', `There is no audience ${asked}.`, {
    next: 'Say internal, board, public, or agency:KEY.',
  })
}
