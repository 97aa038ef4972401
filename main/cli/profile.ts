import { Argument, type Command } from 'commander'
import type { DeskClient } from '#shared/contract.ts'
import type { Profile } from '#shared/features/profiles/contract.ts'
import { type Status, statuses } from '#shared/features/profiles/rules.ts'
import { AppError } from '#shared/rpc/error.ts'
import { wholeNumber } from './arguments.ts'
import { findProfile } from './find.ts'
import { columns } from './lines.ts'
import { required } from './required.ts'
import { type Answer, inBureau } from './run.ts'

const narrativeFields = ['title', 'aim', 'location', 'victim', 'offender', 'response'] as const
type Options = { hotspot?: number; note?: string; to?: string } & Partial<
  Record<(typeof narrativeFields)[number], string>
>

const verbs: Record<
  string,
  (client: DeskClient, id: string | undefined, options: Options) => Promise<Answer>
> = {
  list,
  async show(client, id) {
    return told(await profileOf(client, id))
  },
  async create(client, _id, { hotspot, title }) {
    const hotspotId = required(hotspot, '--hotspot ID (the list of desk hotspots shows it)')
    return told(await client.profiles.create({ hotspotId, ...(title ? { title } : {}) }))
  },
  async write(client, id, options) {
    const narrative = Object.fromEntries(
      narrativeFields.filter(field => options[field] !== undefined).map(field => [field, options[field]]),
    )
    if (Object.keys(narrative).length === 0)
      required(undefined, narrativeFields.map(field => `--${field}`).join(' or '))
    const { id: profileId, version } = await profileOf(client, id)
    await client.profiles.save({ profileId, version, narrative })
    return told(await client.profiles.get({ profileId }))
  },
  async raise(client, id, options) {
    return move(client, id, 'raised', options.note)
  },
  async move(client, id, options) {
    const to = required(options.to, '--to STATUS')
    const status = statuses.find(one => one === to)
    if (!status) {
      throw new AppError('invalid', `${to} is no status of a problem profile.`, {
        next: `They are: ${statuses.join(', ')}.`,
      })
    }
    return move(client, id, status, options.note)
  },
}

export function addProfile(program: Command): void {
  program
    .command('profile')
    .summary('make, write, raise and show problem profiles')
    .description(
      'list               all problem profiles\nshow ID            one with its figures\ncreate             one from a hotspot: --hotspot ID [--title TEXT]\nwrite ID           its words: --title --aim --location --victim --offender --response TEXT\nraise ID           ready for a meeting (which adopts or declines it: desk meeting)\nmove ID            --to STATUS',
    )
    .argument('<bureau>')
    .addArgument(new Argument('[verb]', 'what to do').choices(Object.keys(verbs)).default('list'))
    .argument('[id]', 'number of the profile, such as PP-2025-001')
    .option('--hotspot <id>', 'the hotspot to make it from', wholeNumber)
    .option('--title <text>')
    .option('--aim <text>')
    .option('--location <text>')
    .option('--victim <text>')
    .option('--offender <text>')
    .option('--response <text>')
    .option('--to <status>', 'where to move it')
    .option('--note <text>', 'why, for its history')
    .action((bureau: string, verb: string, id: string | undefined, options: Options, command: Command) =>
      inBureau(command, bureau, ({ client }) => verbs[verb]!(client, id, options)),
    )
}

async function list(client: DeskClient): Promise<Answer> {
  const profiles = await client.profiles.list()
  return {
    json: { profiles },
    lines:
      profiles.length === 0
        ? ['No problem profiles yet: desk hotspots BUREAU, then desk profile BUREAU create --hotspot ID.']
        : columns(
            ['profile', 'status', 'incidents', 'open actions', 'title'],
            profiles.map(({ number, status, count, openActions, title }) => [
              number,
              status,
              count,
              openActions,
              title,
            ]),
          ),
  }
}

async function move(client: DeskClient, id: string | undefined, to: Status, note = ''): Promise<Answer> {
  const { id: profileId, version } = await profileOf(client, id)
  await client.profiles.move({ profileId, version, to, note })
  return told(await client.profiles.get({ profileId }))
}

async function profileOf(client: DeskClient, id: string | undefined): Promise<Profile> {
  const { id: profileId } = await findProfile(client, required(id, 'The number of the profile'))
  return client.profiles.get({ profileId })
}

function told(profile: Profile): Answer {
  const { number, title, status, areaLabel, figures, since, next } = profile
  const rate = `${figures.perMonth.toFixed(1)} a month`
  return {
    json: { profile },
    lines: [
      `${number} ${title} (${status})`,
      `${areaLabel}: ${figures.total} incidents from ${figures.from} to ${figures.to}, ${rate}.`,
      ...(since ? [since.sentence] : []),
      ...(next.length > 0 ? [`Next: ${next.join(', ')}.`] : []),
    ],
  }
}
