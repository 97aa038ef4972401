import { Argument, type Command, Option } from 'commander'
import type { DeskClient } from '#shared/contract.ts'
import { actionPriorities } from '#shared/features/tasking/action-rules.ts'
import type { Action } from '#shared/features/tasking/contract.ts'
import { isEnded } from '#shared/features/tasking/rules.ts'
import { dayOf, wholeNumber } from './arguments.ts'
import { findAction, findAgency, findProfile } from './find.ts'
import { columns } from './lines.ts'
import { required } from './required.ts'
import { type Answer, inBureau } from './run.ts'

type Options = {
  meeting?: number
  what?: string
  agency?: string
  owner?: string
  due?: string
  profile?: string
  note?: string
  outcome?: string
  on?: string
  why?: string
  deputy?: string
  priority?: 'low' | 'normal' | 'high'
  by?: string
  reason?: string
  approver?: string
}
type Verb = (client: DeskClient, id: string | undefined, options: Options) => Promise<Answer>

const verbs: Record<string, Verb> = {
  async list(client, _id, { profile }) {
    const actions = await client.tasking.actions(
      profile === undefined ? {} : { profileId: (await findProfile(client, profile)).id },
    )
    return {
      json: { actions },
      lines: columns(
        ['action', 'status', 'due', 'agency', 'owner', 'what'],
        actions.map(a => [
          a.number,
          [a.overdue ? 'overdue' : '', a.status, a.escalated ? 'escalated' : ''].filter(Boolean).join(', '),
          a.dueOn,
          a.agencyName,
          a.owner,
          a.what,
        ]),
      ),
    }
  },
  async add(client, _id, options) {
    const { profile } = options
    return told(
      await client.tasking.addAction({
        meetingId: required(options.meeting, '--meeting ID'),
        what: required(options.what, '--what TEXT'),
        agencyId: (await findAgency(client, required(options.agency, '--agency KEY'))).id,
        owner: required(options.owner, '--owner NAME'),
        dueOn: required(options.due, '--due DAY'),
        profileId: profile === undefined ? null : (await findProfile(client, profile)).id,
        ...(await more(client, options)),
      }),
    )
  },
  begin: (client, id, options) => move(client, id, 'in-progress', options),
  block: (client, id, options) => move(client, id, 'blocked', options),
  async edit(client, id, options) {
    const { id: actionId, version } = await actionOf(client, id)
    const { what, owner, due, agency } = options
    return told(
      await client.tasking.editAction({
        actionId,
        version,
        reason: required(options.reason, '--reason WHY'),
        ...(what !== undefined && { what }),
        ...(owner !== undefined && { owner }),
        ...(due !== undefined && { dueOn: due }),
        ...(agency !== undefined && { agencyId: (await findAgency(client, agency)).id }),
        ...(await more(client, options)),
      }),
    )
  },
  async history(client, id) {
    const { id: actionId } = await actionOf(client, id)
    const history = await client.tasking.actionHistory({ actionId })
    return {
      json: { history },
      lines: history.flatMap(({ at, by, kind, note, changes }) => [
        [at.slice(0, 16).replace('T', ' '), by, kind, note].filter(Boolean).join('  '),
        ...changes.map(({ what, from, to }) => `    ${what}: ${from || 'none'} -> ${to || 'none'}`),
      ]),
    }
  },
  async note(client, id, { note }) {
    const { id: actionId } = await actionOf(client, id)
    return told(await client.tasking.addNote({ actionId, note: required(note, '--note TEXT') }))
  },
  done: (client, id, options) => close(client, id, 'done', options),
  cancel: (client, id, options) => close(client, id, 'cancelled', options),
  async reopen(client, id, { note }) {
    const { id: actionId, version } = await actionOf(client, id)
    return told(
      await client.tasking.reopenAction({ actionId, version, reason: required(note, '--note TEXT') }),
    )
  },
  async 'take-back'(client, id) {
    const { id: actionId, version } = await actionOf(client, id)
    return told(await client.tasking.takeBackAction({ actionId, version }))
  },
}

export function addAction(program: Command): void {
  program
    .command('action')
    .summary('task agencies, and keep track')
    .description(
      'list               all actions [--profile NUMBER]\nadd                --meeting ID --what TEXT --agency KEY --owner NAME --due DAY [--profile NUMBER] [--why TEXT] [--deputy KEY] [--priority WHICH]\nbegin ID           in progress [--note TEXT]\nblock ID           --by WHOM --note WHY\nedit ID            --reason WHY and what is to change\nhistory ID         everything that happened with it\nnote ID            --note TEXT\ndone ID            --outcome TEXT [--on DAY]\ncancel ID          --outcome WHY --approver NAME [--on DAY]\nreopen ID          --note WHY\ntake-back ID       the last change that still stands',
    )
    .argument('<bureau>')
    .addArgument(new Argument('[verb]', 'what to do').choices(Object.keys(verbs)).default('list'))
    .argument('[id]', 'number of the action, such as A-012')
    .option('--meeting <id>', 'the meeting that sets it', wholeNumber)
    .option('--what <text>')
    .option('--agency <key>')
    .option('--owner <name>', 'who answers for it')
    .option('--due <day>', 'until when', dayOf)
    .option('--profile <number>')
    .option('--why <text>', 'why it is to be done')
    .option('--deputy <key>', 'the agency that stands in')
    .addOption(new Option('--priority <which>').choices(actionPriorities))
    .option('--by <whom>', 'who or what blocks it')
    .option('--reason <text>', 'why it is changed')
    .option('--note <text>')
    .option('--outcome <text>', 'what was done, or why it was cancelled')
    .option('--approver <name>', 'who agreed to cancel it')
    .option('--on <day>', 'the day it was closed; otherwise today', dayOf)
    .action((bureau: string, verb: string, id: string | undefined, options: Options, command: Command) =>
      inBureau(command, bureau, ({ client }) => verbs[verb]!(client, id, options)),
    )
}

async function more(client: DeskClient, { why, deputy, priority }: Options) {
  return {
    ...(why !== undefined && { why }),
    ...(deputy !== undefined && { deputyAgencyId: (await findAgency(client, deputy)).id }),
    ...(priority !== undefined && { priority }),
  }
}

async function move(
  client: DeskClient,
  id: string | undefined,
  status: 'in-progress' | 'blocked',
  { by = '', note = '' }: Options,
) {
  const { id: actionId, version } = await actionOf(client, id)
  return told(await client.tasking.moveAction({ actionId, version, status, blockedBy: by, note }))
}

async function close(
  client: DeskClient,
  id: string | undefined,
  status: 'done' | 'cancelled',
  options: Options,
) {
  const { id: actionId, version } = await actionOf(client, id)
  const outcome = required(options.outcome, '--outcome TEXT')
  const closedOn = options.on ?? (await today(client))
  const approver = status === 'cancelled' ? required(options.approver, '--approver NAME') : ''
  return told(await client.tasking.closeAction({ actionId, version, status, outcome, closedOn, approver }))
}

async function actionOf(client: DeskClient, id: string | undefined): Promise<Action> {
  return findAction(client, required(id, 'The number of the action'))
}

/** Today where the bureau is, whatever the machine's clock is set to. */
async function today(client: DeskClient) {
  return (await client.settings.desk()).bureau!.today
}

function told(action: Action): Answer {
  const { number, what, agencyName, owner, dueOn, status, outcome } = action
  const ending = !isEnded(status) ? `due ${dueOn}` : `${status}: ${outcome}`
  return { json: { action }, lines: [`${number} ${what} (${agencyName}, ${owner}; ${ending})`] }
}
