import { counted } from '#shared/count-words.ts'
import { monthWords } from '#shared/day-words.ts'
import { whyNotFigure } from '#shared/features/performance/measure-rules.ts'
import type { Computed, measures } from '#shared/features/performance/measures.ts'
import { lastWholeMonth } from '#shared/features/performance/period-rules.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { Context, HandlersOf } from '../../../backend/context.ts'
import type { Row } from '../../../store/schema.ts'
import { withoutAbsent } from '../../briefings/without-absent.ts'
import { localDay } from '../../incidents/local-time.ts'
import { enterFigureRows, pastFigureRows } from './figures.store.ts'
import { measureFileHandlers } from './measure-files.handlers.ts'
import {
  deleteRebase,
  insertEvent,
  insertMeasure,
  insertRebase,
  type MeasureRow,
  measureRow,
  rebaseRows,
  requireAgency,
  updateMeasure,
} from './measures.store.ts'
import { refuseComputed, refuseEntry } from './refuse-entry.ts'
import { asFigure, measureOf, measuresOf } from './tell.handlers.ts'

export const measureHandlers: HandlersOf<typeof measures> = {
  ...measureFileHandlers,
  measures: context => measuresOf(context),
  measure: (context, { measureId }) => measureOf(context, measureId),

  async defineMeasure(context, { agencyId, computed, ...fields }) {
    const { db } = context
    await requireAgency(db, agencyId)
    refuseComputed(fields.basis, computed)
    const measureId = await insertMeasure(db, {
      ...fields,
      agency_id: agencyId,
      computed_json: computed && JSON.stringify(computed),
      closed_on: null,
      closed_because: '',
    })
    return told(context, measureId, 'defined', fields.definition)
  },

  async saveMeasure(context, { measureId, version, agencyId, computed, ...fields }) {
    const { db, host, changed } = context
    const row = await measureRow(db, measureId)
    if (agencyId !== undefined) await requireAgency(db, agencyId)
    if (computed !== undefined) {
      refuseComputed(row.basis, computed)
      refuseOtherKind(row, computed)
    }
    const saved = await updateMeasure(db, measureId, version, {
      ...withoutAbsent(fields),
      ...(agencyId !== undefined && { agency_id: agencyId }),
      ...(computed !== undefined && { computed_json: computed && JSON.stringify(computed) }),
    })
    const { target, direction } = fields
    const note = changesOf(row, { ...withoutAbsent({ target, direction }), agencyId, computed })
    // What is typed is saved every second; what changes how the figures are read is told.
    if (note !== '') await noted(context, measureId, 'changed', note)
    changed('performance')
    return { version: saved, savedAt: host.now().toISOString() }
  },

  async closeMeasure(context, { measureId, version, reason }) {
    const { closed_on } = await measureRow(context.db, measureId)
    if ((closed_on === null) === (reason === '')) {
      throw new AppError(
        'invalid',
        closed_on ? 'This measure is closed already.' : 'A measure is closed with a reason.',
        {
          next: closed_on ? 'Leave the reason empty to open it again.' : 'Say why it is no longer kept.',
        },
      )
    }
    await updateMeasure(context.db, measureId, version, {
      closed_on: closed_on ? null : todayOf(context),
      closed_because: reason,
    })
    return told(context, measureId, closed_on ? 'reopened' : 'closed', reason)
  },

  async enterFigures(context, { measureId, how, figures }) {
    const row = await measureRow(context.db, measureId)
    refuseEntry(
      row,
      figures.map(({ force }) => force),
    )
    const lastMonth = lastWholeMonth(todayOf(context))
    for (const figure of figures) {
      const reason = whyNotFigure(row.basis, figure, lastMonth)
      if (reason) {
        throw new AppError('invalid', `${whose(figure.force)}${monthWords(figure.month)}: ${reason}`, {
          next: 'Correct it and enter it again.',
        })
      }
    }
    const { taken } = await enterFigureRows(context.db, measureId, figures, {
      how,
      file_name: '',
      at: context.host.now().toISOString(),
      by_login: context.person.login,
    })
    if (taken === 0) return measureOf(context, measureId)
    const months = [...new Set(figures.map(({ month }) => month))].sort()
    const over =
      months.length === 1
        ? monthWords(months[0]!)
        : `${monthWords(months[0]!)} to ${monthWords(months.at(-1)!)}`
    return told(context, measureId, 'entered', `${counted(taken, 'figure')} ${how}, ${over}.`)
  },

  async pastFigures({ db }, { measureId, force, month }) {
    await measureRow(db, measureId)
    const rows = await pastFigureRows(db, measureId, force, month)
    return rows.map(row => ({ ...asFigure(row), replacedAt: row.replaced_at }))
  },

  async rebaseMeasure(context, { measureId, month, reason }) {
    const { db, host, person } = context
    await measureRow(db, measureId)
    const known = await rebaseRows(db).where('measure_id', '=', measureId).execute()
    if (known.some(one => one.month === month)) {
      throw new AppError('conflict', `It is rebased in ${monthWords(month)} already.`, {
        next: 'Remove that rebase first, or choose another month.',
      })
    }
    await insertRebase(db, {
      measure_id: measureId,
      month,
      reason,
      at: host.now().toISOString(),
      by_login: person.login,
    })
    return told(context, measureId, 'rebased', `From ${monthWords(month)}: ${reason}`)
  },

  async removeRebase(context, { measureId, rebaseId }) {
    const { month, reason } = await deleteRebase(context.db, measureId, rebaseId)
    return told(context, measureId, 'unbased', `No longer from ${monthWords(month)} (${reason})`)
  },
}

const todayOf = ({ host }: Pick<Context, 'host'>) => localDay(host.now().getTime() / 60_000)
const whose = (force: string) => (force === '' ? '' : `${force}, `)

/** Whether its figures are entered or computed is settled when it is defined: both at once would tell two stories. */
function refuseOtherKind(row: MeasureRow, computed: Computed | null): void {
  if ((row.computed_json === null) === (computed === null)) return
  throw new AppError('conflict', `The figures of this measure are ${computed ? 'entered' : 'computed'}.`, {
    next: 'Define another measure for the other kind, and close this one.',
  })
}

type Changed = Partial<Pick<MeasureRow, 'target' | 'direction'>> & {
  agencyId?: number | undefined
  computed?: Computed | null | undefined
}

/** What changes how the figures are read, in words; empty where only texts were written. */
function changesOf(row: MeasureRow, { target, direction, agencyId, computed }: Changed): string {
  const words = [
    ...(target !== undefined && target !== row.target
      ? [`target ${row.target ?? 'none'} to ${target ?? 'none'}`]
      : []),
    ...(direction !== undefined && direction !== row.direction ? ['which way is better'] : []),
    ...(agencyId !== undefined && agencyId !== row.agency_id ? ['its agency'] : []),
    ...(computed !== undefined && JSON.stringify(computed) !== row.computed_json ? ['what is counted'] : []),
  ]
  return words.length === 0 ? '' : `Changed: ${words.join(', ')}.`
}

async function noted(context: Context, measureId: number, kind: Row<'measure_event'>['kind'], note: string) {
  await insertEvent(context.db, {
    measure_id: measureId,
    at: context.host.now().toISOString(),
    by_login: context.person.login,
    kind,
    note,
  })
  context.changed('performance')
}

async function told(context: Context, measureId: number, kind: Row<'measure_event'>['kind'], note: string) {
  await noted(context, measureId, kind, note)
  return measureOf(context, measureId)
}
