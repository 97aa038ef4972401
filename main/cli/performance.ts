import { Argument, type Command } from 'commander'
import type { DeskClient } from '#shared/contract.ts'
import type { Figure } from '#shared/features/analysis/figures.ts'
import { type ShiftedBy, shiftedBy } from '#shared/features/performance/channel-shift.ts'
import { outcomeWords } from '#shared/features/performance/outcome-rules.ts'
import type { Period } from '#shared/features/performance/period.ts'
import {
  daysOfMonth,
  lastWholeMonth,
  monthAgainst,
  monthPlus,
  periodInWords,
} from '#shared/features/performance/period-rules.ts'
import { dayOf } from './arguments.ts'
import { columns } from './lines.ts'
import { required, WrongUsage } from './required.ts'
import { type Answer, inBureau } from './run.ts'

type Options = {
  month?: string
  monthBefore?: boolean
  from?: string
  to?: string
  beforeFrom?: string
  beforeTo?: string
  by?: string
}
type Verb = (client: DeskClient, options: Options, today: string) => Promise<Answer>

const verbs: Record<string, Verb> = {
  async 'channel-shift'(client, options, today) {
    const { now, before } = periodsOf(options, today)
    const shift = await client.performance.channelShift({ now, before, by: byOf(options.by) })
    return {
      json: { channelShift: shift },
      lines: [
        `${periodInWords(now)} against ${periodInWords(before)}`,
        ...columns(
          ['theme', 'to', 'now', 'before', 'change', 'interval', 'q'],
          shift.themes.flatMap(({ label, cells, total }) =>
            [...cells, total].flatMap((cell, at) =>
              cell.now + cell.before === 0
                ? []
                : [
                    [
                      label,
                      shift.channels[at]?.label ?? 'all',
                      cell.now,
                      cell.before,
                      percent(cell.percent),
                      interval(cell),
                      cell.q < 0.001 ? '< 0.001' : cell.q.toFixed(3),
                    ],
                  ],
            ),
          ),
        ),
        ...shift.themes.map(({ label, sentence }) => `${label}: ${sentence}`),
        ...shift.leftOut.map(({ reason }) => reason),
        ...shift.notes,
      ],
    }
  },
  async outcomes(client) {
    const outcomes = await client.performance.outcomes()
    return {
      json: { outcomes },
      lines: [
        ...outcomes.profiles.map(({ number, title, verdict, measured, actions }) => {
          const told =
            'unavailable' in measured
              ? measured.unavailable
              : `${measured.before.count} calls in ${measured.before.months} months before, ${measured.after.count} in ${measured.after.months} since, ${percent(measured.percent)} ${interval(measured)}`
          return `${number} ${title}: ${outcomeWords[verdict].label}. ${told}. Actions: ${actions.done} done, ${actions.open + actions.overdue} open, ${actions.overdue} overdue.`
        }),
        ...outcomes.concerns.map(({ kind, title, text }) => `of concern (${kind}): ${title}: ${text}`),
        ...outcomes.practice.map(
          ({ number, title, result, evidenceKind }) =>
            `practice: ${number} ${title} (${result}, ${evidenceKind})`,
        ),
      ],
    }
  },
  async health(client, options, today) {
    const { now } = periodsOf(options, today)
    const from = daysOfMonth(monthPlus(now.to.slice(0, 7), -11)).from
    const health = await client.performance.health({ period: { from, to: now.to } })
    return {
      json: { health },
      lines: [
        periodInWords(health.period),
        ...columns(
          ['agency', 'attended', 'set', 'on time', 'late', 'overdue', 'carried', 'files on time', 'answered'],
          health.agencies.map(({ agencyName, attended, held, actions, sources, replies }) => [
            agencyName,
            `${attended} of ${held}`,
            actions.set,
            actions.doneOnTime,
            actions.doneLate,
            actions.overdue,
            actions.carried,
            sources.map(({ onTime, of }) => `${onTime} of ${of}`).join(', ') || '-',
            `${replies.answered} of ${replies.sent}`,
          ]),
        ),
      ],
    }
  },
}

export function addPerformance(program: Command): void {
  program
    .command('performance')
    .summary('tell calls that moved from calls that fell, what profiles came to, and how partners keep up')
    .argument('<bureau>')
    .addArgument(new Argument('<what>').choices(Object.keys(verbs)))
    .option('--month <month>', 'the month looked at, YYYY-MM; the last that is over without it')
    .option('--month-before', 'against the month before it, not the same of the year before')
    .option('--from <day>', 'any period instead: its first day', dayOf)
    .option('--to <day>', 'its last day', dayOf)
    .option('--before-from <day>', 'the period it is held against: its first day', dayOf)
    .option('--before-to <day>', 'its last day', dayOf)
    .option('--by <how>', `how channels are told apart: ${shiftedBy.join(', ')}`)
    .action((bureau: string, what: string, options: Options, command: Command) =>
      inBureau(command, bureau, async ({ client }) => {
        const { bureau: open } = await client.settings.desk()
        return verbs[what]!(client, options, open!.today)
      }),
    )
}

function periodsOf(options: Options, today: string): { now: Period; before: Period } {
  const { from, month = lastWholeMonth(today) } = options
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) throw new WrongUsage('A month is written YYYY-MM.')
  if (from === undefined) {
    const against = monthAgainst(month, options.monthBefore ? 'month' : 'year')
    return { now: daysOfMonth(month), before: daysOfMonth(against) }
  }
  return {
    now: { from, to: required(options.to, '--to DAY') },
    before: {
      from: required(options.beforeFrom, '--before-from DAY'),
      to: required(options.beforeTo, '--before-to DAY'),
    },
  }
}

function byOf(text = 'source'): ShiftedBy {
  const by = shiftedBy.find(each => each === text)
  if (by) return by
  throw new WrongUsage(`--by is one of ${shiftedBy.join(', ')}.`)
}

const percent = (figure: Figure) =>
  typeof figure === 'number' ? `${figure > 0 ? '+' : ''}${figure.toFixed(1)} %` : 'n/a'

function interval({ percentLower, percentUpper }: { percentLower: Figure; percentUpper: Figure }): string {
  if (typeof percentLower !== 'number' || typeof percentUpper !== 'number') return '-'
  return `${percent(percentLower)} to ${percent(percentUpper)}`
}
