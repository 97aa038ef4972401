import { Argument, type Command, Option } from 'commander'
import type { DeskClient } from '#shared/contract.ts'
import { counted } from '#shared/count-words.ts'
import type { Priority } from '#shared/features/briefings/priorities.ts'
import {
  nextReview,
  partVoices,
  type VoiceKind,
  voiceKinds,
} from '#shared/features/briefings/priority-rules.ts'
import { dayOf, wholeNumber } from './arguments.ts'
import { type FilterOptions, filterOf, withFilter } from './filter.ts'
import { findAgency, findPriority, findProfile } from './find.ts'
import { columns } from './lines.ts'
import { required } from './required.ts'
import { type Answer, inBureau } from './run.ts'

type Options = FilterOptions & {
  title?: string
  why?: string
  agency?: string
  owner?: string
  contact?: string
  on?: string
  review?: string
  profile?: string
  kind?: VoiceKind
  by?: string
  what?: string
  voice?: number
  answer?: string
  how?: string
  note?: string
  outcome?: string
}
type Verb = (client: DeskClient, id: string | undefined, options: Options) => Promise<Answer>

const verbs: Record<string, Verb> = {
  async list(client) {
    const priorities = await client.briefings.priorities()
    return {
      json: { priorities },
      lines: columns(
        ['priority', 'area', 'status', 'review', 'to answer', 'before', 'since', 'title'],
        priorities.map(p => [
          p.number,
          p.areaLabel,
          p.status,
          p.review === 'none' ? '-' : `${p.reviewOn} (${p.review})`,
          p.outstanding,
          p.change?.beforeCount ?? null,
          p.change?.count ?? null,
          p.title,
        ]),
      ),
    }
  },
  async show(client, id) {
    return told(await priorityOf(client, id))
  },
  async adopt(client, _id, options) {
    const { areaIds, from: _from, to: _to, ...filter } = await filterOf(client, options)
    const adoptedOn = options.on ?? (await today(client))
    const { id } = await client.briefings.adoptPriority({
      areaId: required(areaIds?.[0], '--area AREA'),
      filter,
      title: required(options.title, '--title TEXT'),
      rationale: options.why ?? '',
      agencyId: (await findAgency(client, required(options.agency, '--agency KEY'))).id,
      owner: required(options.owner, '--owner OFFICE'),
      contact: options.contact ?? '',
      adoptedOn,
      reviewOn: options.review ?? nextReview(adoptedOn),
      profileId: options.profile ? (await findProfile(client, options.profile)).id : null,
    })
    return told(await client.briefings.priority({ priorityId: id }))
  },
  async review(client, id, { on, review, note }) {
    const { id: priorityId, version } = await priorityOf(client, id)
    const held = on ?? (await today(client))
    const nextOn = review ?? nextReview(held)
    const said = { on: held, nextOn, note: required(note, '--note TEXT') }
    return told(await client.briefings.reviewPriority({ priorityId, version, ...said }))
  },
  async raise(client, id, { kind, by, on, what }) {
    const priority = await priorityOf(client, id)
    await client.briefings.raiseVoice({
      priorityId: priority.id,
      kind: required(kind, '--kind KIND'),
      raisedBy: required(by, '--by GROUP'),
      raisedOn: on ?? (await today(client)),
      what: required(what, '--what TEXT'),
    })
    return told(await client.briefings.priority({ priorityId: priority.id }))
  },
  async answer(client, id, { voice, answer, how, on }) {
    const priority = await priorityOf(client, id)
    const voiceId = required(voice, '--voice ID')
    const found = priority.voices.find(each => each.id === voiceId)
    await client.briefings.answerVoice({
      voiceId,
      version: found?.version ?? 1,
      saidBack: required(answer, '--answer TEXT'),
      how: required(how, '--how TEXT'),
      saidOn: on ?? (await today(client)),
    })
    return told(await client.briefings.priority({ priorityId: priority.id }))
  },
  async close(client, id, { on, outcome }) {
    const { id: priorityId, version } = await priorityOf(client, id)
    const end = { closedOn: on ?? (await today(client)), outcome: required(outcome, '--outcome TEXT') }
    return told(await client.briefings.closePriority({ priorityId, version, ...end }))
  },
}

export function addPriority(program: Command): void {
  withFilter(
    program
      .command('priority')
      .summary('keep neighbourhood priorities: who raised them, what was said back')
      .description(
        'list               all priorities\nshow ID            one with what was raised and said back\nadopt              --area AREA --title TEXT --agency KEY --owner OFFICE [--why TEXT] [--contact TEXT] [--profile NUMBER] [--on DAY] [--review DAY] [what is counted, as in desk incidents]\nraise ID           --kind KIND --by GROUP --what TEXT [--on DAY]\nanswer ID          --voice ID --answer TEXT --how TEXT [--on DAY]\nreview ID          --note TEXT [--on DAY] [--review DAY]\nclose ID           --outcome TEXT [--on DAY]',
      )
      .argument('<bureau>')
      .addArgument(new Argument('[verb]', 'what to do').choices(Object.keys(verbs)).default('list'))
      .argument('[id]', 'number of the priority, such as NP-2025-001')
      .option('--title <text>')
      .option('--why <text>', 'why it was adopted')
      .option('--agency <key>')
      .option('--owner <office>', 'the office that answers for it')
      .option('--contact <text>', 'how call-takers reach the owner')
      .option('--on <day>', 'when it happened; otherwise today', dayOf)
      .option('--review <day>', 'the next review; otherwise in six months', dayOf)
      .option('--profile <number>')
      .addOption(new Option('--kind <kind>', 'who raised it').choices(voiceKinds))
      .option('--by <group>', 'the group, meeting or office: never a private person')
      .option('--what <text>', 'what they said')
      .option('--voice <id>', 'which one is answered, as show tells it', wholeNumber)
      .option('--answer <text>', 'what was said back')
      .option('--how <text>', 'how they heard it')
      .option('--note <text>', 'what a review found')
      .option('--outcome <text>', 'what became of it'),
  ).action((bureau: string, verb: string, id: string | undefined, options: Options, command: Command) =>
    inBureau(command, bureau, ({ client }) => verbs[verb]!(client, id, options)),
  )
}

async function priorityOf(client: DeskClient, id: string | undefined) {
  const { id: priorityId } = await findPriority(client, required(id, 'The number of the priority'))
  return client.briefings.priority({ priorityId })
}

/** Today where the bureau is, whatever the machine's clock is set to. */
async function today(client: DeskClient) {
  return (await client.settings.desk()).bureau!.today
}

function told(priority: Priority): Answer {
  const { number, title, status, areaLabel, owner, agencyName, review, reviewOn, change, voices } = priority
  const { answered, outstanding } = partVoices(voices)
  return {
    json: { priority },
    lines: [
      `${number} ${title} (${status})`,
      `${areaLabel}; ${owner}, ${agencyName}; ${review === 'none' ? 'closed' : `review ${reviewOn} (${review})`}.`,
      change ? change.sentence : 'Nothing to compare yet.',
      `${counted(outstanding.length, 'voice')} outstanding, ${answered.length} answered.`,
      ...outstanding.map(voice => `  ${voice.id}  ${voice.raisedBy}, ${voice.raisedOn}: ${voice.what}`),
      ...answered.map(
        voice => `  ${voice.id}  ${voice.raisedBy}: answered ${voice.saidOn}, ${voice.saidBack}`,
      ),
    ],
  }
}
