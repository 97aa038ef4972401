import { counted, decimals, whole } from '#shared/count-words.ts'
import type { presence } from '#shared/features/analysis/presence.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { HandlersOf } from '../../backend/context.ts'
import { localDay } from '../incidents/local-time.ts'
import type { Snapshot } from '../incidents/snapshot.ts'
import { noHour, weekHoursOf } from '../incidents/week-hours.ts'
import { readAnalysis } from './analysis.store.ts'
import { daysIn } from './change/comparable.ts'
import { periodOf } from './compute.handlers.ts'
import type { run as spend } from './patrol.worker.ts'
import { patrolRows, patrolStatement } from './presence/patrol-rows.ts'
import { addPresence, deletePresence, listPresence, readPresence } from './presence.store.ts'
import type { run as read } from './presence.worker.ts'
import type { run as inspect } from './presence-head.worker.ts'
import { lateSources } from './telling/caveats.ts'
import { dayInWords } from './telling/words.ts'

const hoursOfWeek = 168

export const presenceHandlers: HandlersOf<typeof presence> = {
  inspectPresence: ({ files, workers }, { file }) =>
    workers.run<typeof inspect>('analysis/presence-head', { file: files.resolve(file) }),

  async loadPresence(context, { file, columns }) {
    const { db, files, host, workers, person, signal, report, changed } = context
    const source = files.resolve(file)
    report({ stage: 'Reading positions', done: 0, total: null })
    const found = await workers.run<typeof read>('analysis/presence', { file: source, columns }, { signal })
    if (signal.aborted) throw new AppError('cancelled', 'The positions were not loaded.')
    const kept = await addPresence(db, {
      file_name: source.name,
      sha256: found.sha256,
      loaded_at: host.now().toISOString(),
      by_login: person.login,
      positions: found.positions,
      units: found.units,
      left_out: found.leftOut,
      first_second: found.firstSecond,
      last_second: found.lastSecond,
      columns: found.columns,
    })
    changed('analysis')
    return { ...kept, rows: found.rows, reasons: found.reasons, lines: found.lines }
  },

  presenceFiles: ({ db }) => listPresence(db),

  async removePresence({ db, changed }, { presenceFileId }) {
    await deletePresence(db, presenceFileId)
    changed('analysis')
  },

  async patrol(context, { analysisId, presenceFileIds, gapMinutes }) {
    const { db, bureau, host, workers } = context
    const analysis = await readAnalysis(db, analysisId)
    const hotspots = analysis.hotspots.filter(({ polygons }) => polygons.length > 0)
    if (hotspots.length === 0) {
      throw new AppError('invalid', `Analysis ${analysisId} found no hotspot that covers any ground.`, {
        next: 'Choose an analysis with hotspots, or run one first.',
      })
    }
    const listed = (await listPresence(db)).filter(({ id }) => presenceFileIds?.includes(id) ?? true)
    const files = await readPresence(db, presenceFileIds)
    if (files.length === 0) {
      throw new AppError('invalid', 'There are no positions of vehicles or people in this bureau yet.', {
        next: 'Load a CSV or GPX file of them first.',
      })
    }
    const presence = await workers.run<typeof spend>('analysis/patrol', {
      files,
      hotspots: hotspots.map(({ polygons }) => polygons),
      gapSeconds: gapMinutes * 60,
    })
    const snapshot = bureau.snapshot()
    const calls = new Float64Array(hotspots.length * hoursOfWeek)
    const demand = []
    const chosenOf: Uint32Array[] = []
    for (const [index, { id, rank, label }] of hotspots.entries()) {
      const positions = await bureau.select(db, { hotspotId: id }, snapshot)
      addHours(calls.subarray(index * hoursOfWeek, (index + 1) * hoursOfWeek), snapshot, positions)
      demand.push({ id, rank, label, calls: positions.length })
      chosenOf.push(positions)
    }
    const chosen = joined(chosenOf)
    const { from, to } = periodOf(analysis.filter, snapshot, chosen)
    const days = Math.max(1, daysIn({ from, to }))
    const rows = patrolRows({ hotspots: demand, calls, days }, presence)
    const untimed = rows.reduce((sum, row) => sum + row.calls - row.timed, 0)
    const seen = presence.minutesInAll + presence.minutesInGaps
    return {
      statement: patrolStatement(rows, presence),
      warnings: [
        ...apart({ from, to }, listed),
        ...(untimed > 0
          ? [`Of ${counted(untimed, 'call')} the hour is not known: they are in the totals, not in the week.`]
          : []),
        ...(presence.minutesInGaps > 0.1 * seen
          ? [
              `${decimals((presence.minutesInGaps / seen) * 100, 0)} % of the time between positions lies in gaps of more than ${whole(gapMinutes)} minutes and is counted nowhere.`,
            ]
          : []),
        ...(presence.days < 7
          ? [
              `There are positions of ${counted(presence.days, 'day')} only: they need not be like any others.`,
            ]
          : []),
        ...lateSources(snapshot, chosen, await bureau.freshness(db, host.now())),
      ],
      from,
      to,
      days,
      presenceDays: presence.days,
      positions: listed.reduce((sum, { positions }) => sum + positions, 0),
      units: listed.reduce((most, { units }) => Math.max(most, units), 0),
      minutes: presence.minutesInAll,
      minutesInside: presence.minutesInside,
      minutesInGaps: presence.minutesInGaps,
      hotspots: rows,
      calls,
      presence: presence.minutes,
      recorded: presence.recorded,
    }
  },
}

/** All positions of some lists, ascending; one that is in two of them is there twice. */
function joined(lists: readonly Uint32Array[]): Uint32Array {
  const all = new Uint32Array(lists.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const list of lists) {
    all.set(list, at)
    at += list.length
  }
  return all.sort()
}

/** Adds incidents to the 168 hours of the week by the hour they began; those without an hour to none. */
function addHours(hours: Float64Array, snapshot: Snapshot, positions: Uint32Array): void {
  const hourOf = weekHoursOf(snapshot)
  for (const at of positions) if (hourOf[at]! < noHour) hours[hourOf[at]!]! += 1
}

/** Calls and positions of different days are set beside each other as ordinary weeks, which must be said. */
function apart(
  { from, to }: { from: string; to: string },
  files: readonly { first: string; last: string }[],
): string[] {
  const first = localDay(Math.floor(Date.parse(files.map(file => file.first).sort()[0]!) / 60_000))
  const last = localDay(
    Math.floor(
      Date.parse(
        files
          .map(file => file.last)
          .sort()
          .at(-1)!,
      ) / 60_000,
    ),
  )
  if (first >= from && last <= to) return []
  return [
    `The calls are of ${dayInWords(from)} to ${dayInWords(to)}, the positions of ${dayInWords(first)} to ${dayInWords(last)}: both are told per day, as if the days were alike.`,
  ]
}
