import type { ShiftCell } from '#shared/features/performance/channel-shift.ts'
import { periodInWords } from '#shared/features/performance/period-rules.ts'
import type { BoardOnPaper } from '../../../performance/board/draft.ts'
import type { Block, Cell, Section, Sum } from '../../model/document.ts'
import { oneDecimal } from '../../words.ts'
import { countOf, derived, note, text } from '../parts/blocks.ts'
import { tableOf, telling, withCounts } from './parts.ts'

/** Which calls moved to another channel, and which fell away. */
export function shiftSection({ draft }: BoardOnPaper): Section {
  const { shift } = draft.counted
  return {
    key: 'channel-shift',
    title: 'Channel shift',
    blocks:
      'unavailable' in shift ? [text(...withCounts(shift.unavailable, 'no shift'))] : shiftBlocks(shift),
  }
}

type Shift = Exclude<BoardOnPaper['draft']['counted']['shift'], { unavailable: string }>

const keyOf = (theme: string, channel: string, when: 'now' | 'before') => `shift=${theme} ${channel} ${when}`
const keysOf = (theme: string, channel: string) => [
  keyOf(theme, channel, 'now'),
  keyOf(theme, channel, 'before'),
]

function shiftBlocks({ now, before, themes, channels, leftOut, notes, method }: Shift): Block[] {
  const told = themes.filter(({ key, verdict }) => key === 'all' || !['none', 'too-few'].includes(verdict))
  return [
    text(`Calls of ${periodInWords(now)} against ${periodInWords(before)}, a day.`),
    ...told.map(
      (theme): Block => ({
        kind: theme.key === 'all' ? 'finding' : 'text',
        runs: [
          ...(theme.key === 'all' ? [] : [{ text: `${theme.label}. `, bold: true as const }]),
          telling(theme.sentence, shownKeys(theme, channels)),
        ],
      }),
    ),
    tableOf(
      'Calls by what they were about and who took them',
      [
        ['About', 'name', 1.8],
        ['Taken by', 'text', 1.6],
        ['Before', 'number'],
        ['Now', 'number'],
        ['Change, with 95 % interval', 'text', 2],
        ['In words', 'text', 1.4],
      ],
      told.flatMap(theme =>
        channels
          .map(({ key, label }, at) => ({ key, label, cell: theme.cells[at]! }))
          .filter(({ cell }) => cell.now + cell.before > 0)
          .map(({ key, label, cell }) => cellRow(theme, key, label, cell)),
      ),
      {
        empty: 'No calls were taken in either period.',
        note: 'Of what is not listed here, the calls neither moved nor changed by more than chance would explain. A change is called one where q is at most 5 % (E-test, Benjamini–Hochberg over all).',
      },
    ),
    ...leftOut.map(({ sourceId, reason }) => note(...withCounts(reason, `shift without source=${sourceId}`))),
    ...(notes.length > 0 ? [note(...withCounts(notes.join(' '), 'shift note'))] : []),
    note(method.join(' ')),
  ]
}

/** Of the channels that took any: the others are not listed. */
function shownKeys(theme: Shift['themes'][number], channels: Shift['channels']): string[] {
  return channels.flatMap(({ key }, at) => {
    const { now, before } = theme.cells[at]!
    return now + before > 0 ? keysOf(theme.key, key) : []
  })
}

function cellRow(theme: Shift['themes'][number], channel: string, label: string, cell: ShiftCell): Cell[] {
  const from = keysOf(theme.key, channel)
  const { now, before, percent, percentLower, percentUpper, q } = cell
  const isReal = q <= 0.05
  const words = !isReal ? 'No more than chance' : now > before ? 'More' : 'Fewer'
  return [
    theme.label,
    label,
    countOf(before, from[1]!),
    countOf(now, from[0]!),
    derived(changeWords(percent, percentLower, percentUpper), from),
    derived(words, from),
  ]
}

type Percent = ShiftCell['percent']

function changeWords(percent: Percent, lower: Percent, upper: Percent): string {
  if (typeof percent !== 'number') return 'n/a'
  const signed = (value: number) => `${value > 0 ? '+' : ''}${oneDecimal(value)}`
  const interval =
    typeof lower === 'number' && typeof upper === 'number' ? ` (${signed(lower)} to ${signed(upper)})` : ''
  return `${signed(percent)} %${interval}`
}

/** All calls of a channel are those of its themes and those without a code, whether they are listed or not. */
export function shiftSums({ draft }: BoardOnPaper): Sum[] {
  const { shift } = draft.counted
  if ('unavailable' in shift) return []
  const themes = shift.themes.filter(({ key }) => key !== 'all')
  return shift.channels.flatMap(({ key: channel }) =>
    (['now', 'before'] as const).map(when => ({
      total: keyOf('all', channel, when),
      parts: [...themes.map(({ key }) => keyOf(key, channel, when)), keyOf('uncoded', channel, when)],
    })),
  )
}
