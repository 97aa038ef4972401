import { Argument, type Command, Option } from 'commander'
import type { DeskClient } from '#shared/contract.ts'
import { counted } from '#shared/count-words.ts'
import {
  amountWords,
  changeWords,
  clockWords,
  measuredKinds,
  outcomeWords,
  promiseWords,
  shareWords,
  spanWords,
  targetUnits,
  verdictRule,
  verdictWords,
} from '#shared/features/performance/service-level-rules.ts'
import type { LevelPromise, LevelResult, ServiceLevel } from '#shared/features/performance/service-levels.ts'
import { AppError } from '#shared/rpc/error.ts'
import { dayOf, wholeNumber } from './arguments.ts'
import { findAgency } from './find.ts'
import { columns } from './lines.ts'
import { required } from './required.ts'
import { type Answer, inBureau } from './run.ts'

type Options = {
  from?: string
  to?: string
  beforeFrom?: string
  beforeTo?: string
  agency?: string
  name?: string
  code?: string
  measured?: LevelPromise['measured']
  within?: number
  unit?: LevelPromise['target']['unit']
  share?: number
  opens?: string
  closes?: string
  validFrom?: string
  validUntil?: string
  owner?: string
  limit?: number
}
type Verb = (client: DeskClient, id: number | undefined, options: Options) => Promise<Answer>

const verbs: Record<string, Verb> = {
  async list(client, _id, options) {
    const agencyId = options.agency ? (await findAgency(client, options.agency)).id : undefined
    const levels = await client.performance.serviceLevels({
      ...(await days(client, options)),
      ...(agencyId !== undefined && { agencyId }),
    })
    const results = levels.agencies.flatMap(agency => agency.levels)
    return {
      json: { levels },
      lines: results.length === 0 ? ['No service levels yet.'] : [...tableOf(results), verdictRule],
    }
  },
  async show(client, id, options) {
    const serviceLevelId = required(id, 'the number of the service level')
    const detail = await client.performance.serviceLevel({ serviceLevelId, ...(await days(client, options)) })
    const { level, share, verdict, outcomes, months, channels, trend } = detail
    return {
      json: { level: detail },
      lines: [
        `${level.agencyName}: ${level.name}. ${promiseWords(level)}. ${clockWords(level)}`,
        `Kept: ${shareWords(share)}. Target: ${verdictWords[verdict].toLowerCase()}. ${verdictRule}`,
        ...(trend ? [`${changeWords(trend.change)}, from ${shareWords(trend.share)}.`] : []),
        ...outcomes.map(({ outcome, count }) => `${outcomeWords[outcome]}: ${count}`),
        ...columns(
          ['month', 'calls', 'kept'],
          months.map(each => [each.month, each.calls, shareWords(each.share)]),
        ),
        ...columns(
          ['channel', 'calls', 'kept'],
          channels.map(each => [each.name, each.calls, shareWords(each.share)]),
        ),
      ],
    }
  },
  async breaches(client, id, options) {
    const serviceLevelId = required(id, 'the number of the service level')
    const { period } = await days(client, options)
    const { level } = await client.performance.serviceLevel({ serviceLevelId, period })
    const limit = options.limit ?? 50
    const { total, rows } = await client.performance.serviceLevelBreaches({ serviceLevelId, period, limit })
    return {
      json: { total, rows },
      lines: [
        `${counted(total, 'call')} not kept, the longest first.`,
        ...columns(
          ['call', 'when', 'category', 'took', 'how'],
          rows.map(row => [
            row.reference ?? String(row.incidentId),
            row.when,
            row.category,
            spanWords(row.elapsed, level),
            outcomeWords[row.outcome],
          ]),
        ),
      ],
    }
  },
  async enter(client, _id, options) {
    const promise: LevelPromise = {
      agencyId: (await findAgency(client, required(options.agency, '--agency KEY'))).id,
      name: required(options.name, '--name TEXT'),
      category: options.code ? { kind: 'code', code: options.code } : { kind: 'all' },
      measured: required(options.measured, '--measured KIND'),
      target: {
        amount: required(options.within, '--within NUMBER'),
        unit: required(options.unit, '--unit UNIT'),
      },
      sharePercent: required(options.share, '--share PERCENT'),
      clock: options.opens || options.closes ? 'working' : 'round',
      opensAt: options.opens ?? '09:00',
      closesAt: options.closes ?? '17:00',
      validFrom: required(options.validFrom, '--valid-from DAY'),
      validUntil: options.validUntil ?? null,
      owner: options.owner ?? '',
      note: '',
    }
    const level = await client.performance.saveServiceLevel(promise)
    return { json: { level }, lines: [entered(level)] }
  },
  async end(client, id, options) {
    const level = await levelOf(client, id)
    const { agencyName: _agency, categoryName: _category, ...promise } = level
    const validUntil = required(options.validUntil, '--valid-until DAY')
    const saved = await client.performance.saveServiceLevel({ ...promise, validUntil })
    return { json: { level: saved }, lines: [entered(saved)] }
  },
}

/** Without days the last three whole months, against the three before. */
async function days(client: DeskClient, { from, to, beforeFrom, beforeTo }: Options) {
  const { today } = (await client.settings.desk()).bureau!
  const period = { from: from ?? firstOfMonth(today, -3), to: to ?? dayBefore(firstOfMonth(today, 0)) }
  if (beforeFrom && beforeTo) return { period, before: { from: beforeFrom, to: beforeTo } }
  if (from || to) return { period }
  return { period, before: { from: firstOfMonth(today, -6), to: dayBefore(firstOfMonth(today, -3)) } }
}

function firstOfMonth(day: string, months: number): string {
  return new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1 + months, 1))
    .toISOString()
    .slice(0, 10)
}

const dayBefore = (day: string) => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)

async function levelOf(client: DeskClient, id: number | undefined): Promise<ServiceLevel> {
  const serviceLevelId = required(id, 'the number of the service level')
  const today = (await client.settings.desk()).bureau!.today
  const { level } = await client.performance.serviceLevel({
    serviceLevelId,
    period: { from: today, to: today },
  })
  return level
}

const entered = (level: ServiceLevel) =>
  `${level.id}  ${level.agencyName}: ${level.name}. ${promiseWords(level)}, from ${level.validFrom}${level.validUntil ? ` to ${level.validUntil}` : ''}.`

function tableOf(results: readonly LevelResult[]): string[] {
  return columns(
    ['level', 'agency', 'name', 'within', 'target', 'kept', 'verdict', 'not measured', 'change'],
    results.map(({ level, period, share, calls, verdict, trend }) => [
      level.id,
      level.agencyName,
      level.name,
      amountWords(level.target.amount, level.target.unit),
      `${level.sharePercent} %`,
      period ? shareWords(share) : 'not in force',
      verdictWords[verdict].toLowerCase(),
      calls - share.of,
      trend ? changeWords(trend.change) : null,
    ]),
  )
}

export function addLevels(program: Command): void {
  program
    .command('levels')
    .summary('say what agencies promised, and whether it was kept')
    .description(
      'Service levels: how often each promise was kept, with its interval and what could not be measured. Without days the last three whole months, compared with the three before.',
    )
    .argument('<bureau>')
    .addArgument(new Argument('[verb]', 'what to do').choices(Object.keys(verbs)).default('list'))
    .argument('[level]', 'the number of a service level, as list shows it', wholeNumber)
    .option('--from <day>', 'calls from this day', dayOf)
    .option('--to <day>', 'calls until this day', dayOf)
    .option('--before-from <day>', 'compared with the calls from this day', dayOf)
    .option('--before-to <day>', 'until this day', dayOf)
    .option('--agency <key>', 'only of this agency; whose promise it is')
    .option('--name <text>', 'enter: its short name')
    .option('--code <scheme:code>', 'enter: only calls of a standard code')
    .addOption(new Option('--measured <kind>', 'enter: what is promised').choices(measuredKinds))
    .option('--within <number>', 'enter: within so many', wholeNumber)
    .addOption(new Option('--unit <unit>', 'enter: of these').choices(targetUnits))
    .option('--share <percent>', 'enter: for so many in a hundred', wholeNumber)
    .option('--opens <time>', 'enter: counted in office hours from this time, as 09:00')
    .option('--closes <time>', 'enter: to this time')
    .option('--valid-from <day>', 'enter: the first day it holds', dayOf)
    .option('--valid-until <day>', 'enter and end: the last day it holds', dayOf)
    .option('--owner <office>', 'enter: the office that answers for it')
    .option('--limit <number>', 'breaches: show so many', wholeNumber)
    .action((bureau: string, verb: string, id: number | undefined, options: Options, command: Command) =>
      inBureau(command, bureau, ({ client }) => {
        const work = verbs[verb]
        if (!work) throw new AppError('invalid', `There is no ${verb}.`, { next: 'See desk help levels.' })
        return work(client, id, options)
      }),
    )
}
