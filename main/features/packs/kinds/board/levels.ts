import { counted } from '#shared/count-words.ts'
import {
  outcomeWords,
  promiseWords,
  verdictRule,
  verdictWords,
} from '#shared/features/performance/service-level-rules.ts'
import type { LevelResult } from '#shared/features/performance/service-levels.ts'
import type { BoardOnPaper } from '../../../performance/board/draft.ts'
import type { Block, Cell, Section, Sum } from '../../model/document.ts'
import { countOf, derived, heading, note, said, text } from '../parts/blocks.ts'
import { days, tableOf } from './parts.ts'

/** How agencies kept their promises: each with its count, its interval, and what could not be measured. */
export function levelsSection({ draft }: BoardOnPaper): Section {
  const { levels } = draft.counted
  const all = levels.agencies.flatMap(agency => agency.levels)
  const missed = all.filter(({ verdict }) => verdict === 'missed')
  const met = all.filter(({ verdict }) => verdict === 'met')
  return {
    key: 'service-levels',
    title: 'Service levels',
    blocks: [
      {
        kind: 'finding',
        runs: [
          {
            text: `Of ${counted(all.length, 'promise')}: ${met.length} met and ${missed.length} missed in ${days(levels.period.from, levels.period.to)}; of the other ${all.length - met.length - missed.length} it cannot be told.`,
            figure: { from: all.flatMap(({ level }) => keysOf(level.id)) },
          },
        ],
      },
      ...(all.length === 0 ? [text('No agency has made a promise that is held here.')] : [chartBlock(all)]),
      ...levels.agencies.flatMap(({ agencyName, levels: own }): Block[] => [
        heading(agencyName),
        tableOf(
          `What ${agencyName} promised and kept`,
          [
            ['Promise', 'name', 2.6],
            ['Kept', 'number', 0.7],
            ['Of', 'number', 0.7],
            ['Share, with 95 % interval', 'text', 1.7],
            ['Not measurable', 'number', 1],
            ['Rule says', 'text', 1.1],
          ],
          own.map(levelRow),
          { empty: 'Nothing was promised.' },
        ),
        ...own.flatMap(unmeasured),
      ]),
      note(verdictRule),
    ],
  }
}

export const keysOf = (id: number) => [`level=${id} kept`, `level=${id} of`]

function levelRow({ level, share, calls, verdict }: LevelResult): Cell[] {
  const keys = keysOf(level.id)
  const { kept, of, lower, upper } = share
  const percent =
    of < 10
      ? of === 0
        ? 'n/a'
        : `${kept} of ${of}`
      : `${((kept / of) * 100).toFixed(1)} % (${(lower * 100).toFixed(1)} to ${(upper * 100).toFixed(1)})`
  return [
    `${level.name}: ${promiseWords(level).replace(/^./, letter => letter.toLowerCase())}`,
    countOf(kept, keys[0]!),
    countOf(of, keys[1]!),
    derived(percent, keys),
    countOf(calls - of, unmeasuredKey(level.id)),
    derived(verdictWords[verdict], keys),
  ]
}

const reasonsOf = ({ outcomes }: LevelResult) =>
  outcomes.filter(({ outcome }) => !['kept', 'late', 'overdue'].includes(outcome))
const unmeasuredKey = (id: number, outcome = '') => `level=${id} unmeasured ${outcome}`.trim()

/** What of a promise could not be measured, and why. */
function unmeasured(result: LevelResult): Block[] {
  const { level } = result
  const reasons = reasonsOf(result)
  if (reasons.length === 0) return []
  const told = reasons.flatMap(({ outcome, count: n }, at) => [
    `${at > 0 ? '; ' : ''}${outcomeWords[outcome].toLowerCase()} (`,
    said(countOf(n, unmeasuredKey(level.id, outcome))),
    ')',
  ])
  return [note(`${level.name}, not measurable: `, ...told, '.')]
}

/** What of a promise adds up: what was not kept is what was measured less what was kept, though it stands nowhere. */
export function levelSums({ draft }: BoardOnPaper): Sum[] {
  const all = draft.counted.levels.agencies.flatMap(({ levels }) => levels)
  return all.flatMap(result => {
    const [kept, of] = keysOf(result.level.id) as [string, string]
    return [
      { total: of, parts: [kept, `level=${result.level.id} not kept`] },
      {
        total: unmeasuredKey(result.level.id),
        parts: reasonsOf(result).map(({ outcome }) => unmeasuredKey(result.level.id, outcome)),
      },
    ]
  })
}

function chartBlock(all: readonly LevelResult[]): Block {
  const measured = all.filter(({ share }) => share.of >= 10)
  const name = ({ level }: LevelResult) => `${level.agencyName}: ${level.name}`
  return {
    kind: 'chart',
    chart: {
      title: 'Share of calls in which the promise was kept, with its 95 % interval',
      kind: 'bars',
      categories: measured.map(name),
      series: [
        {
          name: 'Kept',
          as: 'columns',
          values: measured.map(({ level, share }) => {
            const percent = (share.kept / share.of) * 100
            return derived(`${percent.toFixed(1)} %`, keysOf(level.id), percent)
          }),
          intervals: measured.map(({ share }) => [share.lower * 100, share.upper * 100]),
        },
        {
          name: 'Promised',
          as: 'points',
          values: measured.map(({ level }) => ({
            text: `${level.sharePercent} %`,
            value: level.sharePercent,
          })),
        },
      ],
      unit: 'per cent of calls',
      alternative: measured
        .map(({ level, share }) => `${level.agencyName}, ${level.name}: ${share.kept} of ${share.of}`)
        .join('; '),
    },
  }
}
