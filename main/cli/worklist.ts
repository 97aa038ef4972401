import { Argument, type Command } from 'commander'
import { counted } from '#shared/count-words.ts'
import { workColumns } from '#shared/features/tasking/work-lists.ts'
import { dayOf, each } from './arguments.ts'
import { columns as inColumns } from './lines.ts'
import { required, rowNumber, WrongUsage } from './required.ts'
import { type Answer, type Desk, inBureau, pathHere } from './run.ts'

type Options = { name?: string; column?: string[]; on?: string; row?: string }
type Verb = (desk: Desk, subject: string | undefined, options: Options) => Promise<Answer>

const verbs: Record<string, Verb> = {
  async list({ client }) {
    const lists = await client.tasking.workLists()
    return {
      json: { lists },
      lines: inColumns(
        ['list', 'name', 'rows', 'done', 'overdue'],
        lists.map(({ id, name, rows, done, overdue }) => [id, name, rows, done, overdue]),
      ),
    }
  },
  async load({ client }, path, options) {
    const file = pathHere(required(path, 'The file'))
    const { header } = await client.tasking.inspectWorkList({ file })
    const name = required(options.name, '--name NAME')
    const loaded = await client.tasking.loadWorkList({
      file,
      name,
      columns: named(options.column ?? [], header),
    })
    return {
      json: loaded,
      lines: [
        `${counted(loaded.list.rows, 'row')} taken as list ${loaded.list.id}, ${loaded.faults.length} left out.`,
        ...loaded.faults.map(({ line, reason }) => `line ${line}: ${reason}`),
      ],
    }
  },
  async show({ client }, id, { on }) {
    const workListId = rowNumber(required(id, 'The list'), 'a work list')
    const shown = await client.tasking.workList({ workListId, ...(on !== undefined && { on }) })
    const { due, left, low, high, on: day, clears } = shown.forecast
    return {
      json: shown,
      lines: [
        `${due} due; ${left} left on ${day} (${low} to ${high}); clears ${clears.expected ?? 'never at this rate'}.`,
        ...inColumns(
          ['row', 'reference', 'unit', 'risk', 'last', 'due', 'done', 'urgency'],
          shown.rows.map(r => [
            r.id,
            r.reference,
            r.unit,
            r.risk,
            r.lastOn,
            r.dueOn,
            r.doneOn,
            r.score.toFixed(2),
          ]),
        ),
      ],
    }
  },
  async done({ client }, row, { on }) {
    const rowId = rowNumber(required(row, 'The row'), 'a row')
    const { bureau } = await client.settings.desk()
    const marked = await client.tasking.markWork({ rowId, doneOn: on ?? bureau!.today })
    return { json: { row: marked }, lines: [`${marked.reference} done on ${marked.doneOn}.`] }
  },
}

export function addWorkList(program: Command): void {
  program
    .command('worklist')
    .summary('work with a clock: what is due, in which order, and when it clears')
    .description(
      'list               every list\nload FILE          --name NAME --column reference=HEAD [--column risk=HEAD ...]\nshow LIST          rows in order, with what is left [--on DAY]\ndone ROW           [--on DAY]',
    )
    .argument('<bureau>')
    .addArgument(new Argument('[verb]', 'what to do').choices(Object.keys(verbs)).default('list'))
    .argument('[subject]')
    .option('--name <name>')
    .option('--column <what=head>', `${workColumns.join(', ')}: which column it is`, each)
    .option('--on <day>', 'the day asked about', dayOf)
    .action((bureau: string, verb: string, subject: string | undefined, options: Options, command: Command) =>
      inBureau(command, bureau, desk => verbs[verb]!(desk, subject, options)),
    )
}

/** `reference=UPRN` for each column, by its head in the table. */
function named(pairs: readonly string[], header: readonly string[]) {
  return Object.fromEntries(
    pairs.map(pair => {
      const [column = '', ...head] = pair.split('=')
      const known = workColumns.find(one => one === column)
      const at = header.indexOf(head.join('='))
      if (!known || at < 0) throw new WrongUsage(`${pair} names no column of the table.`)
      return [known, at]
    }),
  )
}
