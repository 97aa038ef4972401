import { Argument, type Command } from 'commander'
import type { DeskClient } from '#shared/contract.ts'
import type { Briefing } from '#shared/features/briefings/briefing.ts'
import { concernsIn, gapsIn } from '#shared/features/briefings/briefing-rules.ts'
import { pageUsed } from '#shared/features/briefings/page-length.ts'
import { dayOf, wholeNumber } from './arguments.ts'
import { findBriefing } from './find.ts'
import { columns } from './lines.ts'
import { required } from './required.ts'
import { type Answer, inBureau } from './run.ts'

type Options = {
  line?: number
  place?: string
  what?: string
  ask?: string
  owner?: string
  contact?: string
  opening?: string
  notSay?: string
  expires?: string
  despite?: string
}
type Verb = (client: DeskClient, issue: string | undefined, options: Options) => Promise<Answer>

const verbs: Record<string, Verb> = {
  async list(client) {
    const briefings = await client.briefings.list()
    return {
      json: { briefings },
      lines: columns(
        ['version', 'status', 'use until', 'places', 'approved by'],
        briefings.map(b => [b.issue, b.standing, b.expiresOn, b.lines, b.approvedBy]),
      ),
    }
  },
  show: async (client, issue) => told(await briefingOf(client, issue)),
  draft: async client => told(await client.briefings.draft()),
  async edit(client, issue, { opening, notSay, expires }) {
    const { id: briefingId, version } = await briefingOf(client, issue)
    await client.briefings.save({
      briefingId,
      version,
      ...(opening !== undefined && { opening }),
      ...(notSay !== undefined && { notSay }),
      ...(expires !== undefined && { expiresOn: expires }),
    })
    return told(await briefingOf(client, issue))
  },
  async line(client, issue, { line, place, what, ask, owner, contact }) {
    const { id: lineId, version } = lineOf(await briefingOf(client, issue), line)
    const texts = { place, what, ask, owner, contact }
    await client.briefings.saveLine({
      lineId,
      version,
      ...Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== undefined)),
    })
    return told(await briefingOf(client, issue))
  },
  async add(client, issue) {
    const { id: briefingId } = await briefingOf(client, issue)
    return told(await client.briefings.addLine({ briefingId }))
  },
  async remove(client, issue, { line }) {
    const { id: lineId } = lineOf(await briefingOf(client, issue), line)
    return told(await client.briefings.removeLine({ lineId }))
  },
  async approve(client, issue, { despite = '' }) {
    const { id: briefingId, version } = await briefingOf(client, issue)
    return told(await client.briefings.approve({ briefingId, version, despite }))
  },
  async discard(client, issue) {
    const { id: briefingId, version } = await briefingOf(client, issue)
    await client.briefings.discard({ briefingId, version })
    return { json: { discarded: Number(issue) }, lines: [`The draft of version ${issue} is gone.`] }
  },
}

export function addBriefing(program: Command): void {
  program
    .command('briefing')
    .summary('draft, approve and list call-taker briefings (desk pack prints them)')
    .description(
      'list               every version\nshow VERSION       one with its lines and checks\ndraft              the next, from what is under way\nedit VERSION       [--opening TEXT] [--not-say TEXT] [--expires DAY]\nline VERSION       --line N [--place TEXT] [--what TEXT] [--ask TEXT] [--owner TEXT] [--contact TEXT]\nadd VERSION        an empty line\nremove VERSION     --line N\napprove VERSION    [--despite WHY]\ndiscard VERSION    a draft that nobody was handed',
    )
    .argument('<bureau>')
    .addArgument(new Argument('[verb]', 'what to do').choices(Object.keys(verbs)).default('list'))
    .argument('[version]', 'the version that stands on the paper')
    .option('--line <number>', 'which line, counted from 1', wholeNumber)
    .option('--place <text>')
    .option('--what <text>', 'what is happening there')
    .option('--ask <text>', 'what to ask the caller')
    .option('--owner <text>', 'the team that owns it')
    .option('--contact <text>', 'how to reach them')
    .option('--opening <text>')
    .option('--not-say <text>', 'what not to say')
    .option('--expires <day>', 'the last day on which it may be used', dayOf)
    .option('--despite <why>', 'why something that looks like personal data may stand')
    .action((bureau: string, verb: string, issue: string | undefined, options: Options, command: Command) =>
      inBureau(command, bureau, ({ client }) => verbs[verb]!(client, issue, options)),
    )
}

async function briefingOf(client: DeskClient, issue: string | undefined): Promise<Briefing> {
  const { id } = await findBriefing(client, required(issue, 'The version of the briefing'))
  return client.briefings.get({ briefingId: id })
}

function lineOf({ lines }: Briefing, line: number | undefined) {
  const at = required(line, '--line NUMBER')
  return required(lines[at - 1], `A line ${at} of this briefing`)
}

function told(briefing: Briefing): Answer {
  const { issue, standing, expiresOn, lines } = briefing
  const used = Math.round(pageUsed(briefing) * 100)
  const checks =
    standing === 'draft'
      ? [
          `${used} % of one page${used > 100 ? ': shorten it' : ''}.`,
          ...gapsIn(lines).map(({ line, missing }) => `Line ${line + 1} does not say ${missing.join(', ')}.`),
          ...concernsIn(briefing).map(({ words }) => `“${words}” looks like personal data.`),
        ]
      : []
  return {
    json: { briefing },
    lines: [
      `Call-taker briefing, version ${issue} (${standing}), use until ${expiresOn}`,
      ...lines.flatMap((line, at) => [
        `${at + 1}. ${line.place}: ${line.what}`,
        `   Ask: ${line.ask}`,
        `   Owner: ${line.owner}; ${line.contact || 'no contact'}`,
      ]),
      ...checks,
    ],
  }
}
