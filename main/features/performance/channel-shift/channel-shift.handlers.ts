import type { ChannelShift, channelShift, ShiftedBy } from '#shared/features/performance/channel-shift.ts'
import type { Period } from '#shared/features/performance/period.ts'
import { periodInWords } from '#shared/features/performance/period-rules.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { Among, Context, HandlersOf } from '../../../backend/context.ts'
import { countByMonthOnly, monthsCut } from '../../incidents/month-cut.ts'
import type { Snapshot } from '../../incidents/snapshot.ts'
import { shiftMethod, shiftTable } from './channel-shift.ts'
import { channelsBy } from './channels.ts'
import { countThemes } from './count-themes.ts'
import { reportingOf, whyNotReported } from './reporting.ts'

export const channelShiftHandlers: HandlersOf<typeof channelShift> = {
  channelShift: (context, asked) => channelShiftOf(context, asked),
}

type Asked = { now: Period; before: Period; by: ShiftedBy }

/**
 * Calls by channel and theme, period on period. A pack asks for it of its own freeze and of the sources its audience
 * may have. Throws `invalid` where the periods overlap, or no source reported throughout both.
 */
export async function channelShiftOf(
  { db, bureau }: Pick<Context, 'db' | 'bureau'>,
  { now, before, by }: Asked,
  { snapshot = bureau.snapshot(), asOf, sourceIds = null }: Among = {},
): Promise<ChannelShift> {
  refuseOverlap(now, before)
  const reporting = reportingOf(snapshot, [now, before])
  const leftOut: ChannelShift['leftOut'] = []
  const sources = (await bureau.sources(db)).filter(({ id, name }) => {
    const found = reporting.get(id)
    if (!found || (sourceIds && !sourceIds.includes(id))) return false
    const reason =
      whyNotReported(name, now, found.days[0]!, found.perDay) ??
      whyNotReported(name, before, found.days[1]!, found.perDay)
    if (reason !== null) leftOut.push({ sourceId: id, name, reason })
    return reason === null
  })
  if (sources.length === 0) throw nothingToCompare(now, before, leftOut)
  const table = await bureau.codeTable(db, asOf)
  const { channels, channelAt } = channelsBy(by, snapshot, sources)
  const kept = sources.map(({ id }) => id)
  const positionsOf = (period: Period) => bureau.select(db, { ...period, sourceIds: kept }, snapshot, asOf)
  const sides = { now: await positionsOf(now), before: await positionsOf(before) }
  const countsOf = (positions: Uint32Array) =>
    countThemes(snapshot, positions, table, channels.length, channelAt)
  const counts = { now: countsOf(sides.now), before: countsOf(sides.before) }
  const told = shiftTable({ now, before, channels, counts })
  return {
    by,
    now,
    before,
    leftOut,
    method: shiftMethod,
    ...told,
    notes: [
      ...told.notes,
      ...cutNotes(snapshot, now, sides.now),
      ...cutNotes(snapshot, before, sides.before),
    ],
  }
}

function refuseOverlap(now: Period, before: Period): void {
  if (now.from > before.to || before.from > now.to) return
  throw new AppError('invalid', 'The two periods share days, and a call cannot be held against itself.', {
    next: 'Choose periods that do not overlap.',
  })
}

function nothingToCompare(now: Period, before: Period, leftOut: ChannelShift['leftOut']): AppError {
  const reasons = leftOut.map(({ reason }) => reason).join(' ')
  return new AppError(
    'invalid',
    `No source reported throughout ${periodInWords(now)} and ${periodInWords(before)}.${reasons && ` ${reasons}`}`,
    { next: 'Choose periods that the same sources have reported: Imports, Freshness shows which.' },
  )
}

/** A period that begins or ends within a month counts those known only by it whole or not at all. */
function cutNotes(snapshot: Snapshot, period: Period, positions: Uint32Array): string[] {
  if (monthsCut(snapshot, period).length === 0) return []
  const months = countByMonthOnly(snapshot, positions)
  if (months === 0) return []
  return [
    `${periodInWords(period)} begins or ends within a month, and of ${months} incidents only the month is known: they are counted whole or not at all.`,
  ]
}
