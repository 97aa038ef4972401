import { Argument, type Command, Option } from 'commander'
import type { DeskClient } from '#shared/contract.ts'
import { counted } from '#shared/count-words.ts'
import {
  type Direction,
  directions,
  type MeasureBasis,
  measureBases,
} from '#shared/features/performance/measure-rules.ts'
import type { Measure, MeasureInFull } from '#shared/features/performance/measures.ts'
import { AppError } from '#shared/rpc/error.ts'
import { decimal, wholeNumber } from './arguments.ts'
import { type FilterOptions, filterOf, withFilter } from './filter.ts'
import { findAgency } from './find.ts'
import { columns } from './lines.ts'
import { required } from './required.ts'
import { type Answer, inBureau, pathHere } from './run.ts'

type Options = FilterOptions & {
  name?: string
  basis?: MeasureBasis
  unit?: string
  better?: Direction
  target?: number
  decimals?: number
  agency?: string
  owner?: string
  definition?: string
  counted?: boolean
  month?: string
  value?: number
  base?: number
  force?: string
  file?: string
  monthColumn?: string
  valueColumn?: string
  baseColumn?: string
  forceColumn?: string
  own?: string
  reason?: string
}
type Verb = (client: DeskClient, id: string | undefined, options: Options) => Promise<Answer>

const verbs: Record<string, Verb> = {
  async list(client) {
    const measures = await client.performance.measures()
    return {
      json: { measures },
      lines: columns(
        ['measure', 'month', 'figure', 'ordinary from', 'to', 'target', 'name'],
        measures.map(measure => {
          const last = measure.points.at(-1)
          const figure = (value: number | undefined) =>
            value === undefined ? null : Number(value.toFixed(measure.decimals))
          return [
            measure.number,
            last?.month ?? '-',
            figure(last?.value),
            figure(last?.limits?.lower),
            figure(last?.limits?.upper),
            measure.judged ? `${measure.target} ${measure.judged.latest}` : '-',
            measure.name,
          ]
        }),
      ),
    }
  },
  async show(client, id) {
    return told(await client.performance.measure({ measureId: (await measureOf(client, id)).id }))
  },
  async define(client, _id, options) {
    const { from: _from, to: _to, ...filter } = options.counted ? await filterOf(client, options) : {}
    return told(
      await client.performance.defineMeasure({
        name: required(options.name, '--name TEXT'),
        basis: options.basis ?? 'count',
        unit: options.unit ?? '',
        direction: options.better ?? 'lower',
        decimals: options.decimals ?? 0,
        target: options.target ?? null,
        agencyId: (await findAgency(client, required(options.agency, '--agency KEY'))).id,
        owner: required(options.owner, '--owner OFFICE'),
        definition: options.definition ?? '',
        source: '',
        computed: options.counted
          ? { filter, filterName: 'As said on the command line', areaFigureId: null }
          : null,
      }),
    )
  },
  async enter(client, id, { month, value, base, force = '' }) {
    const { id: measureId } = await measureOf(client, id)
    const of = required(month, '--month YYYY-MM')
    const { figures } = await client.performance.measure({ measureId })
    const was = figures.find(figure => figure.month === of && figure.force === force)?.id ?? null
    return told(
      await client.performance.enterFigures({
        measureId,
        how: 'typed',
        figures: [{ force, month: of, value: required(value, '--value NUMBER'), base: base ?? null, was }],
      }),
    )
  },
  async import(client, id, options) {
    const { id: measureId } = await measureOf(client, id)
    const file = pathHere(required(options.file, '--file FILE'))
    const { suggested } = await client.performance.inspectMeasureFile({ measureId, file })
    const { measure, lines, ...sum } = await client.performance.importFigures({
      measureId,
      file,
      columns: {
        month: required(options.monthColumn ?? suggested.month ?? undefined, '--month-column NAME'),
        value: required(options.valueColumn ?? suggested.value ?? undefined, '--value-column NAME'),
        base: options.baseColumn ?? suggested.base,
        force: options.forceColumn ?? suggested.force,
        ownForce: options.own ?? null,
      },
    })
    return {
      json: { ...sum, lines, measure },
      lines: [
        `${counted(sum.rows, 'row')}: ${sum.taken} taken (${sum.replaced} in the place of others), ${sum.unchanged} unchanged, ${sum.notUnderstood} not understood.`,
        ...lines.map(({ line, reason }) => `  line ${line}: ${reason}`),
      ],
    }
  },
  async rebase(client, id, { month, reason }) {
    const { id: measureId } = await measureOf(client, id)
    const asked = { month: required(month, '--month YYYY-MM'), reason: required(reason, '--reason TEXT') }
    return told(await client.performance.rebaseMeasure({ measureId, ...asked }))
  },
}

export function addMeasure(program: Command): void {
  withFilter(
    program
      .command('measure')
      .summary('keep monthly measures: control limits, targets, other forces')
      .description(
        'list               all measures with their latest figure\nshow NUMBER        one in sentences\ndefine             --name TEXT --agency KEY --owner OFFICE [--basis count|rate|percentage|other] [--unit TEXT] [--better lower|higher|neither] [--target NUMBER] [--decimals N] [--counted, and what is counted, as in desk incidents]\nenter NUMBER       --month YYYY-MM --value NUMBER [--base NUMBER] [--force NAME]\nimport NUMBER      --file FILE [--month-column NAME] [--value-column NAME] [--base-column NAME] [--force-column NAME --own NAME]\nrebase NUMBER      --month YYYY-MM --reason TEXT',
      )
      .argument('<bureau>')
      .addArgument(new Argument('[verb]', 'what to do').choices(Object.keys(verbs)).default('list'))
      .argument('[number]', 'number of the measure, such as M-001')
      .option('--name <text>')
      .addOption(new Option('--basis <basis>', 'what its figures are').choices(measureBases))
      .option('--unit <text>')
      .addOption(new Option('--better <direction>', 'which way is better').choices(directions))
      .option('--target <number>', 'what a month is to meet', decimal)
      .option('--decimals <n>', 'decimals its figures are shown with', wholeNumber)
      .option('--agency <key>')
      .option('--owner <office>', 'the office that answers for it')
      .option('--definition <text>')
      .option('--counted', 'its figures are counted from the incidents')
      .option('--month <month>', 'YYYY-MM')
      .option('--value <number>', 'the figure', decimal)
      .option('--base <number>', 'what it is of: residents of a rate, people asked of a percentage', decimal)
      .option('--force <name>', 'a most similar force; otherwise the bureau’s own')
      .option('--file <file>', 'CSV or workbook')
      .option('--month-column <name>')
      .option('--value-column <name>')
      .option('--base-column <name>')
      .option('--force-column <name>')
      .option('--own <name>', 'what the file calls the bureau’s own force')
      .option('--reason <text>', 'what had changed by then'),
  ).action((bureau: string, verb: string, id: string | undefined, options: Options, command: Command) =>
    inBureau(command, bureau, ({ client }) => verbs[verb]!(client, id, options)),
  )
}

async function measureOf(client: DeskClient, number: string | undefined): Promise<Measure> {
  const wanted = required(number, 'The number of the measure').toLowerCase()
  const measures = await client.performance.measures()
  const found = measures.find(
    measure => measure.number.toLowerCase() === wanted || String(measure.id) === wanted,
  )
  if (found) return found
  throw new AppError('not-found', `There is no measure ${number}.`, {
    next: `There are: ${measures.map(measure => measure.number).join(', ') || 'none yet'}.`,
  })
}

function told(measure: MeasureInFull): Answer {
  const { number, name, owner, agencyName, judged, yearOnYear, peers, forecast, rebases, notes } = measure
  return {
    json: { measure },
    lines: [
      `${number} ${name} (${owner}, ${agencyName})`,
      measure.sentence,
      ...(judged ? [judged.words, judged.rule] : []),
      ...('rows' in yearOnYear
        ? yearOnYear.rows.map(({ label, sentence }) => `${label}: ${sentence}`)
        : [`Against the year before: ${yearOnYear.unavailable}`]),
      'sentence' in peers ? peers.sentence : `Other forces: ${peers.unavailable}`,
      'sentence' in forecast
        ? `${forecast.sentence} ${forecast.backTest}`
        : `No forecast. ${forecast.unavailable}`,
      ...rebases.map(({ month, reason, told: applied }) => `Rebased from ${month}: ${reason} ${applied}`),
      ...notes,
    ],
  }
}
