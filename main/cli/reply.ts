import { copyFile, writeFile } from 'node:fs/promises'
import { Argument, type Command } from 'commander'
import { counted } from '#shared/count-words.ts'
import type { ReplyComparison } from '#shared/features/tasking/replies.ts'
import { each } from './arguments.ts'
import { findAgency, same, unknown } from './find.ts'
import { columns } from './lines.ts'
import { required } from './required.ts'
import { type Answer, type Desk, inBureau, pathHere } from './run.ts'
import { checkOut } from './written-file.ts'

type Options = { agency?: string; out?: string; take?: boolean; keep?: string[] }
type Verb = (desk: Desk, file: string | undefined, options: Options) => Promise<Answer>

const verbs: Record<string, Verb> = {
  async list({ client }) {
    const replies = await client.tasking.replyFiles()
    return {
      json: { replies },
      lines: columns(
        ['file', 'agency', 'made', 'actions', 'state', 'answers taken'],
        replies.map(r => [r.number, r.agencyName, r.madeAt.slice(0, 10), r.actions, r.state, r.answersTaken]),
      ),
    }
  },
  async make({ client, backend }, _file, options) {
    const agency = await findAgency(client, required(options.agency, '--agency KEY'))
    const out = pathHere(required(options.out, '--out FILE'))
    checkOut(out)
    const { reply, file } = await client.tasking.makeReplyFile({ agencyId: agency.id })
    await copyFile(backend.files.outgoing(file.replace(/^outbox:/, '')).path, out)
    return {
      json: { reply, out },
      lines: [`${reply.number} for ${agency.name}, ${counted(reply.actions, 'action')}: ${out}`],
    }
  },
  async page({ client }, _file, options) {
    const agency = await findAgency(client, required(options.agency, '--agency KEY'))
    const out = pathHere(required(options.out, '--out FILE'))
    checkOut(out)
    const { title, html } = await client.tasking.replyPage({ agencyId: agency.id })
    await writeFile(out, html)
    return { json: { title, out }, lines: [`${title}: ${out}`] }
  },
  async read({ client }, path, { agency, take = false, keep = [] }) {
    const file = pathHere(required(path, 'The file that came back'))
    const of = agency === undefined ? {} : { agencyId: (await findAgency(client, agency)).id }
    const reply = await client.tasking.readReply({ file, ...of })
    const shown = { json: { reply }, lines: compared(reply) }
    if (!take) return shown
    const kept = keep.map(number => rowOf(reply, number).sent.actionId)
    const chosen = reply.rows.filter(
      ({ kind, sent }) => (kind === 'answer' || kind === 'conflict') && !kept.includes(sent.actionId),
    )
    const took = await client.tasking.takeReply({
      file,
      sha256: reply.sha256,
      take: chosen.map(({ now }) => ({ actionId: now.actionId, version: now.version })),
    })
    const ending = `${counted(took.taken, 'answer')} taken, ${took.left} left as they were.`
    return {
      json: { ...shown.json, ...took, reply: took.reply, compared: reply },
      lines: [...shown.lines, ending],
    }
  },
}

export function addReply(program: Command): void {
  program
    .command('reply')
    .summary('send agencies their actions as a file, and read their answers back')
    .description(
      'list               every file that was made, and where it stands\nmake               --agency KEY --out FILE.xlsx\npage               --agency KEY --out FILE.html, to be printed\nread FILE          what came back beside the bureau [--agency KEY]; with --take the answers are taken, but for those of --keep A-012',
    )
    .argument('<bureau>')
    .addArgument(new Argument('[verb]', 'what to do').choices(Object.keys(verbs)).default('list'))
    .argument('[file]', 'the file that came back')
    .option('--agency <key>')
    .option('--out <file>', 'what to write')
    .option('--take', 'take the answers')
    .option('--keep <number>', 'leave this action as it is in the bureau (more than once for several)', each)
    .action((bureau: string, verb: string, file: string | undefined, options: Options, command: Command) =>
      inBureau(command, bureau, desk => verbs[verb]!(desk, file, options)),
    )
}

function rowOf({ rows, number: file }: ReplyComparison, number: string) {
  const found = rows.find(({ sent }) => same(sent.number, number))
  if (found) return found
  throw unknown(
    'action',
    `${number} in ${file}`,
    rows.map(({ sent }) => sent.number),
    'Read the file first.',
  )
}

function compared({ number, agencyName, rows }: ReplyComparison): string[] {
  return [
    `${number} of ${agencyName}`,
    ...columns(
      ['action', 'row', 'was sent', 'in the bureau', 'answered', 'remark'],
      rows.map(({ kind, sent, now, answer, changed, fault }) => [
        sent.number,
        kind,
        sent.status,
        now.status,
        [answer.status, answer.note, answer.blockedBy, answer.evidence].filter(Boolean).join('; ') || '-',
        fault?.message ?? (changed.length > 0 ? `changed since: ${changed.join(', ')}` : '-'),
      ]),
    ),
  ]
}
