import { Argument, type Command } from 'commander'
import type { DeskClient } from '#shared/contract.ts'
import { counted } from '#shared/count-words.ts'
import type { Series } from '#shared/features/tasking/series.ts'
import { dayOf, wholeNumber } from './arguments.ts'
import { findAgency, unknown } from './find.ts'
import { required, rowNumber } from './required.ts'
import { type Answer, inBureau } from './run.ts'

type Options = {
  name?: string
  first?: string
  every?: number
  at?: string
  minutes?: number
  place?: string
  chair?: string
  quorum?: number
  agency?: string
  person?: string
  deputy?: string
  remove?: boolean
  date?: string
  reason?: string
}
type Verb = (client: DeskClient, id: string | undefined, options: Options) => Promise<Answer>

const verbs: Record<string, Verb> = {
  async list(client) {
    const series = await client.tasking.series()
    return { json: { series }, lines: series.flatMap(linesOf) }
  },
  async create(client, _id, options) {
    return told(
      await client.tasking.saveSeries({
        name: options.name ?? 'Joint management group',
        everyWeeks: options.every ?? 2,
        firstOn: required(options.first, '--first DAY'),
        startsAt: options.at ?? '10:00',
        lastsMinutes: options.minutes ?? 90,
        place: options.place ?? '',
        chair: options.chair ?? '',
        quorum: options.quorum ?? null,
      }),
    )
  },
  async quorum(client, id, { quorum }) {
    const { members: _members, skipped: _skipped, next: _next, ...series } = await seriesOf(client, id)
    return told(await client.tasking.saveSeries({ ...series, quorum: quorum ?? null }))
  },
  async member(client, id, { agency, person = '', deputy = '', remove = false }) {
    const seriesId = numberOf(id)
    const { id: agencyId } = await findAgency(client, required(agency, '--agency KEY'))
    return told(
      await (remove
        ? client.tasking.removeMember({ seriesId, agencyId })
        : client.tasking.saveMember({ seriesId, agencyId, person, deputy })),
    )
  },
  async skip(client, id, { date, reason = '' }) {
    const asked = { seriesId: numberOf(id), day: required(date, '--date DAY'), reason }
    return told(await client.tasking.skipDay(asked))
  },
  async plan(client, id, { date }) {
    const series = await seriesOf(client, id)
    const heldOn = date ?? series.next.find(({ meetingId }) => meetingId === null)?.day
    const { meetingId } = await client.tasking.planMeeting({
      seriesId: series.id,
      heldOn: required(heldOn, '--date DAY'),
    })
    return { json: { meetingId, heldOn }, lines: [`Meeting ${meetingId} is planned for ${heldOn}.`] }
  },
}

export function addSeries(program: Command): void {
  program
    .command('series')
    .summary('the rhythm in which the group meets')
    .description(
      'list               all series with their next dates\ncreate             --first DAY [--every WEEKS] [--at TIME] [--minutes N] [--place TEXT] [--chair NAME] [--name TEXT]\nquorum ID          [--quorum N]; none without\nmember ID          --agency KEY [--person NAME] [--deputy NAME] [--remove]\nskip ID            --date DAY [--reason WHY]; without a reason it is taken back in\nplan ID            [--date DAY]; the next date without',
    )
    .argument('<bureau>')
    .addArgument(new Argument('[verb]', 'what to do').choices(Object.keys(verbs)).default('list'))
    .argument('[id]', 'number of the series, as the list shows it')
    .option('--name <text>')
    .option('--first <day>', 'its first day', dayOf)
    .option('--every <weeks>', 'how many weeks apart', wholeNumber)
    .option('--at <time>', 'when it begins, such as 14:30')
    .option('--minutes <n>', 'how long it lasts', wholeNumber)
    .option('--place <text>')
    .option('--chair <name>')
    .option('--quorum <n>', 'how many agencies must be there', wholeNumber)
    .option('--agency <key>')
    .option('--person <name>', 'who speaks for the agency')
    .option('--deputy <name>', 'who does in their place')
    .option('--remove', 'takes the agency out of the series')
    .option('--date <day>', 'one of its dates', dayOf)
    .option('--reason <text>', 'why nobody meets on it')
    .action((bureau: string, verb: string, id: string | undefined, options: Options, command: Command) =>
      inBureau(command, bureau, ({ client }) => verbs[verb]!(client, id, options)),
    )
}

function numberOf(id: string | undefined) {
  return rowNumber(required(id, 'The number of the series'), 'a series')
}

async function seriesOf(client: DeskClient, id: string | undefined): Promise<Series> {
  const seriesId = numberOf(id)
  const all = await client.tasking.series()
  const found = all.find(series => series.id === seriesId)
  if (found) return found
  const numbers = all.map(series => String(series.id))
  throw unknown('series of meetings', String(seriesId), numbers, 'List them with: desk series BUREAU.')
}

function told(series: Series): Answer {
  return { json: { series }, lines: linesOf(series) }
}

function linesOf({ id, name, everyWeeks, startsAt, quorum, members, next }: Series): string[] {
  return [
    `Series ${id}: ${name}, every ${counted(everyWeeks, 'week')} at ${startsAt}; ${quorum === null ? 'no quorum' : `quorum ${quorum}`} of ${counted(members.length, 'member')}`,
    ...members.map(
      ({ agencyName, person, deputy }) =>
        `  ${agencyName}: ${person || 'nobody named'}${deputy && `, deputy ${deputy}`}`,
    ),
    `  Next: ${next.map(({ day, meetingId }) => (meetingId === null ? day : `${day} (meeting ${meetingId})`)).join(', ')}`,
  ]
}
