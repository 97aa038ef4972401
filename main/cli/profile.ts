import { Argument, type Command } from 'commander'
import type { DeskClient } from '#shared/contract.ts'
import type { Profile } from '#shared/features/profiles/contract.ts'
import { resultNames } from '#shared/features/profiles/life-rules.ts'
import { type Status, statuses } from '#shared/features/profiles/rules.ts'
import { AppError } from '#shared/rpc/error.ts'
import { wholeNumber } from './arguments.ts'
import { columns } from './lines.ts'
import { addLifeOptions, type LifeOptions, lifeHelp, lifeVerbs } from './profile-life.ts'
import {
  addWritingOptions,
  profileOf,
  type WritingOptions,
  writingHelp,
  writingVerbs,
} from './profile-writing.ts'
import { required } from './required.ts'
import { type Answer, inBureau } from './run.ts'

type Options = WritingOptions & LifeOptions & { hotspot?: number; note?: string; to?: string }

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
  ...writingVerbs,
  ...lifeVerbs,
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
  const command = program
    .command('profile')
    .summary('make, write, raise and show problem profiles')
    .description(
      `list               all problem profiles\nshow ID            one with its figures\ncreate             one from a hotspot: --hotspot ID [--title TEXT]\nraise ID           ready for a meeting (which adopts or declines it: desk meeting)\nmove ID            --to STATUS\n${lifeHelp}\n${writingHelp}`,
    )
    .argument('<bureau>')
    .addArgument(new Argument('[verb]', 'what to do').choices(Object.keys(verbs)).default('list'))
    .argument('[id]', 'number of the profile, such as PP-2025-001')
    .option('--hotspot <id>', 'the hotspot to make it from', wholeNumber)
    .option('--title <text>')
    .option('--to <status>', 'where to move it')
    .option('--note <text>', 'why, for its history')
  addLifeOptions(addWritingOptions(command)).action(
    (bureau: string, verb: string, id: string | undefined, options: Options, command: Command) =>
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

function told(profile: Profile): Answer {
  const { number, title, status, areaLabel, figures, since, next, result, closedOn } = profile
  const rate = `${figures.perMonth.toFixed(1)} a month`
  return {
    json: { profile },
    lines: [
      `${number} ${title} (${status})`,
      `${areaLabel}: ${figures.total} incidents from ${figures.from} to ${figures.to}, ${rate}.`,
      ...(since ? [since.sentence] : []),
      ...(result && closedOn ? [`Closed on ${closedOn}: ${resultNames[result].toLowerCase()}.`] : []),
      ...(next.length > 0 ? [`Next: ${next.join(', ')}.`] : []),
    ],
  }
}
