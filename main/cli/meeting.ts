import { Argument, type Command, Option } from 'commander'
import type { DeskClient } from '#shared/contract.ts'
import { counted } from '#shared/count-words.ts'
import type { Decision } from '#shared/features/tasking/agenda.ts'
import { answers, decisionWords, type ItemState, itemStates } from '#shared/features/tasking/agenda-rules.ts'
import type { Meeting } from '#shared/features/tasking/contract.ts'
import type { Minutes } from '#shared/features/tasking/minutes.ts'
import { decisions } from '#shared/features/tasking/rules.ts'
import { dayOf, wholeNumber } from './arguments.ts'
import { findAgency, findProfile } from './find.ts'
import { columns } from './lines.ts'
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
  decision?: Decision['kind']
  item?: number
  minutes?: number
  to?: number
  state?: ItemState
  text?: string
  of?: number
  step?: number
  apologies?: boolean
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
  async attend(client, id, { agency, person = '', absent = false, apologies = false }) {
    const { id: agencyId } = await findAgency(client, required(agency, '--agency KEY'))
    const attending = !absent && !apologies
    return told(
      await client.tasking.setAttendance({
        meetingId: meetingId(id),
        agencyId,
        attending,
        apologies,
        person,
      }),
    )
  },
  async agenda(client, id, { profile, remove = false }) {
    const { id: profileId } = await findProfile(client, required(profile, '--profile NUMBER'))
    const asked = { meetingId: meetingId(id), profileId }
    return told(await (remove ? client.tasking.takeOffAgenda(asked) : client.tasking.putOnAgenda(asked)))
  },
  async decide(client, id, { profile, decision, reason = '' }) {
    const { id: profileId } = await findProfile(client, required(profile, '--profile NUMBER'))
    const kind = decisions.find(each => each === decision)
    required(kind, '--decision adopt, decline or defer')
    return told(await client.tasking.decide({ meetingId: meetingId(id), profileId, decision: kind!, reason }))
  },
  async 'build-agenda'(client, id) {
    const at = meetingId(id)
    await client.tasking.buildAgenda({ meetingId: at })
    return told(await client.tasking.meeting({ meetingId: at }))
  },
  async item(client, id, { title, minutes, item, to, remove = false, state, decision, reason = '' }) {
    const at = meetingId(id)
    const { tasking } = client
    if (item === undefined) {
      const added = { meetingId: at, title: required(title, '--title TEXT'), minutesPlanned: minutes }
      await tasking.addItem(added)
    } else if (remove) await tasking.removeItem({ itemId: item })
    else if (decision) await tasking.decideItem({ itemId: item, decision, reason })
    else if (state) await tasking.markItem({ itemId: item, state })
    else if (to !== undefined) await tasking.moveItem({ itemId: item, to: to - 1 })
    else {
      const { version } = await itemOf(client, at, item)
      await tasking.saveItem({ itemId: item, version, title, minutesPlanned: minutes })
    }
    return told(await tasking.meeting({ meetingId: at }))
  },
  async note(client, id, { item, text }) {
    const at = meetingId(id)
    const itemId = required(item, '--item ID')
    const { version } = await itemOf(client, at, itemId)
    await client.tasking.saveItem({ itemId, version, notes: required(text, '--text TEXT') })
    return told(await client.tasking.meeting({ meetingId: at }))
  },
  async minutes(client, id) {
    return written(await client.tasking.minutes({ meetingId: meetingId(id) }))
  },
  async correct(client, id, { of, text }) {
    const what = required(text, '--text TEXT')
    const both = { meetingId: required(of, '--of MEETING'), byMeetingId: meetingId(id) }
    return written(await client.tasking.correctMinutes({ ...both, what }))
  },
  async approve(client, id, { of }) {
    const both = { meetingId: required(of, '--of MEETING'), byMeetingId: meetingId(id) }
    return written(await client.tasking.approveMinutes(both))
  },
  async steps(client, id) {
    const steps = await client.tasking.steps({ meetingId: meetingId(id) })
    return {
      json: { steps },
      lines: columns(
        ['step', 'at', 'what', 'undone'],
        steps.map(step => [step.id, step.at, step.words, step.undoneAt ? 'yes' : '']),
      ),
    }
  },
  async undo(client, id, { step }) {
    const at = meetingId(id)
    const steps = await client.tasking.steps({ meetingId: at })
    const stepId = required(step ?? steps.find(({ undoneAt }) => undoneAt === null)?.id, '--step ID')
    await client.tasking.undo({ meetingId: at, stepId })
    return told(await client.tasking.meeting({ meetingId: at }))
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
      'list               all meetings\nshow ID            one with its agenda and actions\ncreate             --date DAY [--title TEXT] [--chair NAME]\nattend ID          --agency KEY [--person NAME] [--absent | --apologies]\nagenda ID          --profile NUMBER [--remove]\ndecide ID          --profile NUMBER --decision adopt|decline|defer [--reason TEXT]\nbuild-agenda ID    puts on the agenda what waits for the meeting\nitem ID            --title TEXT [--minutes N] adds one; with --item ID: [--to PLACE] [--remove] [--state open|dealt-with|carried] [--decision agreed|noted|refused --reason TEXT]\nnote ID            --item ID --text TEXT\nminutes ID         what its minutes say\ncorrect ID         --of MEETING --text TEXT\napprove ID         --of MEETING\nsteps ID           what was recorded in it, the latest first\nundo ID            [--step ID]; the last one without\nclose ID           it was held: open actions go on to the next',
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
    .option('--apologies', 'the agency sends apologies')
    .option('--item <id>', 'an item, by the number in brackets', wholeNumber)
    .option('--minutes <n>', 'minutes planned for the item', wholeNumber)
    .option('--to <place>', 'where in the order, the first being 1', wholeNumber)
    .addOption(new Option('--state <state>').choices(itemStates))
    .option('--text <text>', 'notes, or what is put right')
    .option('--of <meeting>', 'the meeting whose minutes they are', wholeNumber)
    .option('--step <id>', 'the step to undo', wholeNumber)
    .addOption(new Option('--decision <kind>').choices([...decisions, ...answers]))
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

async function itemOf(client: DeskClient, at: number, itemId: number) {
  const { agenda } = await client.tasking.meeting({ meetingId: at })
  return required(
    agenda.find(({ id }) => id === itemId),
    `An item of this meeting with the number ${itemId}`,
  )
}

function written(minutes: Minutes): Answer {
  const { text, approved } = minutes
  return {
    json: { minutes },
    lines: [...text.split('\n'), approved ? `Approved on ${approved.heldOn}.` : 'Draft.'],
  }
}
