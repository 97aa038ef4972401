import { Argument, type Command } from 'commander'
import type { DeskClient } from '#shared/contract.ts'
import { counted } from '#shared/count-words.ts'
import type { BoardItemTold, BoardMeeting, BoardMeetingSummary } from '#shared/features/performance/board.ts'
import { boardVerdictWords } from '#shared/features/performance/board-change.ts'
import { boardItemKinds } from '#shared/features/performance/board-item-rules.ts'
import { dayOf } from './arguments.ts'
import { oneOf } from './choices.ts'
import { findAgency, findBoardItem, findBoardMeeting } from './find.ts'
import { columns } from './lines.ts'
import { withProgress } from './progress.ts'
import { required } from './required.ts'
import { type Answer, inBureau } from './run.ts'

type Options = {
  what?: string
  askedBy?: string
  agency?: string
  owner?: string
  due?: string
  answer?: string
  reason?: string
  on?: string
}
type Verb = (client: DeskClient, id: string | undefined, options: Options) => Promise<Answer>

const verbs: Record<string, Verb> = {
  async list(client) {
    const meetings = await client.performance.boardMeetings()
    return { json: { meetings }, lines: meetingLines(meetings) }
  },
  async show(client, id) {
    const meeting = await meetingOf(client, id)
    return { json: { meeting }, lines: linesOf(meeting) }
  },
  async outstanding(client) {
    const items = await client.performance.boardItems({ state: 'open' })
    return { json: { items }, lines: itemLines(items) }
  },
  async due(client) {
    const done = await withProgress('Board', options => client.performance.prepareBoard(undefined, options))
    const said = [
      ...done.planned.map(one => `${one} is planned.`),
      ...done.drafted.map(one => `The draft of ${one} is prepared.`),
    ]
    return { json: done, lines: said.length > 0 ? said : ['Nothing is to be prepared.'] }
  },
  async draft(client, id) {
    const { id: boardMeetingId, number } = await meetingOf(client, id)
    const meeting = await withProgress('Draft', options =>
      client.performance.draftBoardMeeting({ boardMeetingId }, options),
    )
    return { json: { meeting }, lines: [`The draft of ${number} is prepared from a freeze of its own.`] }
  },
  async hold(client, id) {
    const { id: boardMeetingId, version } = await meetingOf(client, id)
    const meeting = await client.performance.holdBoardMeeting({ boardMeetingId, version })
    return {
      json: { meeting },
      lines: [`${meeting.number} is held. Its memo is due by ${meeting.memoDueOn}.`],
    }
  },
  async record(client, id, options) {
    const { id: boardMeetingId } = await meetingOf(client, id)
    const [kind = '', what = ''] = required(options.what, '--what KIND:TEXT').split(/:(.*)/s)
    const agency = options.agency === undefined ? null : await findAgency(client, options.agency)
    const item = await client.performance.recordBoardItem({
      boardMeetingId,
      kind: oneOf(boardItemKinds, kind, '--what'),
      what: what.trim(),
      askedBy: options.askedBy ?? '',
      askedAgencyId: null,
      ownerAgencyId: agency?.id ?? null,
      owner: options.owner ?? '',
      dueOn: options.due ?? null,
    })
    return { json: { item }, lines: [`${item.number} is recorded.`] }
  },
  async answer(client, id, { answer, on }) {
    const { id: boardItemId, version } = await itemOf(client, id)
    const item = await client.performance.answerBoardItem({
      boardItemId,
      version,
      answer: required(answer, '--answer TEXT'),
      on: required(on, '--on DAY'),
    })
    return { json: { item }, lines: [`${item.number} is answered.`] }
  },
  async drop(client, id, { reason, on }) {
    const { id: boardItemId, version } = await itemOf(client, id)
    const item = await client.performance.dropBoardItem({
      boardItemId,
      version,
      reason: required(reason, '--reason TEXT'),
      on: required(on, '--on DAY'),
    })
    return { json: { item }, lines: [`${item.number} is dropped.`] }
  },
}

export function addBoard(program: Command): void {
  program
    .command('board')
    .summary('the APEL board: its meetings, their drafts, and what it asks for')
    .description(
      'list               all meetings with what was recorded and when the memo is due\nshow NUMBER        one meeting: what changed since the last, what is outstanding, what was recorded\noutstanding        everything the board still waits for\ndue                plans the next meeting and prepares the drafts whose day has come\ndraft NUMBER       prepares the draft now, from a freeze of its own\nrecord NUMBER      --what KIND:TEXT [--asked-by NAME] [--agency KEY --owner NAME --due DAY]; KIND is request, commitment or decision\nhold NUMBER        marks the meeting as held\nanswer ITEM        --answer TEXT --on DAY\ndrop ITEM          --reason TEXT --on DAY\nThe pack and the memo of a meeting are made by: pack BUREAU board NUMBER, pack BUREAU memo NUMBER',
    )
    .argument('<bureau>')
    .addArgument(new Argument('[verb]', 'what to do').choices(Object.keys(verbs)).default('list'))
    .argument('[number]', 'of the meeting, such as AP-2025-03, or of the item, such as BI-007')
    .option('--what <kind:text>', 'what was asked, promised or decided')
    .option('--asked-by <name>', 'the office that asked or promised it')
    .option('--agency <key>', 'the agency that answers')
    .option('--owner <name>', 'the office that answers')
    .option('--due <day>', 'when it is to be answered', dayOf)
    .option('--answer <text>', 'what was done')
    .option('--reason <text>', 'why it is dropped')
    .option('--on <day>', 'the day on which it ended', dayOf)
    .action((bureau: string, verb: string, id: string | undefined, options: Options, command: Command) =>
      inBureau(command, bureau, ({ client }) => verbs[verb]!(client, id, options)),
    )
}

async function meetingOf(client: DeskClient, number: string | undefined): Promise<BoardMeeting> {
  const { id } = await findBoardMeeting(client, required(number, 'The number of the meeting'))
  return client.performance.boardMeeting({ boardMeetingId: id })
}

function itemOf(client: DeskClient, number: string | undefined): Promise<BoardItemTold> {
  return findBoardItem(client, required(number, 'The number of the item'))
}

function meetingLines(meetings: readonly BoardMeetingSummary[]): string[] {
  if (meetings.length === 0) return ['The board has no meetings yet.']
  return columns(
    ['Number', 'Day', 'State', 'Items', 'Open', 'Memo'],
    meetings.map(({ number, heldOn, state, items, open, memo }) => [
      number,
      heldOn,
      state,
      items,
      open,
      memo,
    ]),
  )
}

function itemLines(items: readonly BoardItemTold[]): string[] {
  if (items.length === 0) return ['Nothing.']
  return columns(
    ['Number', 'Kind', 'What', 'Owner', 'Due', 'State'],
    items.map(({ number, kind, what, owner, dueOn, state, overdue }) => [
      number,
      kind,
      what,
      owner,
      dueOn ?? '',
      overdue ? 'overdue' : state,
    ]),
  )
}

function linesOf(meeting: BoardMeeting): string[] {
  const { number, heldOn, state, changes, outstanding, recorded, freeze } = meeting
  const drafted = freeze
    ? `, drafted from freeze ${freeze.id} of ${counted(freeze.incidents, 'incident')}`
    : ''
  return [
    `${number} on ${heldOn}: ${state}${drafted}`,
    'What changed since the last draft:',
    ...changes.map(({ label, change, verdict }) => `  ${label}: ${change} ${boardVerdictWords[verdict]}.`),
    'Outstanding from earlier meetings:',
    ...itemLines(outstanding),
    'Recorded at it:',
    ...itemLines(recorded),
  ]
}
