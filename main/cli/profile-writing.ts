import type { Command } from 'commander'
import type { DeskClient } from '#shared/contract.ts'
import { attachmentMarkings } from '#shared/features/profiles/attachments.ts'
import type { Profile } from '#shared/features/profiles/contract.ts'
import { figureChoices } from '#shared/features/profiles/figure-text.ts'
import { docOfTypedText } from '#shared/features/profiles/rich-text.ts'
import { sectionKeys } from '#shared/features/profiles/sections.ts'
import { dayOf } from './arguments.ts'
import { oneOf } from './choices.ts'
import { findProfile } from './find.ts'
import { columns } from './lines.ts'
import { addEntryOptions, type EntryOptions, entryVerbs } from './profile-entries.ts'
import { toldDocument } from './profile-told.ts'
import { required, WrongUsage } from './required.ts'
import { type Answer, pathHere } from './run.ts'

export type WritingOptions = EntryOptions & {
  title?: string
  marking?: string
  reviewOn?: string
  problemType?: string
  placeType?: string
  section?: string
  file?: string
  caption?: string
  origin?: string
}
export type WritingVerb = (
  client: DeskClient,
  id: string | undefined,
  options: WritingOptions,
) => Promise<Answer>

/** What is written of a profile, on the command line. */
export const writingVerbs: Record<string, WritingVerb> = {
  write,
  async document(client, id) {
    return toldDocument(client, await profileOf(client, id))
  },
  async figures(client, id) {
    const profile = await profileOf(client, id)
    const { savedCounts } = await client.profiles.document({ profileId: profile.id })
    const figures = figureChoices({ ...profile, savedCounts })
    return {
      json: { figures },
      lines: columns(
        ['in a text', 'reads now', 'what it is'],
        figures.map(({ key, text, label }) => [`[[${key}]]`, text, label]),
      ),
    }
  },
  async attach(client, id, { file, origin, caption = '', marking }) {
    const profile = await profileOf(client, id)
    const attachment = await client.profiles.addAttachment({
      profileId: profile.id,
      file: pathHere(required(file, '--file PATH')),
      origin: required(origin, '--origin TEXT (where the file comes from)'),
      caption,
      marking: oneOf(attachmentMarkings, marking ?? profile.marking ?? 'OFFICIAL-SENSITIVE', '--marking'),
    })
    const { fileName, type, bytes, sha256 } = attachment
    return {
      json: { attachment },
      lines: [`${fileName} (${type}, ${bytes.toLocaleString('en-GB')} bytes, SHA-256 ${sha256}) is kept.`],
    }
  },
  ...entryVerbs,
}

export const writingHelp = [
  'write ID           --section KEY --text TEXT, and --title --marking --review-on DAY --problem-type --place-type',
  `                   sections: ${sectionKeys.join(' ')}`,
  '                   [[per-month]] in a text is a figure: desk profile BUREAU figures ID lists them',
  'document ID        its text and lists, with the figures as they stand',
  'figures ID         the figures that may stand in a text',
  'hypothesis ID      --text --confidence --supports --contradicts --state',
  'objective ID       --text --target NUMBER --by DAY; or --measure other --unit --baseline --reached --reached-on',
  'plan ID            --text --kind --stage --agency --owner --by DAY --action NUMBER',
  'consultation ID    --on DAY --who --said --answered',
  'recipient ID       --who NAME --agency',
  '                   each of these five: --entry N changes line N, with --remove takes it out',
  'attach ID          --file PATH --origin TEXT --caption TEXT',
].join('\n')

export function addWritingOptions(command: Command): Command {
  return addEntryOptions(
    command
      .option('--marking <marking>', `how it is marked: ${attachmentMarkings.join(', ')}`)
      .option('--review-on <day>', 'the day of its next review', dayOf)
      .option('--problem-type <text>', 'what kind of problem it is')
      .option('--place-type <text>', 'of what kind of place')
      .option('--section <key>', 'the section to write')
      .option('--file <path>', 'the file to keep with the profile')
      .option('--caption <text>', 'what the file shows')
      .option('--origin <text>', 'where the file comes from'),
  )
}

async function write(client: DeskClient, id: string | undefined, options: WritingOptions): Promise<Answer> {
  const { section, text, title, marking, reviewOn, problemType, placeType } = options
  const particulars = {
    ...(title === undefined ? {} : { title }),
    ...(marking === undefined ? {} : { marking: oneOf(attachmentMarkings, marking, '--marking') }),
    ...(reviewOn === undefined ? {} : { reviewOn }),
    ...(problemType === undefined ? {} : { problemType }),
    ...(placeType === undefined ? {} : { placeType }),
  }
  const any = Object.keys(particulars).length > 0
  if (section === undefined && !any) {
    throw new WrongUsage(
      '--section KEY with --text TEXT, --title, --marking, --review-on, --problem-type or --place-type is missing.',
    )
  }
  const profile = await profileOf(client, id)
  const profileId = profile.id
  if (section !== undefined) {
    const key = oneOf(sectionKeys, section, '--section')
    const { sections } = await client.profiles.document({ profileId })
    await client.profiles.saveSection({
      profileId,
      key,
      version: sections.find(one => one.key === key)!.version,
      doc: docOfTypedText(required(text, '--text TEXT')),
    })
  }
  if (any) await client.profiles.save({ profileId, version: profile.version, particulars })
  return toldDocument(client, await client.profiles.get({ profileId }))
}

export async function profileOf(client: DeskClient, id: string | undefined): Promise<Profile> {
  const { id: profileId } = await findProfile(client, required(id, 'The number of the profile'))
  return client.profiles.get({ profileId })
}
