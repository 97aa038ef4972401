import { Argument, type Command, Option } from 'commander'
import type { DeskClient } from '#shared/contract.ts'
import { decisionWords } from '#shared/features/tasking/agenda-rules.ts'
import type { Meeting } from '#shared/features/tasking/contract.ts'
import { type DecisionKind, decisions } from '#shared/features/tasking/rules.ts'
import { dayOf } from './arguments.ts'
import { findAgency, findProfile } from './find.ts'
import { columns, counted } from './lines.ts'
import { required, rowNumber } from './required.ts'
import { type Answer, inBureau } from './run.ts'

const stateWords = { open: 'open', 'dealt-with': 'dealt with', carried: 'left for the next meeting' }

type Options = {
  title?: string
  date?: string
  chair?: string
  agency?: string
  person?: string
  absent?: boolean
  profile?: string
  remove?: boolean
  decision?: DecisionKind
  reason?: string
}
type Verb = (client: DeskClient, id: string | undefined, options: Options) => Promise<Answer>

const verbs: Record<string, Verb> = {
  async list(client) {
    const meetings = await client.tasking.meetings()
    return {
      json: { meetings },
      lines: columns(
        ['meeting', 'date', 'status', 'profiles', 'decisions', 'actions', 'title'],
        meetings.map(m => [m.id, m.heldOn, m.status, m.profiles, m.decisions, m.actions, m.title]),
      ),
    }
  },
  async show(client, id) {
    return told(await client.tasking.meeting({ meetingId: meetingId(id) }))
  },
  async create(client, _id, { title = 'Joint management group', date, chair = '' }) {
    return told(await client.tasking.createMeeting({ title, heldOn: required(date, '--date DAY'), chair }))
  },
  async attend(client, id, { agency, person = '', absent = false }) {
    const { id: agencyId } = await findAgency(client, required(agency, '--agency KEY'))
    const attending = !absent
    return told(await client.tasking.setAttendance({ meetingId: meetingId(id), agencyId, attending, person }))
  },
  async agenda(client, id, { profile, remove = false }) {
    const { id: profileId } = await findProfile(client, required(profile, '--profile NUMBER'))
    const asked = { meetingId: meetingId(id), profileId }
    return told(await (remove ? client.tasking.takeOffAgenda(asked) : client.tasking.putOnAgenda(asked)))
  },
  async decide(client, id, { profile, decision, reason = '' }) {
    const { id: profileId } = await findProfile(client, required(profile, '--profile NUMBER'))
    const kind = required(decision, '--decision adopt, decline or defer')
    return told(await client.tasking.decide({ meetingId: meetingId(id), profileId, decision: kind, reason }))
  },
  async close(client, id) {
    const { id: at, version } = await client.tasking.meeting({ meetingId: meetingId(id) })
    return told(await client.tasking.close({ meetingId: at, version }))
  },
}

export function addMeeting(program: Command): void {
  program
    .command('meeting')
    .summary('hold meetings of the joint management group')
    .description(
      'list               all meetings\nshow ID            one with its agenda and actions\ncreate             --date DAY [--title TEXT] [--chair NAME]\nattend ID          --agency KEY [--person NAME] [--absent]\nagenda ID          --profile NUMBER [--remove]\ndecide ID          --profile NUMBER --decision adopt|decline|defer [--reason TEXT]\nclose ID           it was held: open actions go on to the next',
    )
    .argument('<bureau>')
    .addArgument(new Argument('[verb]', 'what to do').choices(Object.keys(verbs)).default('list'))
    .argument('[id]', 'number of the meeting, as the list shows it')
    .option('--title <text>')
    .option('--date <day>', 'when it is held', dayOf)
    .option('--chair <name>')
    .option('--agency <key>')
    .option('--person <name>', 'who attends for the agency')
    .option('--absent', 'the agency does not attend')
    .option('--profile <number>')
    .option('--remove', 'take it off the agenda')
    .addOption(new Option('--decision <kind>').choices(decisions))
    .option('--reason <text>')
    .action((bureau: string, verb: string, id: string | undefined, options: Options, command: Command) =>
      inBureau(command, bureau, ({ client }) => verbs[verb]!(client, id, options)),
    )
}

function meetingId(id: string | undefined) {
  return rowNumber(required(id, 'The number of the meeting'), 'a meeting')
}

function told(meeting: Meeting): Answer {
  const { id, title, heldOn, status, attendance, agenda, arising, actionsSet } = meeting
  const present = attendance.filter(({ attending }) => attending).map(({ agencyName }) => agencyName)
  return {
    json: { meeting },
    lines: [
      `Meeting ${id}: ${title}, ${heldOn} (${status})`,
      `Attending: ${present.join(', ') || 'nobody yet'}.`,
      ...agenda.map(
        ({ id, startsAt, title, state, decision }) =>
          `  ${startsAt} [${id}] ${title}: ${decision ? decisionWords[decision.kind] : stateWords[state]}`,
      ),
      `${counted(arising.length, 'action')} from earlier meetings, ${counted(actionsSet.length, 'action')} set here.`,
    ],
  }
}
